using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Learning.Phantom.Camera;
using PhotoProgress.Learning.Phantom.Optics;
using PhotoProgress.Learning.Phantom.Skin;

namespace PhotoProgress.Learning.Phantom.Face;

/// <summary>Photos as a clinic with some care takes them: two soft boxes, a camera on a stand, exposure locked for the client.</summary>
public static class FaceCaptures
{
    /// <summary>Luminance of skin that needs no correction of the exposure.</summary>
    private const double UsualLuminance = 0.3;

    /// <summary>The clinic's set-up for one client: front view, neutral face.</summary>
    /// <param name="habit">What all photos of the client share.</param>
    public static FaceCapture Usual(FaceIdentity identity, Random habit)
    {
        var (kelvin, size) = (Between(habit, 5200, 6200), Between(habit, 11, 16));
        Light Box(double azimuth) => new(azimuth, Between(habit, 45, 52), Between(habit, 0.74, 0.82), kelvin, size, Between(habit, 1200, 1500));
        return new FaceCapture(
            new LightRig([Box(Between(habit, 30, 40)), Box(Between(habit, 140, 150))], Between(habit, 0.16, 0.24), kelvin),
            CameraSettings.Studio with
            {
                DefocusSigmaPx = Between(habit, 0.5, 0.8),
                Metering = 0,
                ExposureEv = Exposure(identity.Skin),
                FullWellElectrons = Between(habit, 30_000, 60_000),
                WhiteKelvin = kelvin,
                JpegQuality = 95,
            });
    }

    /// <summary>The same set-up on another day.</summary>
    /// <param name="random">What differs.</param>
    public static FaceCapture Again(FaceCapture usual, Random random) => usual with
    {
        Light = usual.Light with { Lights = [.. usual.Light.Lights.Select(light => Moved(light, random))] },
        Camera = usual.Camera with
        {
            DefocusSigmaPx = usual.Camera.DefocusSigmaPx * Between(random, 0.9, 1.15),
            ExposureEv = usual.Camera.ExposureEv + Between(random, -0.12, 0.12),
            RedGain = Between(random, 0.975, 1.025),
            BlueGain = Between(random, 0.975, 1.025),
            JpegQuality = random.Next(92, 97),
        },
        YawDegrees = usual.YawDegrees + Between(random, -1.5, 1.5),
        PitchDegrees = usual.PitchDegrees + Between(random, -1.5, 1.5),
        RollDegrees = Between(random, -2, 2),
        DistanceMm = usual.DistanceMm * Between(random, 0.97, 1.03),
        Scale = Between(random, 0.975, 1.025),
        ShiftXMm = Between(random, -8, 8),
        ShiftYMm = Between(random, -8, 8),
        Smile = Between(random, 0, 0.04),
    };

    private static Light Moved(Light light, Random random) => light with
    {
        AzimuthDegrees = light.AzimuthDegrees + Between(random, -2.5, 2.5),
        OffAxisDegrees = light.OffAxisDegrees + Between(random, -2, 2),
        Intensity = light.Intensity * Between(random, 0.96, 1.04),
    };

    /// <summary>Half of what would bring the skin to the usual luminance, stops.</summary>
    private static double Exposure(SkinAmounts skin)
    {
        var colour = SkinOptics.Albedo(skin.Tone.Melanin, skin.Tone.Blood);
        var luminance = (Luminance.RedWeight * colour.X) + (Luminance.GreenWeight * colour.Y) + (Luminance.BlueWeight * colour.Z);
        return Math.Clamp(0.5 * Math.Log2(UsualLuminance / luminance), -0.3, 0.7);
    }

    private static double Between(Random random, double low, double high) => low + ((high - low) * random.NextDouble());
}
