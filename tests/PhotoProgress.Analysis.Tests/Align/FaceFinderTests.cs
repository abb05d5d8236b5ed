using System.Numerics;
using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Align.Mesh;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Tests.Align;

public class FaceFinderTests
{
    private const string Frontal = "london/002_03.jpg";


    [FacePhotosFact]
    public void Find_EveryStudioFace_IsFoundOnce()
    {
        Assert.Equal(27, FaceModel.London("03").Length);
        foreach (var name in FaceModel.London("03").Concat(FaceModel.London("08"))) Assert.True(FaceModel.FaceIn(name).Presence > 0.99, name);
    }

    [FacePhotosTheory]
    [InlineData("interfaces/if_017.jpg")] // profile, face an eighth of the frame
    [InlineData("interfaces/if_004.jpg")] // sunglasses
    [InlineData("interfaces/if_064.jpg")] // three quarters black
    [InlineData("interfaces/if_070.jpg")] // greyscale
    [InlineData("zoom/15cm.jpg")] // fills the frame
    [InlineData("lisa/lisa2.jpg")] // dim, small
    public void Find_HardPhoto_IsFound(string name) => Assert.Single(FaceModel.Finder.Find(FaceModel.Image(name)));

    [FacePhotosFact]
    public void Find_LondonFaces_MouthCornersAndPupilsMatchHandPoints()
    {
        var (corners, pupils) = (new List<double>(), new List<double>());
        foreach (var name in FaceModel.London("03"))
        {
            var (face, hand) = (FaceModel.FaceIn(name), HandPoints.Of(name));
            var found = Pupils.Of(face);
            corners.Add(Vector2.Distance(Flat(face.Mesh[MeshTopology.RightMouthCorner]), hand.RightMouthCorner) / hand.EyeDistance);
            corners.Add(Vector2.Distance(Flat(face.Mesh[MeshTopology.LeftMouthCorner]), hand.LeftMouthCorner) / hand.EyeDistance);
            pupils.Add(Vector2.Distance(Flat(found.Right), hand.RightPupil) / hand.EyeDistance);
            pupils.Add(Vector2.Distance(Flat(found.Left), hand.LeftPupil) / hand.EyeDistance);
        }

        // Published for this model on these faces: corners 2.3–2.7 %, pupils 2.5–3.2 %; a shift by half a lip is 5 %.
        Assert.InRange(corners.Average(), 0, 0.03);
        Assert.InRange(pupils.Average(), 0, 0.025);
    }

    // Limit: the mean error of a landmark is 2.5 %; a copy may add a fifth of that.
    [FacePhotosTheory]
    [InlineData("london/002_03.jpg")]
    [InlineData("london/105_03.jpg")]
    public void Find_CopyOfThePhoto_MovesTheMeshByLessThanHalfAPercentOfTheEyeDistance(string name)
    {
        var photo = FaceModel.Image(name);
        PhotoCopy[] copies =
        [
            PhotoCopy.Scaled(photo, 0.5f), PhotoCopy.Scaled(photo, 1.7f), PhotoCopy.Rolled(photo, 7), PhotoCopy.Rolled(photo, -15),
            PhotoCopy.Tinted(photo, 0.5f, 0.5f, 0.5f), PhotoCopy.Tinted(photo, 1, 0.9f, 0.75f),
            PhotoCopy.Cropped(photo, 150, 150, photo.Width - 250, photo.Height - 250),
        ];
        Assert.All(copies, copy => Assert.InRange(copy.Jitter(FaceModel.FaceIn(name), Assert.Single(FaceModel.Finder.Find(copy.Image))), 0, 0.005));
    }

    [FacePhotosFact]
    public void Find_FaceOfAHundredPixelsInAThousand_IsFoundInATile()
    {
        // The London face is 0.3 of the frame wide: 100 px on the canvas.
        var photo = FaceModel.Image(Frontal);
        var copy = PhotoCopy.OnCanvas(photo, 1000, 100f / 440, new Vector2(620, 560));
        var face = Assert.Single(FaceModel.Finder.Find(copy.Image));
        // Two pixels of a mesh cell at this size are 2 % of the eye distance.
        Assert.InRange(copy.Jitter(FaceModel.FaceIn(Frontal), face), 0, 0.02);
    }

    [FacePhotosFact]
    public void Find_TwoFaces_LargestFirst()
    {
        var photo = FaceModel.Image(Frontal);
        var (large, small) = (PhotoCopy.OnCanvas(photo, 1200, 0.6f, new Vector2(0, 300)), PhotoCopy.OnCanvas(photo, 1200, 0.4f, new Vector2(650, 300)));
        for (var i = 0; i < small.Image.Rgb.Length; i++)
            if (i / 3 % 1200 >= 650) large.Image.Rgb[i] = small.Image.Rgb[i];
        var faces = FaceModel.Finder.Find(large.Image);
        Assert.Equal(2, faces.Count);
        Assert.True(faces[0].Box.Width > faces[1].Box.Width);
        Assert.True(faces[0].Mesh[MeshTopology.NoseTip].X < 650);
    }

    [FaceModelFact]
    public void Find_NoFace_IsEmpty()
    {
        var image = new SrgbImage(640, 480, new ushort[640 * 480 * 3]);
        Assert.Empty(FaceModel.Finder.Find(image));
        Array.Fill(image.Rgb, (ushort)40000);
        Assert.Empty(FaceModel.Finder.Find(image));
    }

    [FaceModelFact]
    public void Find_OnePixel_IsEmpty() => Assert.Empty(FaceModel.Finder.Find(new SrgbImage(1, 1, new ushort[3])));

    [FacePhotosFact]
    public void Find_FromSeveralThreads_GivesIdenticalPoints()
    {
        var photo = FaceModel.Image(Frontal);
        var expected = FaceModel.FaceIn(Frontal).Mesh;
        var meshes = new Vector3[8][];
        Parallel.For(0, meshes.Length, new ParallelOptions { MaxDegreeOfParallelism = 2 }, i => meshes[i] = FaceModel.Finder.Find(photo)[0].Mesh);
        Assert.All(meshes, mesh => Assert.Equal(expected, mesh));
    }

    [Fact]
    public void Tiles_WideFrame_CoverItAndOverlapByHalf()
    {
        var tiles = FaceFinder.Tiles(1000, 600, 500).ToList();
        Assert.Equal(6, tiles.Count);
        Assert.Equal(0, tiles.Min(t => t.Corner.X));
        Assert.Equal(500, tiles.Max(t => t.Corner.X));
        Assert.Equal(100, tiles.Max(t => t.Corner.Y));
    }

    private static Vector2 Flat(Vector3 point) => new(point.X, point.Y);
}
