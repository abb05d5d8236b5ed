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
    /// <summary>Periods at which the features are compared, in pixels of the grid: from the design's 4 pixels a period up.</summary>
    private const double FinestPeriodPx = 3.5;

    private const double CoarsestPeriodPx = 8;
    private const double MaxSigmaPx = 4;
    private const int Bisections = 15;

    /// <summary>
    /// Noise in the softer photo lets it look sharper than it is, by 2 to 15 % of the variance. What this does to texture was measured under a
    /// blur of 0.9 pixels (14 people): it scatters by 1.2 % without noise and by 4.1 % with two codes of it through JPEG 85, as 2 and 7 % would.
    /// </summary>
    private const double RelativeError = 0.07;

    /// <summary>
    /// Differences of this size, px², are found between photos that differ in none: 0.064 from neutral to smiling faces of one camera and
    /// session, whose brows and lids moved. So a difference d counts as d·(1 − s²/d²), and as none below s (James and Stein 1961).
    /// </summary>
    private const double FoundInNonePx2 = 0.05;

    /// <summary>Error where fewer than three blocks could be read, px²: the scatter of single blocks on real repeated photos.</summary>
    private const double FewBlocksErrorPx2 = 0.25;

    /// <param name="before">Linear luminance before, on the common grid.</param>
    /// <param name="after">Linear luminance after, same grid.</param>
    /// <param name="blocks">Masks (0..1) of the features, one for each block, with how far to trust each.</param>
    /// <param name="pixelsPerMm">Pitch of the grid.</param>
    /// <returns>Null where no block shows enough contrast to tell.</returns>
    public static BlurDifference? Between(Plane before, Plane after, IReadOnlyList<(Plane Mask, double Trust)> blocks, double pixelsPerMm)
    {
        var square = MaxSigmaPx * MaxSigmaPx;
        var found = new List<(double Variance, double Weight)>();
        foreach (var (block, trust) in blocks)
        {
            var crop = PlaneWindow.Around(block, (int)Math.Ceiling(CoarsestPeriodPx));
            var weights = crop.Of(block);
            if (Solve(crop.Of(before), crop.Of(after), weights) is { } variance && Math.Abs(variance) < square)
                found.Add((variance, trust));
        }

        return found.Count == 0 ? null : Combine(found, pixelsPerMm);
    }

    /// <summary>σ²(after) − σ²(before) in px² at which both have the same fine energy.</summary>
    private static double? Solve(Plane before, Plane after, Plane weights)
    {
        var (low, high) = (-MaxSigmaPx * MaxSigmaPx, MaxSigmaPx * MaxSigmaPx);
        var start = Excess(before, after, weights, 0);
        if (start is null) return null;
        if (start == 0) return 0;
        for (var i = 0; i < Bisections; i++)
        {
            var middle = 0.5 * (low + high);
            if (Excess(before, after, weights, middle) > 0) low = middle;
            else high = middle;
        }

        return 0.5 * (low + high);
    }

    /// <summary>ln of fine energy before over after, once the sharper has been blurred by the variance; falls with it.</summary>
    private static double? Excess(Plane before, Plane after, Plane weights, double variancePx2)
    {
        if (variancePx2 > 0) before = Gaussian.Blur(before, Math.Sqrt(variancePx2));
        if (variancePx2 < 0) after = Gaussian.Blur(after, Math.Sqrt(-variancePx2));
        var (a, b) = (FineEnergy(before, weights), FineEnergy(after, weights));
        return a > 0 && b > 0 ? Math.Log(a / b) : null;
    }

    private static double FineEnergy(Plane light, Plane weights)
    {
        var log = LogLight.Of(light);
        var fine = Gaussian.Blur(log, Gaussian.SigmaForHalfAmplitude(FinestPeriodPx));
        var coarse = Gaussian.Blur(log, Gaussian.SigmaForHalfAmplitude(CoarsestPeriodPx));
        double energy = 0, total = 0;
        for (var i = 0; i < log.Samples.Length; i++)
        {
            var band = fine.Samples[i] - coarse.Samples[i];
            energy += weights.Samples[i] * band * band;
            total += weights.Samples[i];
        }

        return total > 0 ? energy / total : 0;
    }

    /// <summary>One block alone is taken at its word with a wide error; from three on, a block that disagrees (an eye that looks elsewhere, a smiling mouth) is outvoted.</summary>
    private static BlurDifference Combine(List<(double Variance, double Weight)> found, double pixelsPerMm)
    {
        var scale = pixelsPerMm * pixelsPerMm;
        if (RobustMean.Of(found) is { } robust)
        {
            var systematic = RelativeError * robust.Mean;
            return new BlurDifference(Shrunk(robust.Mean) / scale, Math.Sqrt((robust.StandardError * robust.StandardError) + (systematic * systematic)) / scale);
        }

        var mean = found.Average(f => f.Variance);
        return new BlurDifference(Shrunk(mean) / scale, FewBlocksErrorPx2 / scale);
    }

    private static double Shrunk(double variancePx2) =>
        Math.Abs(variancePx2) <= FoundInNonePx2 ? 0 : variancePx2 - (FoundInNonePx2 * FoundInNonePx2 / variancePx2);
}
