using System.Numerics;
using PhotoProgress.Analysis.Align.Mesh;
using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Learning.Phantom.Face.Paint;
using PhotoProgress.Learning.Phantom.Face.Render;
using PhotoProgress.Learning.Phantom.Face.Shape;
using PhotoProgress.Learning.Phantom.Optics;
using PhotoProgress.Learning.Phantom.Skin;
using Plane = PhotoProgress.Analysis.Pixels.Plane;

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

    private readonly CanonicalFace _canonical;

    public FaceStudio(CanonicalFace canonical) => _canonical = canonical;

    /// <summary>An invented person.</summary>
    public static FaceIdentity Draw(Random random) => IdentityDraw.Of(random);

    /// <summary>Linear light of one photo.</summary>
    public LinearRgb Draw(FaceIdentity identity, FaceShot shot)
    {
        var neutral = Head(identity, 0);
        var chart = new FaceChart(ChartLayout.Face(shot.ChartPixelsPerMm), neutral.Chart[..MeshTopology.PointCount], new Scalp(neutral).OnChart());
        var maps = FaceSkin.Maps(chart, shot.Skin ?? identity.Skin, identity.SkinSeed, identity.LipBlood);
        var head = shot.Smile == 0 ? neutral : Head(identity, shot.Smile) with { Chart = neutral.Chart };
        var stage = new Stage(Surfaces(identity, head), Turn(shot), Pivot);
        var light = LightField.Of(stage, shot.Light);
        var palette = new Palette(
            FaceSkin.Texture(chart, maps, identity.HairColour), identity.HairColour, identity.HairColour * 0.8f, identity.Iris, identity.Cloth, new Vector3(0.42f, 0.44f, 0.46f), Vector2.Zero, identity.SkinSeed);
        return new FaceRenderer(stage, light, shot.Camera, palette, shot.Supersample).Draw();
    }

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
            head, .. EyeParts.Of(head), .. Ears.Of(face, head.Chart[454]), Hair.Of(scalp, hair), Hair.Back((float)identity.Traits.NeckHalfBreadth, -60),
            Nape.Of((float)identity.Traits.NeckHalfBreadth, head.Chart[HeadFrame.Point(9, 3)]), Garment.Of((float)identity.Traits.NeckHalfBreadth), strands.Surface,
        ];
    }

    private static Quaternion Turn(FaceShot shot) =>
        Quaternion.CreateFromAxisAngle(Vector3.UnitZ, (float)(-shot.RollDegrees * DegreesToRadians))
        * Quaternion.CreateFromAxisAngle(Vector3.UnitY, (float)(shot.YawDegrees * DegreesToRadians))
        * Quaternion.CreateFromAxisAngle(Vector3.UnitX, (float)(-shot.PitchDegrees * DegreesToRadians));
}

/// <summary>How one photo of a face is taken.</summary>
/// <param name="Camera">Where the camera stands.</param>
/// <param name="Light">Lamps.</param>
/// <param name="ChartPixelsPerMm">How finely the skin is made.</param>
/// <param name="Supersample">Samples a pixel in each direction.</param>
public sealed record FaceShot(Pinhole Camera, LightRig Light, double ChartPixelsPerMm, int Supersample)
{
    /// <summary>Positive turns the nose to the picture's right.</summary>
    public double YawDegrees { get; init; }

    /// <summary>Positive lifts the chin.</summary>
    public double PitchDegrees { get; init; }

    /// <summary>Positive turns clockwise in the picture.</summary>
    public double RollDegrees { get; init; }

    /// <summary>0 neutral, 1 a broad smile with closed lips.</summary>
    public double Smile { get; init; }

    /// <summary>Amounts of the skin at this visit; null is the person's own.</summary>
    public SkinAmounts? Skin { get; init; }
}
