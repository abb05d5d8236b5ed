using PhotoProgress.Analysis.Align;
using PhotoProgress.Learning.Phantom.Scenes;
using PhotoProgress.Learning.Phantom.Skin;

namespace PhotoProgress.Learning.Training;

/// <summary>
/// How a patch of skin is photographed: light and camera of <see cref="CaptureDraw"/>, and how much skin, how finely, how oily. Half of them are
/// regions of a face, whose scale the eyes tell; half close-ups, whose scale is a guess.
/// </summary>
/// <param name="PixelsPerMm">True scale of the photo.</param>
/// <param name="AreaCm2">From a chin to a close-up of a cheek.</param>
/// <param name="ScaleTaken">Scale that the photo is taken to have, over the true one; the same for all captures of a set, as a pair is read on one grid.</param>
/// <param name="Gloss">The skin's gloss that day.</param>
/// <param name="Capture">Light and camera.</param>
internal sealed record PatchSetup(double PixelsPerMm, double AreaCm2, double ScaleTaken, GlossAmount Gloss, Capture Capture)
{
    public const double CoarsestPixelsPerMm = 4;
    public const double FinestPixelsPerMm = 16;
    public const double LeastAreaCm2 = 3;
    public const double MostAreaCm2 = MostFrameMm * MostFrameMm * FrameShape / 100;

    private const double CloseupShare = 0.5;

    /// <summary>A forehead.</summary>
    private const double MostRegionCm2 = 12;

    /// <summary>Long sides within one standard error of <see cref="CloseupAligner.FrameMm"/>.</summary>
    private const double LeastFrameMm = 40;
    private const double MostFrameMm = 90;

    /// <summary>Short side of a photo over the long one.</summary>
    private const double FrameShape = 0.75;

    /// <summary>A face's scale errs by some 7 % (<see cref="FaceScale"/>); evenly drawn in ±12 % has that standard deviation.</summary>
    private const double FaceScaleReach = 1.12;

    /// <summary>From here on the checks of a pair tell that one photo alone was filtered: on the accuracy bench's close-ups they refuse 0 of 30 at 0.3, 7 at 0.5, all at 0.7.</summary>
    private const double MostUnseenFilter = 0.6;

    /// <summary>Side of the square patch, pixels of the photo.</summary>
    public int SidePx => (int)Math.Round(10 * Math.Sqrt(AreaCm2) * PixelsPerMm);

    /// <summary>Any light and camera, smoothing filters among them: one photo alone does not betray them.</summary>
    /// <param name="habit">What the subject's captures share.</param>
    public static PatchSetup Draw(Random habit, Random random, GlossAmount gloss)
    {
        var capture = CaptureDraw.Of(Care.Anywhere, habit, random);
        var pixelsPerMm = LogBetween(random, CoarsestPixelsPerMm, FinestPixelsPerMm);
        var (areaCm2, scaleTaken) = random.NextDouble() < CloseupShare ? Closeup(random) : FaceRegion(random);
        return new PatchSetup(pixelsPerMm, areaCm2, scaleTaken, Oilier(gloss, random, 0.3), capture);
    }

    /// <summary>
    /// The same room on another day, within what the checks of a pair let pass: lamps moved by some degrees, another exposure, white
    /// balance, focus, noise, distance and skin oil.
    /// </summary>
    public PatchSetup OnAnotherDay(Random random)
    {
        var camera = Capture.Camera;
        return this with
        {
            PixelsPerMm = Math.Clamp(PixelsPerMm * Between(random, 0.92, 1.08), CoarsestPixelsPerMm, FinestPixelsPerMm),
            Gloss = Oilier(Gloss, random, 0.15),
            Capture = Capture with
            {
                Rig = Capture.Rig with { Lights = [.. Capture.Rig.Lights.Select(lamp => Moved(lamp, random))] },
                Camera = camera with
                {
                    DefocusSigmaPx = camera.DefocusSigmaPx * Between(random, 0.8, 1.25),
                    ExposureEv = camera.ExposureEv + Between(random, -0.3, 0.3),
                    RedGain = camera.RedGain * Between(random, 0.96, 1.04),
                    BlueGain = camera.BlueGain * Between(random, 0.96, 1.04),
                    FullWellElectrons = camera.FullWellElectrons * Between(random, 0.7, 1.4),
                    JpegQuality = Math.Clamp(camera.JpegQuality + random.Next(-5, 6), 75, 97),
                    BeautyStrength = FilterOnAnotherDay(camera.BeautyStrength, random),
                },
                ShiftXMm = Capture.ShiftXMm + Between(random, -0.3, 0.3),
                ShiftYMm = Capture.ShiftYMm + Between(random, -0.3, 0.3),
            },
        };
    }

    /// <summary>One pair in twelve has a mild filter on one of its photos alone.</summary>
    private static double FilterOnAnotherDay(double first, Random random)
    {
        var (chance, mild) = (random.NextDouble(), Between(random, CaptureDraw.LeastBeauty, MostUnseenFilter));
        if (chance >= CaptureDraw.BeautyShare || first > MostUnseenFilter) return first;
        return first > 0 ? 0 : mild;
    }

    private static (double AreaCm2, double ScaleTaken) FaceRegion(Random random) =>
        (LogBetween(random, LeastAreaCm2, MostRegionCm2), LogBetween(random, 1 / FaceScaleReach, FaceScaleReach));

    private static (double AreaCm2, double ScaleTaken) Closeup(Random random)
    {
        var frameMm = LogBetween(random, LeastFrameMm, MostFrameMm);
        return (frameMm * frameMm * FrameShape / 100, frameMm / CloseupAligner.FrameMm);
    }

    private static Phantom.Optics.Light Moved(Phantom.Optics.Light lamp, Random random) => lamp with
    {
        AzimuthDegrees = lamp.AzimuthDegrees + Between(random, -6, 6),
        OffAxisDegrees = lamp.OffAxisDegrees + Between(random, -4, 4),
        Intensity = lamp.Intensity * Between(random, 0.9, 1.1),
    };

    private static GlossAmount Oilier(GlossAmount gloss, Random random, double most) =>
        gloss with { Oil = Math.Clamp(gloss.Oil + Between(random, -most, most), 0, 0.9) };

    private static double Between(Random random, double low, double high) => low + ((high - low) * random.NextDouble());

    private static double LogBetween(Random random, double low, double high) => low * Math.Pow(high / low, random.NextDouble());
}
