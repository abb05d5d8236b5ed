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

    /// <summary>Two photos that share less of a band than this do not resolve it.</summary>
    private const double LeastCorrelation = 0.5;

    /// <summary>Beyond this, pixels, the photos are not of one kind.</summary>
    private const double MaxSigmaPx = 4;

    /// <summary>No band is known better than this (ln): filters and resampling.</summary>
    private const double LeastError = 0.005;

    /// <returns>Null where fewer than three bands could be read.</returns>
    public static BlurDifference? Between(AlignedPair pair)
    {
        var bands = Bands(pair);
        if (Fit(pair, default, bands) is not { } rest) return null;
        // The bands' centres only guess how far their energy answers to blur; the first step tells.
        var (total, answer) = (rest, 1.0);
        for (var round = 1; round < Rounds; round++)
        {
            if (Fit(pair, total, bands) is not { } next) return null;
            if (round == 1 && Math.Abs(rest.VarianceMm2) > rest.StandardErrorMm2)
                answer = Math.Clamp((rest.VarianceMm2 - next.VarianceMm2) / rest.VarianceMm2, 0.3, 1.5);
            total = new BlurDifference(total.VarianceMm2 + (next.VarianceMm2 / answer), next.StandardErrorMm2 / answer);
            if (Math.Abs(next.VarianceMm2) < 0.05 * next.StandardErrorMm2) break;
        }

        return total.SigmaMm * pair.PixelsPerMm < MaxSigmaPx ? total : null;
    }

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
