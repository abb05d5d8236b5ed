using PhotoProgress.Analysis.Ingest;

namespace PhotoProgress.Analysis.Check.Files;

/// <summary>Histograms of the magnitudes of a block grid's low frequencies, and how well the steps of each JPEG quality fit them.</summary>
internal sealed class CompressionCombs
{
    private const int Low = CompressionTrace.Low;

    /// <summary>Below it no photo keeps its looks; above it the steps of one code leave no comb.</summary>
    private const int LeastQuality = 30;

    private const int MostQuality = 92;

    /// <summary>Transformed values beyond all steps of <see cref="LeastQuality"/>, and histogram cells a code.</summary>
    private const int LargestValue = 64;

    private const int CellsPerCode = 8;

    /// <summary>
    /// Mean of cos(2π·value/step): 1 on a comb, 0 off it. Measured: 0.38 to 0.95 in 60 photos that were compressed, at most
    /// 0.05 in 20 that were resized since.
    /// </summary>
    private const double LeastComb = 0.25;

    /// <summary>Fewer values than this beyond half a step say nothing.</summary>
    private const int LeastValues = 300;

    private const int Cells = LargestValue * CellsPerCode;

    /// <summary>Evidence, ln, before missing values tell of an earlier compression: 100 values that are expected and none there.</summary>
    private const int LeastEvidence = 100;

    /// <summary>Comb of a last compression that is beyond doubt: steps that are off by one, or the table turned, fit worse.</summary>
    private const double SureComb = 0.5;

    /// <summary>What a value speaks against a compression that should have moved it: rounding to whole codes leaves one in 55, e⁻⁴, where it should not be.</summary>
    private const int AgainstIt = 4;

    /// <summary>cos(2π·value/step) by step, then cell.</summary>
    private static readonly double[][] Waves = [.. Enumerable.Range(0, LargestStep() + 1).Select(Wave)];

    private readonly int[] _cells = new int[Low * Low * Cells];

    /// <param name="frequency">4·vertical + horizontal.</param>
    /// <param name="value">Transformed value, 8-bit codes.</param>
    public void Add(int frequency, float value)
    {
        var cell = (int)((Math.Abs(value) * CellsPerCode) + 0.5f);
        if (cell < Cells) _cells[(frequency * Cells) + cell]++;
    }

    /// <summary>The hardest compression on these blocks: that whose steps fit best, or one before it that it has hidden; null where none fits.</summary>
    public int? Lowest() => Best() is { } last ? Earlier(last) ?? last : null;

    /// <summary>
    /// A harder compression before the last one, on the same blocks: multiples of its wider steps, rounded to the last one's, leave some of
    /// these empty (Popescu and Farid, IH 2004, "Statistical tools for digital forensics"). How many values stood there is told from their neighbours.
    /// </summary>
    /// <param name="last">Quality of the last compression.</param>
    /// <returns>The quality that explains best what is missing; null where too little is.</returns>
    public int? Earlier(int last)
    {
        if (Comb(last, false, []) is not >= SureComb) return null;
        (double Evidence, int? Quality) best = (LeastEvidence, null);
        for (var quality = LeastQuality; quality < last; quality++)
        {
            double evidence = 0;
            for (var i = 1; i < Low * Low; i++) evidence += Emptied(i, StepOf(i, quality, false), StepOf(i, last, false));
            if (evidence >= best.Evidence) best = (evidence, quality);
        }

        return best.Quality;
    }

    /// <summary>The quality whose steps fit best, the higher of equals; null where none fits.</summary>
    private int? Best()
    {
        var combs = new Dictionary<(int Frequency, int Step), (double Sum, int Count)>();
        (double Comb, int Quality) best = (LeastComb, 0);
        for (var quality = LeastQuality; quality <= MostQuality; quality++)
        {
            foreach (var turned in (bool[])[false, true])
            {
                if (Comb(quality, turned, combs) is { } comb && comb >= best.Comb) best = (comb, quality);
            }
        }

        return best.Quality == 0 ? null : best.Quality;
    }

    private double? Comb(int quality, bool turned, Dictionary<(int Frequency, int Step), (double Sum, int Count)> combs)
    {
        var (sum, count) = (0.0, 0);
        for (var i = 1; i < Low * Low; i++)
        {
            var step = StepOf(i, quality, turned);
            if (step < 2) continue;
            if (!combs.TryGetValue((i, step), out var comb)) combs[(i, step)] = comb = Comb(_cells.AsSpan(i * Cells, Cells), step);
            (sum, count) = (sum + comb.Sum, count + comb.Count);
        }

        return count >= LeastValues ? sum / count : null;
    }

    /// <summary>Over values beyond half a step: Σ cos(2π·value/step), and how many.</summary>
    private static (double Sum, int Count) Comb(ReadOnlySpan<int> cells, int step)
    {
        var (sum, count, wave) = (0.0, 0, Waves[step]);
        for (var cell = (step * CellsPerCode / 2) + 1; cell < cells.Length; cell++)
        {
            sum += cells[cell] * wave[cell];
            count += cells[cell];
        }

        return (sum, count);
    }

    /// <summary>Evidence from the last step's multiples that no multiple of the earlier step rounds to: how many values their neighbours on both sides let expect, less what is there.</summary>
    private double Emptied(int frequency, int earlier, int last)
    {
        if (earlier <= last || last < 2) return 0;
        double evidence = 0;
        for (var k = 1; (k + 2) * last <= LargestValue; k++)
        {
            if (IsReached(k, earlier, last) || !IsReached(k - 1, earlier, last) || !IsReached(k + 1, earlier, last)) continue;
            evidence += Math.Sqrt(CountAt(frequency, k - 1, last) * CountAt(frequency, k + 1, last)) - (AgainstIt * CountAt(frequency, k, last));
        }

        return evidence;
    }

    private static bool IsReached(int k, int earlier, int last)
    {
        var nearest = earlier * Math.Round((double)k * last / earlier);
        return Math.Abs((k * last) - nearest) <= 0.5 * last;
    }

    /// <summary>Values that round to a multiple; those of both signs stand together, so 0 counts twice.</summary>
    private double CountAt(int frequency, int k, int step)
    {
        var half = step * CellsPerCode / 2;
        var (first, end) = (Math.Max(0, (k * step * CellsPerCode) - half + 1), Math.Min(Cells, (k * step * CellsPerCode) + half));
        double sum = 0;
        for (var cell = first; cell < end; cell++) sum += _cells[(frequency * Cells) + cell];
        return k == 0 ? 2 * sum : sum;
    }

    private static int StepOf(int frequency, int quality, bool turned) => turned
        ? JpegTables.LuminanceStep(frequency % Low, frequency / Low, quality) : JpegTables.LuminanceStep(frequency / Low, frequency % Low, quality);

    private static int LargestStep() => Enumerable.Range(1, (Low * Low) - 1).Max(i => StepOf(i, LeastQuality, false));

    private static double[] Wave(int step) =>
        step == 0 ? [] : [.. Enumerable.Range(0, Cells).Select(cell => Math.Cos(2 * Math.PI * cell / (CellsPerCode * step)))];
}
