using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Learning.Phantom.Camera;
using PhotoProgress.Learning.Phantom.Optics;
using PhotoProgress.Learning.Phantom.Scenes;
using PhotoProgress.Learning.Phantom.Skin;
using PhotoProgress.Learning.Phantom.Truth;

namespace PhotoProgress.Learning.Phantom;

/// <summary>A close-up of phantom skin with all that is known about it. How seeds and subjects hang together: <see cref="PhantomKey"/>.</summary>
/// <param name="Key">Subject, treatment, capture; split learning by its subject.</param>
/// <param name="Image">The developed picture before JPEG.</param>
/// <param name="PixelsPerMm">Its true scale.</param>
/// <param name="Amounts">The skin, after its treatment.</param>
/// <param name="Capture">Light, camera and framing.</param>
/// <param name="Truth">What is true of the skin in the frame.</param>
public sealed record PhantomPatch(
    PhantomKey Key, SrgbImage Image, double PixelsPerMm, SkinAmounts Amounts, Capture Capture, RegionTruth Truth)
{
    /// <summary>The photo as a file, at the camera's quality.</summary>
    public byte[] Jpeg(PhotoCodec codec) => CameraModel.Encode(codec, Image, Capture.Camera);

    /// <summary>The record to write beside the photo.</summary>
    public PhantomRecord Record(string file, string scene, int seed) => new(
        PhantomRecord.CurrentSchema, file, scene, seed, Key, PixelsPerMm, Amounts, Capture.Rig, Capture.Camera,
        new Dictionary<string, double>
        {
            ["scale"] = Capture.Scale,
            ["shiftXMm"] = Capture.ShiftXMm,
            ["shiftYMm"] = Capture.ShiftYMm,
            ["turnDegrees"] = Capture.TurnDegrees,
            ["domeRadiusMm"] = Capture.DomeRadiusMm,
        },
        new Dictionary<string, RegionTruth> { [SkinTruth.Frame] = Truth });
}

/// <summary>Makes close-ups of one size.</summary>
/// <param name="Seed">Seed of the run.</param>
/// <param name="Width">Pixels, at least <see cref="Shading.LeastWidth"/>.</param>
/// <param name="Height">Pixels.</param>
/// <param name="PixelsPerMm">Nominal scale; captures differ from it.</param>
/// <param name="Care">How much the captures of a subject differ.</param>
public sealed record PatchMaker(int Seed, int Width, int Height, double PixelsPerMm, Care Care)
{
    /// <summary>One phantom. The same maker and key give the same bytes on every run.</summary>
    public PhantomPatch Make(PhantomKey key)
    {
        var random = key.Capturing(Seed);
        return Make(key, AmountsOf(key), CaptureDraw.Of(Care, key.Habit(Seed), random), random);
    }

    /// <summary>The same skin with given amounts under a given capture.</summary>
    /// <param name="key">Decides the places of lines and spots.</param>
    /// <param name="random">Source of the sensor's noise.</param>
    public PhantomPatch Make(PhantomKey key, SkinAmounts amounts, Capture capture, Random random)
    {
        var (skin, albedo, scene) = Rendered(key, amounts, capture);
        return new PhantomPatch(
            key, CameraModel.Expose(scene, capture.Camera, random), skin.PixelsPerMm, amounts, capture, SkinTruth.Of(skin, albedo, null));
    }

    /// <summary>The light that the same skin sends to the camera, whichever camera that is.</summary>
    /// <returns>Linear sRGB, as <see cref="CameraModel.Expose"/> takes it.</returns>
    public LinearRgb Scene(PhantomKey key, SkinAmounts amounts, Capture capture) => Rendered(key, amounts, capture).Scene;

    private (SkinMaps Skin, LinearRgb Albedo, LinearRgb Scene) Rendered(PhantomKey key, SkinAmounts amounts, Capture capture)
    {
        var grid = new SkinGrid(Width, Height, PixelsPerMm * capture.Scale, capture.ShiftXMm, capture.ShiftYMm, capture.TurnDegrees);
        var skin = SkinMaker.Make(amounts, grid, key.SkinSeed(Seed));
        var albedo = SkinOptics.Albedo(skin);
        return (skin, albedo, Shading.Render(skin, albedo, SurfaceShape.Dome(Width, Height, skin.PixelsPerMm, capture.DomeRadiusMm), capture.Rig));
    }

    /// <summary>The subject's skin; a treatment scales relief, brown and red, each by its own factor between 0.5 and 1.15.</summary>
    public SkinAmounts AmountsOf(PhantomKey key)
    {
        var amounts = SkinAmounts.Random(new Random(key.SkinSeed(Seed)));
        if (key.Treatment == 0) return amounts;
        var random = key.Treating(Seed);
        double Factor() => 0.5 * Math.Pow(2.3, random.NextDouble());
        return amounts.WithRelief(Factor()).WithBrown(Factor()).WithRed(Factor());
    }
}
