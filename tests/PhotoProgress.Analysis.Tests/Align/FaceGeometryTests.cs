using System.Numerics;
using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Pixels;
using Plane = PhotoProgress.Analysis.Pixels.Plane;

namespace PhotoProgress.Analysis.Tests.Align;

public class FaceGeometryTests
{
    private const double PhotoPixelsPerMm = 3;

    [Fact]
    public void FrameAround_RolledFace_IsLevelWithTheEyesAndCoversTheMesh()
    {
        var face = Ball(12);
        var frame = FaceFrame.Around(face, PhotoPixelsPerMm, 2);
        var grid = frame.OnGrid(face);
        Assert.Equal(grid[33].Y, grid[263].Y, 1e-3);
        Assert.Equal(1.5, frame.GridToPhoto.Scale, 1e-9);
        // The margin is 6 mm: 12 grid pixels on each side, up to the pixel that the width was rounded up by.
        Assert.Equal(12, grid.Min(p => p.X), 1e-3);
        Assert.Equal(12, grid.Min(p => p.Y), 1e-3);
        Assert.InRange(frame.Width - grid.Max(p => p.X), 12, 13);
    }

    [Fact]
    public void FrameAtPitch_HalfThePitch_CoversTheSamePixelsInPairs()
    {
        var frame = FaceFrame.Around(Ball(5), PhotoPixelsPerMm, 2);
        var half = frame.AtPitch(1);
        var (expected, found) = (frame.GridToPhoto.Apply(20.5, 40.5), half.GridToPhoto.Apply(10, 20));
        Assert.Equal(expected.X, found.X, 1e-9);
        Assert.Equal(expected.Y, found.Y, 1e-9);
        Assert.Equal((frame.Width + 1) / 2, half.Width);
    }

    // A similarity of the whole mesh leaves no rest: floats of the mesh, 1e-4 px.
    [Fact]
    public void MeshWarpMap_FaceMovedByASimilarity_IsThatSimilarity()
    {
        var face = Ball(0);
        var move = new Similarity(1.1, 0.2, 40, -25);
        var frame = FaceFrame.Around(face, PhotoPixelsPerMm, 1);
        var map = MeshWarp.Map(frame, face, Moved(face, (x, y) => move.Apply(x, y)));
        for (var i = 0; i < map.X.Samples.Length; i += 37)
        {
            var (px, py) = frame.GridToPhoto.Apply(i % map.Width, i / map.Width);
            var (x, y) = move.Apply(px, py);
            Assert.Equal(x, map.X.Samples[i], 2e-3);
            Assert.Equal(y, map.Y.Samples[i], 2e-3);
        }
    }

    // One point off by 9 px among some 15 within the smoothing's reach moves the map by at most 9/15·½: jitter does not wrinkle.
    [Fact]
    public void MeshWarpMap_OnePointAstray_HardlyMovesTheMap()
    {
        var face = Ball(0);
        var astray = Moved(face, static (x, y) => (x, y));
        astray.Mesh[200].X += 9;
        var frame = FaceFrame.Around(face, PhotoPixelsPerMm, 1);
        var map = MeshWarp.Map(frame, face, astray);
        var straight = frame.Map();
        Assert.InRange(map.X.Samples.Zip(straight.X.Samples, (a, b) => Math.Abs(a - b)).Max(), 0.01, 4.5);
    }

    [FacePhotosFact]
    public void RegionsOn_RealFace_AreApartFromTheFeaturesAndOneEachSide()
    {
        var face = FaceModel.FaceIn("london/002_03.jpg");
        var scale = FaceScale.FromEyeDistance(face).PixelsPerMm;
        var frame = FaceFrame.Around(face, scale, 2);
        var regions = FaceRegions.On(frame, face);
        Assert.Equal(RegionNames.Parts.Order(), regions.Keys.Order());
        var features = new Plane(frame.Width, frame.Height);
        var grid = frame.OnGrid(face);
        foreach (var outline in FaceRegions.Features) Polygon.Fill(features, [.. outline.Select(index => grid[index])]);
        Assert.All(regions, region => Assert.Equal(0, Gaussian.Multiply(region.Value, features).Samples.Sum(), 1e-3));
        Assert.True(CentreX(regions[RegionNames.RightCheek]) < CentreX(regions[RegionNames.Nose]));
        Assert.True(CentreX(regions[RegionNames.LeftCheek]) > CentreX(regions[RegionNames.Nose]));
        // A forehead is some 30 cm², a cheek 10 to 20; in square pixels of half a millimetre.
        Assert.InRange(regions[RegionNames.Forehead].Samples.Sum() / 400, 15, 60);
        Assert.Equal(7, FaceRegions.Edges(frame, face).Count);
    }

    private static double CentreX(Plane mask)
    {
        double sum = 0, total = 0;
        for (var i = 0; i < mask.Samples.Length; i++) (sum, total) = (sum + (mask.Samples[i] * (i % mask.Width)), total + mask.Samples[i]);
        return sum / total;
    }

    /// <summary>468 points evenly over a disc of 60 mm around (300, 320), eyes where they belong, rolled.</summary>
    private static Face Ball(double rollDegrees)
    {
        var turn = Matrix3x2.CreateRotation((float)(rollDegrees * Math.PI / 180));
        var points = Enumerable.Range(0, 468).Select(i =>
        {
            var (radius, angle) = (60 * PhotoPixelsPerMm * Math.Sqrt((i + 0.5) / 468), i * 2.399963);
            return new Vector2((float)(radius * Math.Cos(angle)), (float)(radius * Math.Sin(angle)));
        }).ToArray();
        (points[33], points[263]) = (new Vector2(-90, -60), new Vector2(90, -60));
        Vector3[] mesh = [.. points.Select(p => Vector2.Transform(p, turn) + new Vector2(300, 320)).Select(p => new Vector3(p, 0))];
        return new Face(mesh, 1, 1, default);
    }

    private static Face Moved(Face face, Func<double, double, (double X, double Y)> move) => face with
    {
        Mesh = [.. face.Mesh.Select(p => move(p.X, p.Y)).Select(p => new Vector3((float)p.X, (float)p.Y, 0))],
    };
}
