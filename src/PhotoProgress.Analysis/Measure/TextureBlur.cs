using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Measure;

/// <summary>
/// Finds the blur between two registered photos from the skin itself, where nothing else is in the picture. A change of
/// texture scales all fine bands alike, a Gaussian blur falls with the square of the frequency:
/// ln(E after / E before) = 2·ln g − 4π²·Δσ²·f² over three or more bands narrower than those that are judged, of which the
/// shared part counts, not the noise. The sharper photo is blurred by what was found and the rest fitted again, so that the
/// width of the bands does not matter. What treatment does to the finest bands alone is taken for blur: the error says how
/// well the bands follow the law.
/// </summary>
public static class TextureBlur
{
    /// <summary>Borders of the bands, in pixels of the grid: half octaves from the finest that a grid carries.</summary>
    private static readonly double[] BordersPx = [3.5, 5, 7, 10, 14, 20];

    /// <summary>Longer periods follow the light rather than the skin, mm.</summary>
    private const double CoarsestMm = 3;

    private const int LeastBands = 3;
    private const int Rounds = 4;

    /// <summary>Variance of the probing blur, px².</summary>
    private const double ProbePx2 = 0.5;

    private const double LeastAnswer = 0.2;

    /// <summary>Two photos that share less of a band than this do not resolve it.</summary>
    private const double LeastCorrelation = 0.4;

    /// <summary>Beyond this, pixels, the photos are not of one kind.</summary>
    private const double MaxSigmaPx = 4;

    /// <summary>
    /// Real skin does not change alike in all bands: neighbouring half octaves of foreheads, neutral and smiling, part by 0.1 and
    /// more (ln), treated skin surely by half of it. So no band is taken to follow the law better than this.
    /// </summary>
    private const double LeastError = 0.05;

    /// <returns>Null where fewer than three bands could be read.</returns>
    public static BlurDifference? Between(AlignedPair pair)
    {
        var bands = Bands(pair);
        if (Fit(pair, default, bands) is not { } rest || Answer(pair, rest, bands) is not { } answer) return null;
        var total = Scaled(rest, answer);
        for (var round = 1; round < Rounds; round++)
        {
            if (Fit(pair, total, bands) is not { } next) return null;
            var correction = Scaled(next, answer);
            total = correction with { VarianceMm2 = total.VarianceMm2 + correction.VarianceMm2 };
            if (Math.Abs(correction.VarianceMm2) < 0.05 * correction.StandardErrorMm2) break;
        }

        return total.SigmaMm * pair.PixelsPerMm < MaxSigmaPx ? total : null;
    }

    /// <summary>
    /// How far the fit answers to a blur of known variance: the bands are broad and skin's energy falls with the frequency, so that
    /// they answer less than their centres would.
    /// </summary>
    private static double? Answer(AlignedPair pair, BlurDifference rest, IReadOnlyList<Band> bands)
    {
        var probe = Math.CopySign(ProbePx2 / (pair.PixelsPerMm * pair.PixelsPerMm), rest.VarianceMm2);
        return Fit(pair, new BlurDifference(probe, 0), bands) is { } probed
            ? Math.Clamp((rest.VarianceMm2 - probed.VarianceMm2) / probe, LeastAnswer, 1) : null;
    }

    private static BlurDifference Scaled(BlurDifference fitted, double answer) =>
        new(fitted.VarianceMm2 / answer, fitted.StandardErrorMm2 / answer);

    private static List<Band> Bands(AlignedPair pair)
    {
        var bands = new List<Band>();
        for (var i = 0; i + 1 < BordersPx.Length; i++)
        {
            var band = new Band(BordersPx[i] / pair.PixelsPerMm, BordersPx[i + 1] / pair.PixelsPerMm);
            if (band.CoarsestMm <= CoarsestMm || bands.Count < LeastBands) bands.Add(band);
        }

        return bands;
    }

    /// <summary>What is left between the photos once the sharper is blurred by <paramref name="known"/>.</summary>
    private static BlurDifference? Fit(AlignedPair pair, BlurDifference known, IReadOnlyList<Band> bands)
    {
        var change = new TextureChange(pair, known with { StandardErrorMm2 = 0 });
        var points = new List<Point>();
        foreach (var band in bands)
        {
            if (change.Change(band, [.. change.Energies(band).Values.SelectMany(tiles => tiles)]) is not { } read || read.Correlation < LeastCorrelation) continue;
            var error = Math.Sqrt((read.StandardError * read.StandardError) + (LeastError * LeastError));
            points.Add(new Point(2 * Math.PI * Math.PI / (band.FinestMm * band.CoarsestMm), read.LogRatio, 1 / (error * error)));
        }

        return points.Count < LeastBands ? null : Line(points);
    }

    /// <summary>Weighted least squares of ln g − Δσ²·x; the error grows where the points do not lie on a line.</summary>
    private static BlurDifference Line(List<Point> points)
    {
        var total = points.Sum(p => p.Weight);
        var (x, y) = (points.Sum(p => p.Weight * p.X) / total, points.Sum(p => p.Weight * p.Y) / total);
        var square = points.Sum(p => p.Weight * (p.X - x) * (p.X - x));
        var slope = points.Sum(p => p.Weight * (p.X - x) * (p.Y - y)) / square;
        var misfit = points.Sum(p => p.Weight * Math.Pow(p.Y - y - (slope * (p.X - x)), 2)) / (points.Count - 2);
        return new BlurDifference(-slope, Math.Sqrt(Math.Max(1, misfit) / square));
    }

    /// <param name="X">2π²f², 1/mm².</param>
    /// <param name="Y">ln amplitude after over before.</param>
    private readonly record struct Point(double X, double Y, double Weight);
}
