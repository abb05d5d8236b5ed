using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Measure;

/// <summary>How much blurrier one photo is than the other, as a difference of Gaussian variances on the skin.</summary>
/// <param name="VarianceMm2">σ²(after) − σ²(before), mm²; positive when the photo after is blurrier.</param>
/// <param name="StandardErrorMm2">Its standard error, mm².</param>
public readonly record struct BlurDifference(double VarianceMm2, double StandardErrorMm2)
{
    /// <summary>σ of the Gaussian that brings the sharper photo to the other's blur, mm.</summary>
    public double SigmaMm => Math.Sqrt(Math.Abs(VarianceMm2));
}

/// <summary>
/// Finds the blur between two registered photos where it is not skin texture: at brows, lashes, lids and lips, whose
/// contrast no treatment of the skin changes. The sharper photo is blurred in linear light until the fine energy of
/// those features equals the other's; done block by block, so that the scatter of the blocks gives the standard error.
/// </summary>
public static class BlurMatch
{
    private const double MaxSigmaPx = 4;
    private const int Bisections = 15;

    /// <summary>
    /// Noise that compression hid lets the softer photo look sharper than it is, by 7 % of the variance at two codes, by none without noise. What this
    /// does to texture was measured under a blur of 0.8 pixels (14 people): it scatters by 0.6 % without noise, by 1.6 with two codes of it through
    /// JPEG 85 and by 3.2 % through JPEG 95, as 1, 3 and 7 % would.
    /// </summary>
    private const double RelativeError = 0.05;

    /// <summary>
    /// Differences of this size, px², are found between photos that differ in none and share nothing of the features: 0.05 from neutral to smiling
    /// faces of one camera and session, whose brows and lids moved so that they share half of their energy. Copies share nine tenths and more,
    /// and their blur is found to 0.01.
    /// </summary>
    private const double FoundInNonePx2 = 0.07;

    /// <summary>Error where fewer than three blocks could be read, px²: the scatter of single blocks on real repeated photos.</summary>
    private const double FewBlocksErrorPx2 = 0.25;

    /// <summary>Of two registered photos, at the features that <see cref="AlignedPair.Edges"/> names.</summary>
    /// <inheritdoc cref="Between(Plane, Plane, IReadOnlyList{ValueTuple{Plane, double}}, double, PhotoNoise, PhotoNoise)"/>
    public static BlurDifference? Between(AlignedPair pair) => Between(
        Luminance.Of(pair.Before), Luminance.Of(pair.After), pair.Edges, pair.PixelsPerMm, pair.NoiseBefore, pair.NoiseAfter);

    /// <param name="before">Linear luminance before, on the common grid.</param>
    /// <param name="after">Linear luminance after, same grid.</param>
    /// <param name="blocks">Masks (0..1) of the features, one for each block, with how far to trust each.</param>
    /// <param name="pixelsPerMm">Pitch of the grid.</param>
    /// <param name="noiseBefore">Its energy is taken from that of the features.</param>
    /// <returns>Null where no block shows enough contrast to tell.</returns>
    public static BlurDifference? Between(
        Plane before, Plane after, IReadOnlyList<(Plane Mask, double Trust)> blocks, double pixelsPerMm, PhotoNoise noiseBefore, PhotoNoise noiseAfter)
    {
        var square = MaxSigmaPx * MaxSigmaPx;
        var found = new List<(double Variance, double Weight)>();
        double shared = 0, trusted = 0;
        foreach (var (block, trust) in blocks)
        {
            var crop = PlaneWindow.Around(block, (int)Math.Ceiling(BlurFeatures.PeriodsPx.CoarsestMm));
            var weights = crop.Of(block);
            var (first, second) = (new BlurFeatures(crop.Of(before), weights, noiseBefore, pixelsPerMm), new BlurFeatures(crop.Of(after), weights, noiseAfter, pixelsPerMm));
            if (Solve(first, second) is not { } variance || !(Math.Abs(variance) < square)) continue;
            found.Add((variance, trust));
            shared += trust * first.SharedWith(second);
            trusted += trust;
        }

        return found.Count == 0 ? null : Combine(found, FoundInNonePx2 * FoundInNonePx2 * (1 - (shared / trusted)), pixelsPerMm);
    }

    /// <summary>σ²(after) − σ²(before) in px² at which both have the same fine energy.</summary>
    private static double? Solve(BlurFeatures before, BlurFeatures after)
    {
        var (low, high) = (-MaxSigmaPx * MaxSigmaPx, MaxSigmaPx * MaxSigmaPx);
        var start = Excess(before, after, 0);
        if (start is null) return null;
        if (start == 0) return 0;
        for (var i = 0; i < Bisections; i++)
        {
            var middle = 0.5 * (low + high);
            if (Excess(before, after, middle) > 0) low = middle;
            else high = middle;
        }

        return 0.5 * (low + high);
    }

    /// <summary>ln of fine energy before over after, once the sharper has been blurred by the variance; falls with it.</summary>
    private static double? Excess(BlurFeatures before, BlurFeatures after, double variancePx2)
    {
        var (a, b) = (before.Energy(Math.Max(0, variancePx2)), after.Energy(Math.Max(0, -variancePx2)));
        return a > 0 && b > 0 ? Math.Log(a / b) : null;
    }

    /// <summary>One block alone is taken at its word with a wide error; from three on, a block that disagrees (an eye that looks elsewhere, a smiling mouth) is outvoted.</summary>
    /// <param name="inNone">Mean square of what is found where there is no difference, px⁴.</param>
    private static BlurDifference Combine(List<(double Variance, double Weight)> found, double inNone, double pixelsPerMm)
    {
        var scale = pixelsPerMm * pixelsPerMm;
        if (RobustMean.Of(found) is { } robust)
        {
            var systematic = RelativeError * robust.Mean;
            return new BlurDifference(Shrunk(robust.Mean, inNone) / scale, Math.Sqrt((robust.StandardError * robust.StandardError) + (systematic * systematic)) / scale);
        }

        var mean = found.Average(f => f.Variance);
        return new BlurDifference(Shrunk(mean, inNone) / scale, FewBlocksErrorPx2 / scale);
    }

    /// <summary>A difference d counts as d·(1 − s²/d²), and as none below s (James and Stein 1961).</summary>
    private static double Shrunk(double variancePx2, double inNone) => variancePx2 * variancePx2 <= inNone ? 0 : variancePx2 - (inNone / variancePx2);
}
