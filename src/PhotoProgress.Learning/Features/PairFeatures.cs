using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Learning.Features;

/// <summary>Features of two registered photos under equal conditions: one grid, one mask, and the sharper photo blurred to the other.</summary>
/// <param name="Before">Of the photo before.</param>
/// <param name="After">Of the photo after.</param>
public sealed record PairFeatures(FeatureRow Before, FeatureRow After)
{
    /// <param name="blur">How much blurrier the photo after is (<see cref="PairAmounts.Blur"/>); null where nothing told.</param>
    /// <param name="regions">Regions of the pair to pool; at least one.</param>
    public static PairFeatures Of(AlignedPair pair, BlurDifference? blur, IEnumerable<string> regions)
    {
        var weights = Plane.Union(pair.Before.Width, pair.Before.Height, regions.Select(region => pair.Regions[region]));
        var sigmaPx = (blur?.SigmaMm ?? 0) * pair.PixelsPerMm;
        var afterIsBlurrier = blur is { VarianceMm2: > 0 };
        var scale = Math.Min(pair.PixelsPerMm, Math.Min(pair.NoiseBefore.PixelsPerMm, pair.NoiseAfter.PixelsPerMm));
        return new PairFeatures(
            Row(pair.Before, afterIsBlurrier ? sigmaPx : 0, pair.PixelsPerMm, scale, pair.NoiseBefore, weights),
            Row(pair.After, afterIsBlurrier ? 0 : sigmaPx, pair.PixelsPerMm, scale, pair.NoiseAfter, weights));
    }

    private static FeatureRow Row(LinearRgb light, double sigmaPx, double pixelsPerMm, double scale, PhotoNoise noise, Plane weights)
    {
        var left = 1.0;
        if (sigmaPx > 0)
        {
            light = new LinearRgb(Gaussian.Blur(light.R, sigmaPx), Gaussian.Blur(light.G, sigmaPx), Gaussian.Blur(light.B, sigmaPx));
            left = NoiseLeftBy(sigmaPx);
        }

        var resolution = new Resolution(scale, 0, left * NoiseOn(light, pixelsPerMm, noise));
        return FeatureRow.Of(SkinFieldBuilder.FromLight(light, pixelsPerMm, resolution), weights);
    }

    /// <summary>White noise of the photo as log luminance on the grid.</summary>
    private static double NoiseOn(LinearRgb light, double pixelsPerMm, PhotoNoise noise)
    {
        double sum = 0;
        var luminance = Luminance.Of(light);
        foreach (var sample in luminance.Samples) sum += sample;
        return noise.LumaSigma * NoiseLevel.LogPerCode(sum / luminance.Samples.Length) * pixelsPerMm / noise.PixelsPerMm;
    }

    /// <summary>Standard deviation that a blur leaves of white noise: the kernel's sum of squares, in both directions.</summary>
    private static double NoiseLeftBy(double sigmaPx)
    {
        var half = Gaussian.Kernel(sigmaPx);
        return (half[0] * half[0]) + (2 * half.Skip(1).Sum(weight => (double)weight * weight));
    }
}
