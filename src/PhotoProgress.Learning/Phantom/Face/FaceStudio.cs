using System.Numerics;
using PhotoProgress.Analysis.Align.Mesh;
using PhotoProgress.Learning.Phantom.Camera;
using PhotoProgress.Learning.Phantom.Face.Paint;
using PhotoProgress.Learning.Phantom.Face.Render;
using PhotoProgress.Learning.Phantom.Face.Shape;

namespace PhotoProgress.Learning.Phantom.Face;

/// <summary>Builds the head of an invented person and photographs it.</summary>
public sealed class FaceStudio
{
    private const int Refinement = 3;
    private const double DegreesToRadians = Math.PI / 180;

    private static readonly HashSet<int> LidCorners =
        [MeshTopology.RightEyeOuterCorner, MeshTopology.RightEyeInnerCorner, MeshTopology.LeftEyeOuterCorner, MeshTopology.LeftEyeInnerCorner];

    /// <summary>The head turns about a point between the ears, mm.</summary>
    private static readonly Vector3 Pivot = new(0, -20, -40);

    private const int Supersample = 2;

    /// <summary>Where the hair at the back of the head ends: at the lobes of the ears.</summary>
    private const float LowestHairMm = -22;

    /// <summary>Brows are a little darker than the hair of the head.</summary>
    private const float BrowShare = 0.8f;

    /// <summary>Linear colour of the wall.</summary>
    private static readonly Vector3 Wall = new(0.42f, 0.44f, 0.46f);

    private readonly CanonicalFace _canonical;

    public FaceStudio(CanonicalFace canonical) => _canonical = canonical;

    /// <summary>An invented person.</summary>
    public static FaceIdentity Draw(Random random) => IdentityDraw.Of(random);

    /// <summary>One photo of a person.</summary>
    /// <param name="size">Of the picture.</param>
    /// <param name="random">Source of the camera's noise.</param>
    public FacePhoto Photograph(FaceIdentity identity, FaceCapture capture, FaceSize size, Random random)
    {
        var neutral = Head(identity, 0);
        var chart = new FaceChart(ChartLayout.Face(size.PixelsPerMm), neutral.Chart[..MeshTopology.PointCount], new Scalp(neutral).OnChart());
        var maps = FaceSkin.Maps(chart, capture.Skin ?? identity.Skin, identity.SkinSeed, identity.LipBlood);
        var head = capture.Smile == 0 ? neutral : Head(identity, capture.Smile) with { Chart = neutral.Chart };
        var stage = new Stage(Surfaces(identity, head), Turn(capture), Pivot);
        var texture = FaceSkin.Texture(chart, MakeUp.Over(maps, capture.MakeUp), identity.HairColour);
        var scene = new FaceRenderer(stage, LightField.Of(stage, capture.Light), size.Camera(capture), PaletteOf(identity, texture), Supersample).Draw();
        return new FacePhoto(CameraModel.Expose(scene, capture.CameraAt(size), random), new FaceSkinTruth(chart, maps));
    }

    private static Palette PaletteOf(FaceIdentity identity, SkinTexture texture) => new(
        texture, identity.HairColour, BrowShare * identity.HairColour, identity.Iris, identity.Cloth, Wall, Vector2.Zero, identity.SkinSeed);

    private Surface Head(FaceIdentity identity, double smile)
    {
        var face = FaceShape.Of(_canonical, identity.Traits, smile);
        var coarse = HeadFrame.Build(face, _canonical.Triangles, (float)identity.Traits.NeckHalfBreadth);
        return FaceDetail.Press(LoopSubdivision.Refine(coarse, Refinement, LidCorners), identity.Age);
    }

    private static List<Surface> Surfaces(FaceIdentity identity, Surface head)
    {
        var face = head.Points[..MeshTopology.PointCount];
        var strands = new Strands();
        var random = new Random(identity.SkinSeed);
        Brows.Add(strands, head, identity.BrowFullness, random);
        Lashes.Add(strands, head, identity.LashMm, random);
        var (scalp, hair) = (new Scalp(head), (float)identity.HairMm);
        Hair.AddLoose(strands, scalp, hair, random);
        return
        [
            head, .. EyeParts.Of(head), .. Ears.Of(face, head.Chart[454]), Hair.Of(scalp, hair), Hair.Back((float)identity.Traits.NeckHalfBreadth, LowestHairMm),
            Nape.Of((float)identity.Traits.NeckHalfBreadth, head.Chart[HeadFrame.Point(9, 3)]), Garment.Of((float)identity.Traits.NeckHalfBreadth), strands.Surface,
        ];
    }

    private static Quaternion Turn(FaceCapture shot) =>
        Quaternion.CreateFromAxisAngle(Vector3.UnitZ, (float)(-shot.RollDegrees * DegreesToRadians))
        * Quaternion.CreateFromAxisAngle(Vector3.UnitY, (float)(shot.YawDegrees * DegreesToRadians))
        * Quaternion.CreateFromAxisAngle(Vector3.UnitX, (float)(-shot.PitchDegrees * DegreesToRadians));
}
