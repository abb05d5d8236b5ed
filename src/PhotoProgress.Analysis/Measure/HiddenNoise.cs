using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Measure;

/// <summary>
/// Energy that one photo has more of than the other, as much in smooth skin as in rough, beside the noise that was measured: noise whose finest
/// part compression took, so that <see cref="NoiseLevel"/> does not see the rest; below zero, faint texture that compression took.
/// </summary>
/// <param name="CodeVariance">As variance of white noise on the luma code, full scale 1; positive where the photo after has more.</param>
/// <param name="StandardError">Its standard error.</param>
public readonly record struct HiddenNoise(double CodeVariance, double StandardError)
{
    /// <summary>
    /// Standard deviation of what may be hidden before the tiles are asked: the variance of one 8-bit code, between JPEG 75 and 95 that of
    /// noise of one to two codes on each channel. In photos of many pixels it is worth nothing in the bands that are judged.
    /// </summary>
    private const double Likely = 1 / (255.0 * 255.0);

    private const double LeastDistrust = 0.3;

    /// <summary>What may be hidden is looked for up to so many times that.</summary>
    private const int Reach = 3;

    private const int Steps = 12;

    /// <summary>Halvings of a step: to a thousandth of what is likely.</summary>
    private const int Refinements = 8;

    /// <summary>Tiles never follow the law better than this, ln of energy: the scatter of copies that differ in no noise is 0.02 to 0.1.</summary>
    private const double LeastScatter = 0.03;

    /// <summary>A tile that lies off by more than so many scatters pulls no harder (Huber 1964).</summary>
    private const double Tuning = 1.5;

    /// <summary>
    /// With after = g²·before + D in every tile, and M the geometric mean of the two, ln(after / before) = 2 ln g + 2 asinh(D / 2gM): what is
    /// alike everywhere shows most where skin is smoothest. It is held against the mean of both, as Bland and Altman (1986) do: against
    /// either of the two, its own scatter would pass for noise. Most likely value under a normal prior of <see cref="Likely"/>.
    /// </summary>
    /// <param name="tiles">Of one band, over all skin that is compared.</param>
    public static HiddenNoise Between(IReadOnlyList<CleanTile> tiles)
    {
        if (tiles.Count < 3) return default;
        var scatter = Math.Max(LeastScatter, RobustMean.Scatter([.. tiles.Select(tile => (tile.LogRatio, tile.Area))]));
        var total = tiles.Sum(tile => tile.Area);
        double Cost(double variance) => CostOf(tiles, total, scatter, variance);
        var best = Enumerable.Range(-Steps, (2 * Steps) + 1).Select(step => step * Likely * Reach / Steps).MinBy(Cost);
        var width = Likely * Reach / Steps;
        for (var round = 0; round < Refinements; round++)
        {
            width /= 2;
            best = new[] { best, best - width, best + width }.MinBy(Cost);
        }

        return new HiddenNoise(best, ErrorOf(Cost, best));
    }

    /// <summary>
    /// Part of what is taken away that may be skin: where rough skin became smoother and smooth skin rougher, the tiles look the same. The more
    /// is to be explained the less likely noise is to be all of it. Under this rule unchanged copies need the least further error, and half of
    /// the skin at × 0.9 with the other half at × 1.1, which reads as −9 % at 3 pixels per millimetre, stays within its error.
    /// </summary>
    public double Distrust => LeastDistrust * Math.Max(1, Math.Abs(CodeVariance) / Likely);

    /// <summary>What it adds to a tile's ln(after / before).</summary>
    public double LogShare(CleanTile tile) => 2 * Math.Asinh(0.5 * CodeVariance * tile.PerCode / tile.Mean);

    /// <summary>How fast <see cref="LogShare"/> grows with the variance.</summary>
    public double Slope(CleanTile tile)
    {
        var half = 0.5 * CodeVariance * tile.PerCode / tile.Mean;
        return tile.PerCode / tile.Mean / Math.Sqrt(1 + (half * half));
    }

    /// <summary>−ln of the likelihood, Huber's, and of the prior.</summary>
    private static double CostOf(IReadOnlyList<CleanTile> tiles, double total, double scatter, double variance)
    {
        var tried = new HiddenNoise(variance, 0);
        var rests = tiles.Select(tile => (Value: tile.LogRatio - tried.LogShare(tile), Weight: tile.Area)).ToArray();
        var mean = RobustMean.Of(rests)!.Value.Mean;
        var cost = 0.5 * (variance / Likely) * (variance / Likely);
        foreach (var (value, weight) in rests)
        {
            var distance = Math.Abs(value - mean) / scatter;
            var paid = distance <= Tuning ? 0.5 * distance * distance : Tuning * (distance - (0.5 * Tuning));
            cost += paid * weight * rests.Length / total;
        }

        return cost;
    }

    /// <summary>From the curvature of the cost; never wider than the prior.</summary>
    private static double ErrorOf(Func<double, double> cost, double best)
    {
        const double step = 0.1 * Likely;
        var curvature = (cost(best - step) - (2 * cost(best)) + cost(best + step)) / (step * step);
        return 1 / Math.Sqrt(Math.Max(curvature, 1 / (Likely * Likely)));
    }
}

/// <summary>A tile of both photos in one band, less the noise that was measured.</summary>
/// <param name="Area">Sum of weights, grid pixels.</param>
/// <param name="LogRatio">ln of energy after over before.</param>
/// <param name="Mean">Geometric mean of the two energies, of ln light.</param>
/// <param name="PerCode">Energy that white noise of variance 1 on the luma code, full scale 1, has in this band and at this tile's light.</param>
public readonly record struct CleanTile(double Area, double LogRatio, double Mean, double PerCode);
