using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Learning.Phantom.Optics;

namespace PhotoProgress.Learning.Phantom.Camera;

/// <summary>From the light of a scene to the file of a camera.</summary>
public static class CameraModel
{
    /// <summary>Mean luminance that a meter brings a scene to.</summary>
    private const double MeteredLuminance = 0.28;

    /// <summary>The developed picture: lens, exposure, noise, white balance, tone curve, 8 bits.</summary>
    /// <param name="scene">Linear sRGB, 1 is white at exposure 0; untouched.</param>
    /// <param name="settings">The camera.</param>
    /// <param name="random">Source of the noise: one number is taken.</param>
    public static SrgbImage Expose(LinearRgb scene, CameraSettings settings, Random random)
    {
        var gain = Gain(scene, settings);
        var white = LightColour.Of(settings.WhiteKelvin);
        var noise = new SensorNoise(random.NextInt64(), settings.FullWellElectrons, settings.ReadElectrons);
        var curve = new ToneCurve(settings.ToneContrast);
        Plane Channel(Plane light, double balance)
        {
            var plane = settings.DefocusSigmaPx > 0 ? Gaussian.Blur(light, settings.DefocusSigmaPx) : light.Clone();
            Vignette(plane, gain, settings.Vignetting);
            noise.AddTo(plane);
            curve.Apply(plane, (float)balance);
            return plane;
        }

        var codes = new LinearRgb(
            Channel(scene.R, settings.RedGain / white.X), Channel(scene.G, 1 / white.Y), Channel(scene.B, settings.BlueGain / white.Z));
        Retouch.Apply(codes, settings);
        return Quantised(codes);
    }

    /// <summary>The file: JPEG without metadata.</summary>
    public static byte[] Encode(PhotoCodec codec, SrgbImage image, CameraSettings settings) =>
        codec.EncodeJpeg(image, settings.JpegQuality, settings.Chroma);

    /// <summary>Gain from the scene's light to the sensor's, 1 at exposure 0 without metering.</summary>
    public static double Gain(LinearRgb scene, CameraSettings settings)
    {
        var mean = Luminance.Of(scene).Samples.Average(static sample => (double)sample);
        return Math.Pow(2, settings.ExposureEv) * Math.Pow(MeteredLuminance / Math.Max(mean, 1e-6), settings.Metering);
    }

    /// <summary>Gain times 1 − loss·r², r the distance from the middle over that of the corners.</summary>
    private static void Vignette(Plane plane, double gain, double loss)
    {
        var (halfWidth, halfHeight) = (0.5f * (plane.Width - 1), 0.5f * (plane.Height - 1));
        var perSquare = (float)(loss / Math.Max(1, (halfWidth * halfWidth) + (halfHeight * halfHeight)));
        for (var y = 0; y < plane.Height; y++)
        {
            var row = plane.Row(y);
            var down = (y - halfHeight) * (y - halfHeight);
            for (var x = 0; x < row.Length; x++) row[x] *= (float)gain * (1 - (perSquare * (((x - halfWidth) * (x - halfWidth)) + down)));
        }
    }

    private static SrgbImage Quantised(LinearRgb codes)
    {
        var rgb = new ushort[codes.Width * codes.Height * 3];
        for (var i = 0; i < codes.R.Samples.Length; i++)
        {
            rgb[3 * i] = Code(codes.R.Samples[i]);
            rgb[(3 * i) + 1] = Code(codes.G.Samples[i]);
            rgb[(3 * i) + 2] = Code(codes.B.Samples[i]);
        }

        return new SrgbImage(codes.Width, codes.Height, rgb);
    }

    private static ushort Code(float value) => (ushort)(257 * (int)((255 * Math.Clamp(value, 0, 1)) + 0.5f));
}
