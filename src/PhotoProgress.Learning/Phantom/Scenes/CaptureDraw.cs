using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Learning.Phantom.Camera;
using PhotoProgress.Learning.Phantom.Optics;

namespace PhotoProgress.Learning.Phantom.Scenes;

/// <summary>How much captures of one subject differ.</summary>
public enum Care
{
    /// <summary>One room, one lamp stand, one camera, repeated with some care.</summary>
    Clinic,

    /// <summary>Any light and any camera each time: what learning has to see through.</summary>
    Anywhere,
}

/// <summary>Light, camera and framing of one close-up.</summary>
/// <param name="Rig">The light.</param>
/// <param name="Camera">The camera.</param>
/// <param name="Scale">Size of the skin in the photo over the nominal one.</param>
/// <param name="ShiftXMm">Where the frame's middle lies on the skin.</param>
/// <param name="ShiftYMm">Where the frame's middle lies on the skin.</param>
/// <param name="TurnDegrees">Turn of the camera about its axis.</param>
/// <param name="DomeRadiusMm">Radius of the form under the skin.</param>
public sealed record Capture(
    LightRig Rig, CameraSettings Camera, double Scale, double ShiftXMm, double ShiftYMm, double TurnDegrees, double DomeRadiusMm);

/// <summary>Draws captures.</summary>
public static class CaptureDraw
{
    /// <summary>Share of photos taken anywhere that went through a smoothing filter.</summary>
    internal const double BeautyShare = 1.0 / 12;

    /// <summary>Strength of the mildest of these filters.</summary>
    internal const double LeastBeauty = 0.3;

    /// <param name="care">How much captures differ.</param>
    /// <param name="habit">What all captures of the subject share; a fresh one each time.</param>
    /// <param name="random">What differs.</param>
    public static Capture Of(Care care, Random habit, Random random)
    {
        var usual = Anywhere(habit);
        return care == Care.Anywhere ? Anywhere(random) with { DomeRadiusMm = usual.DomeRadiusMm } : Near(Careful(usual, habit), random);
    }

    private static Capture Anywhere(Random random)
    {
        var kelvin = Between(random, 2800, 6800);
        var lights = Enumerable.Range(0, random.Next(1, 4)).Select(i => AnyLight(random, i, kelvin)).ToArray();
        return new Capture(
            new LightRig(lights, Between(random, 0.05, 0.4), Between(random, 3500, 6800)), AnyCamera(random, kelvin),
            Between(random, 0.85, 1.15), Between(random, -2, 2), Between(random, -2, 2), Between(random, -6, 6), Between(random, 70, 300));
    }

    private static Light AnyLight(Random random, int index, double kelvin) => new(
        Between(random, 0, 360), Between(random, 8, 62), Between(random, 0.3, 0.9) / (1 + index), kelvin * Between(random, 0.93, 1.07),
        Between(random, 2, 28), Between(random, 220, 1500));

    private static CameraSettings AnyCamera(Random random, double kelvin) => new(
        Between(random, 0.35, 1.6), Between(random, 0, 0.25), Between(random, -0.35, 0.35), Between(random, 0.3, 1),
        1500 * Math.Pow(25, random.NextDouble()), Between(random, 2, 7), kelvin * Between(random, 0.95, 1.05),
        Between(random, 0.93, 1.07), Between(random, 0.93, 1.07), Beauty(random), Between(random, 3, 7),
        Between(random, 0, 0.7), Between(random, 0, 0.3), random.Next(75, 98), random.Next(2) == 0 ? ChromaSampling.Half : ChromaSampling.Full);

    /// <summary>One photo in twelve has been through a filter. Takes two numbers either way.</summary>
    private static double Beauty(Random random)
    {
        var (chance, strength) = (random.NextDouble(), Between(random, LeastBeauty, 0.9));
        return chance < BeautyShare ? strength : 0;
    }

    /// <summary>Two soft boxes left and right above the lens, a plain camera in good light.</summary>
    private static Capture Careful(Capture usual, Random habit)
    {
        var kelvin = Between(habit, 5000, 6000);
        Light Box(double azimuth, double intensity) =>
            new(azimuth, Between(habit, 30, 45), intensity, kelvin, Between(habit, 8, 16), Between(habit, 600, 1200));
        return usual with
        {
            Rig = new LightRig([Box(Between(habit, 120, 150), 0.62), Box(Between(habit, 25, 60), 0.38)], Between(habit, 0.08, 0.2), kelvin),
            Camera = CameraSettings.Studio with
            {
                DefocusSigmaPx = Between(habit, 0.5, 0.9),
                FullWellElectrons = Between(habit, 15000, 40000),
                ReadElectrons = 4,
                WhiteKelvin = kelvin,
                JpegQuality = 93,
                ToneContrast = Between(habit, 0, 0.15),
                Metering = 0.75,
            },
            DomeRadiusMm = Between(habit, 120, 300),
        };
    }

    private static Capture Near(Capture usual, Random random) => usual with
    {
        Rig = usual.Rig with { Lights = [.. usual.Rig.Lights.Select(light => Moved(light, random))] },
        Camera = usual.Camera with
        {
            DefocusSigmaPx = usual.Camera.DefocusSigmaPx * Between(random, 0.85, 1.15),
            ExposureEv = Between(random, -0.15, 0.15),
            RedGain = Between(random, 0.97, 1.03),
            BlueGain = Between(random, 0.97, 1.03),
            JpegQuality = random.Next(90, 97),
        },
        Scale = Between(random, 0.97, 1.03),
        ShiftXMm = Between(random, -1.5, 1.5),
        ShiftYMm = Between(random, -1.5, 1.5),
        TurnDegrees = Between(random, -3, 3),
    };

    private static Light Moved(Light light, Random random) => light with
    {
        AzimuthDegrees = light.AzimuthDegrees + Between(random, -4, 4),
        OffAxisDegrees = light.OffAxisDegrees + Between(random, -3, 3),
        Intensity = light.Intensity * Between(random, 0.93, 1.07),
    };

    private static double Between(Random random, double low, double high) => low + ((high - low) * random.NextDouble());
}
