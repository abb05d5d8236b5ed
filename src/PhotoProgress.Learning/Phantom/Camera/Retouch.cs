using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Learning.Phantom.Camera;

/// <summary>What a camera's own processing does to the finished picture: smoothing that spares edges, then sharpening. On luma; colour follows.</summary>
internal static class Retouch
{
    /// <summary>Variance of the luma code that smoothing takes for texture: a standard deviation of 0.06, more than skin has.</summary>
    private const float TextureVariance = 0.06f * 0.06f;

    private const double SharpeningSigmaPx = 1;

    public static void Apply(LinearRgb codes, CameraSettings settings)
    {
        if (settings.BeautyStrength > 0) Move(codes, luma => Smoothed(luma, settings.BeautySigmaPx), (float)settings.BeautyStrength);
        if (settings.Sharpening > 0) Move(codes, static luma => Gaussian.Blur(luma, SharpeningSigmaPx), -(float)settings.Sharpening);
    }

    /// <summary>Moves each pixel by this share of the way that its luma would go.</summary>
    private static void Move(LinearRgb codes, Func<Plane, Plane> filter, float share)
    {
        var luma = Luminance.Of(codes);
        var filtered = filter(luma);
        for (var i = 0; i < luma.Samples.Length; i++)
        {
            var step = share * (filtered.Samples[i] - luma.Samples[i]);
            (codes.R.Samples[i], codes.G.Samples[i], codes.B.Samples[i]) = (codes.R.Samples[i] + step, codes.G.Samples[i] + step, codes.B.Samples[i] + step);
        }
    }

    /// <summary>The guided filter with itself as the guide (He, Sun, Tang, TPAMI 35 (2013) 1397), Gaussian windows.</summary>
    private static Plane Smoothed(Plane luma, double sigmaPx)
    {
        var mean = Gaussian.Blur(luma, sigmaPx);
        var slope = Gaussian.Blur(luma.Map(static value => value * value), sigmaPx);
        for (var i = 0; i < mean.Samples.Length; i++)
        {
            var variance = MathF.Max(0, slope.Samples[i] - (mean.Samples[i] * mean.Samples[i]));
            slope.Samples[i] = variance / (variance + TextureVariance);
            mean.Samples[i] *= 1 - slope.Samples[i];
        }

        var (smoothSlope, smoothOffset) = (Gaussian.Blur(slope, sigmaPx), Gaussian.Blur(mean, sigmaPx));
        for (var i = 0; i < mean.Samples.Length; i++) smoothOffset.Samples[i] += smoothSlope.Samples[i] * luma.Samples[i];
        return smoothOffset;
    }
}
