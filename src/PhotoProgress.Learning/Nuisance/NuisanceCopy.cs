using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Learning.Nuisance;

/// <summary>Makes the photo that another camera position, light and file would have given of the same skin.</summary>
public static class NuisanceCopy
{
    private const double DegreesToRadians = Math.PI / 180;

    /// <summary>The order is the camera's: light, optics, sampling, noise, 8 bits. JPEG is left to the encoder.</summary>
    /// <param name="original">The photo.</param>
    /// <param name="settings">What to do to it.</param>
    /// <param name="subject">Centre and half width of the face, original pixels: scale, roll and gradient act around it.</param>
    /// <param name="random">Source of the noise.</param>
    public static SrgbImage Of(SrgbImage original, NuisanceSettings settings, Subject subject, Random random)
    {
        var light = settings.MovesPixels ? Resampler.Resample(original, Map(original, settings, subject)) : LinearRgb.Of(original);
        Relight(light, settings, subject);
        if (settings.BlurSigmaPx > 0) light = Blurred(light, settings.BlurSigmaPx);
        return Expose(light, settings.NoiseCodes, random);
    }

    private static WarpMap Map(SrgbImage image, NuisanceSettings settings, Subject subject)
    {
        var step = 1 / settings.Scale;
        var (cos, sin) = (Math.Cos(settings.RollDegrees * DegreesToRadians) * step, Math.Sin(settings.RollDegrees * DegreesToRadians) * step);
        var (x, y) = (subject.CentreX + settings.ShiftXPx, subject.CentreY + settings.ShiftYPx);
        var turn = new Similarity(cos, sin, subject.CentreX - (cos * x) + (sin * y), subject.CentreY - (sin * x) - (cos * y));
        return WarpMap.From(image.Width, image.Height, turn);
    }

    private static void Relight(LinearRgb light, NuisanceSettings settings, Subject subject)
    {
        var exposure = Math.Pow(2, settings.ExposureEv);
        var (cos, sin) = (Math.Cos(settings.GradientDegrees * DegreesToRadians), Math.Sin(settings.GradientDegrees * DegreesToRadians));
        for (var y = 0; y < light.Height; y++)
        {
            for (var x = 0; x < light.Width; x++)
            {
                var along = (((x - subject.CentreX) * cos) + ((y - subject.CentreY) * sin)) / subject.HalfWidth;
                var gain = (float)(exposure * (1 + (settings.GradientFraction * Math.Clamp(along, -2, 2))));
                light.R[x, y] *= gain * (float)settings.RedGain;
                light.G[x, y] *= gain;
                light.B[x, y] *= gain * (float)settings.BlueGain;
            }
        }
    }

    private static LinearRgb Blurred(LinearRgb light, double sigmaPx) =>
        new(Gaussian.Blur(light.R, sigmaPx), Gaussian.Blur(light.G, sigmaPx), Gaussian.Blur(light.B, sigmaPx));

    /// <summary>
    /// A camera rounds light with noise in it. Compression has taken the original's, so up to half a code is put on at random before the copy is rounded: without it
    /// smooth skin gets steps at whole codes, and 0.03 EV alone moved haemoglobin's pattern in dark skin by 7 %.
    /// </summary>
    private static SrgbImage Expose(LinearRgb light, double noiseCodes, Random random)
    {
        var rgb = Unfilled.Of<ushort>(light.Width * light.Height * 3);
        Plane[] channels = [light.R, light.G, light.B];
        for (var i = 0; i < light.R.Samples.Length; i++)
            for (var channel = 0; channel < 3; channel++)
            {
                var code = SrgbTransfer.FromLinear(channels[channel].Samples[i]) / 257.0;
                code += random.NextDouble() - 0.5;
                if (noiseCodes > 0) code += noiseCodes * Normal(random);
                rgb[(3 * i) + channel] = (ushort)(257 * Math.Clamp((int)Math.Round(code), 0, 255));
            }

        return new SrgbImage(light.Width, light.Height, rgb);
    }

    /// <summary>Box–Muller, one of the two.</summary>
    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}

/// <summary>Where the face is, original pixels.</summary>
public readonly record struct Subject(double CentreX, double CentreY, double HalfWidth);
