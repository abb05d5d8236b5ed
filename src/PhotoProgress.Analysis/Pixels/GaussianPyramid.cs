namespace PhotoProgress.Analysis.Pixels;

/// <summary>
/// A plane smoothed by Gaussians of any width, each computed on a grid just fine enough for it. Outside the plane
/// everything is 0, which is what the numerator and the denominator of a normalised convolution need, or its edge goes on.
/// Level l holds every 2^l-th sample. All widths add in squares (Gaussians are a semigroup), so that the total is right
/// whichever way a level was reached. What aliases is 6e-5 of the amplitude near frequency 0 and below 1 % of it at a level's
/// Nyquist, where the Gaussian itself has fallen as low.
/// </summary>
/// <remarks>
/// Planes that come out carry a margin of <see cref="Margin"/> samples on each side, so that what is smeared over the
/// border can flow back in at the next step.
/// </remarks>
internal sealed class GaussianPyramid
{
    /// <summary>Samples around every level: more than 5 σ of what a level holds before it is smoothed further.</summary>
    public const int Margin = 4;

    /// <summary>σ held by each level above the first, in its own samples: aliases exp(−2π²·0.7²) = 6e-5 to frequency 0.</summary>
    private const double BaseSigma = 0.7;

    /// <summary>The least σ (samples) that a step from a level's base adds: below, a sampled Gaussian is no longer one.</summary>
    private const double LeastStep = 0.7;

    private const double LeastSigmaForMeans = 1.4;

    /// <summary>σ of the step back to a finer level, in finer samples: leaves 6e-5 of the inserted zeros.</summary>
    private const double ExpandSigma = 1.4;

    /// <summary>Above this σ (samples of the level) the smoothing is done one level up and expanded.</summary>
    private const double DirectSigma = 2.5;

    private static readonly Taps EvenTaps = Phase(-3, 7, 0);
    private static readonly Taps OddTaps = Phase(-2, 6, 1);

    private readonly SampleRows _rows;
    private readonly Outside _outside;
    private readonly List<Plane> _halved = [];

    /// <param name="rows">The plane to smooth, with margin.</param>
    public GaussianPyramid(SampleRows rows, Outside outside = Outside.Zeros)
    {
        _rows = rows;
        _outside = outside;
    }

    /// <summary>The coarsest level whose pitch is at most σ (pixels of the input): smooth enough to take differences on.</summary>
    public static int LevelFor(double sigmaPx) => Math.Max(0, (int)Math.Floor(Math.Log2(sigmaPx)));

    /// <summary>
    /// For means of squares, every second sample will do sooner: from σ = 1.4 pixels on it keeps almost four samples in the
    /// period that the Gaussian halves (5.34 σ), and variation that repeats every two pixels, as upsampling leaves it, biases
    /// the mean by less than exp(−π²σ²/4) = 0.8 %.
    /// </summary>
    public static int LevelForMeans(double sigmaPx) => sigmaPx >= LeastSigmaForMeans ? Math.Max(1, LevelFor(sigmaPx)) : 0;

    /// <summary>Every 2^level-th sample of a plane with margin, not smoothed, with margin.</summary>
    public static Plane Sample(Plane plane, int level)
    {
        int width = Inside(plane.Width - (2 * Margin), level), height = Inside(plane.Height - (2 * Margin), level);
        var sampled = new Plane(width + (2 * Margin), height + (2 * Margin));
        for (var y = 0; y < height; y++)
        {
            var source = plane.Row((y << level) + Margin);
            var target = sampled.Row(y + Margin);
            for (var x = 0; x < width; x++) target[x + Margin] = source[(x << level) + Margin];
        }

        return sampled;
    }

    /// <summary>The input smoothed by σ (pixels of the input), sampled at every 2^level-th of them, with margin.</summary>
    /// <exception cref="ArgumentOutOfRangeException">σ is less than the level before holds already.</exception>
    public Plane Smooth(double sigmaPx, int level)
    {
        var sigma = sigmaPx / (1 << level);
        if (sigma > DirectSigma) return Expand(Smooth((1 << level) * Apart(sigma, ExpandSigma), level + 1), level);
        if (level == 0) return Filter(_rows, sigma, 1);
        return sigma >= Together(BaseSigma, LeastStep)
            ? Filter(Level(level), Apart(sigma, BaseSigma), 1)
            : Filter(Level(level - 1), Apart(2 * sigma, Held(level - 1)), 2);
    }

    private static double Together(double a, double b) => Math.Sqrt((a * a) + (b * b));

    /// <summary>What is missing from one σ to the other.</summary>
    private static double Apart(double whole, double part) => whole >= part
        ? Math.Sqrt((whole * whole) - (part * part))
        : throw new ArgumentOutOfRangeException(nameof(whole), whole, $"A level holds σ {part} already.");

    private static double Held(int level) => level == 0 ? 0 : BaseSigma;

    /// <summary>Samples of a level without margin.</summary>
    private static int Inside(int samples, int level) => ((samples - 1) >> level) + 1;

    private SampleRows Level(int level)
    {
        while (_halved.Count < level) _halved.Add(Filter(Level(_halved.Count), Apart(2 * BaseSigma, Held(_halved.Count)), 2));
        return level == 0 ? _rows : new SampleRows(_halved[level - 1]);
    }

    /// <summary>Every step-th sample of the filtered plane.</summary>
    /// <param name="step">1 or 2.</param>
    private Plane Filter(SampleRows rows, double sigma, int step)
    {
        var taps = Taps.Gaussian(sigma);
        var filtered = Plane.Unfilled(Inside(rows.Width - (2 * Margin), step - 1) + (2 * Margin), Inside(rows.Height - (2 * Margin), step - 1) + (2 * Margin));
        var line = new FilterLine(rows.Width, (2 * Margin) + taps.Weights.Length, _outside);
        var full = new float[step * filtered.Width];
        rows.Rewind();
        for (var y = 0; y < filtered.Height; y++)
        {
            // Sample y lies at y − Margin of its level, step times that of the level before, counted from Margin there.
            var shift = Margin * (1 - step);
            line.Column(rows, (step * y) + shift, taps);
            line.Row(shift, taps, full);
            var target = filtered.Row(y);
            for (var x = 0; x < target.Length; x++) target[x] = full[step * x];
        }

        return filtered;
    }

    /// <summary>To the next finer level: zeros between the samples, then a Gaussian, of which even and odd samples see every second tap.</summary>
    private Plane Expand(Plane above, int level)
    {
        var expanded = Plane.Unfilled(Inside(_rows.Width - (2 * Margin), level) + (2 * Margin), Inside(_rows.Height - (2 * Margin), level) + (2 * Margin));
        var line = new FilterLine(above.Width, EvenTaps.Weights.Length, _outside);
        var phase = new float[above.Width];
        var rows = new SampleRows(above);
        for (var y = 0; y < expanded.Height; y++)
        {
            // Row y lies at y − Margin of its level, which is (y − Margin) / 2 of the level above, counted from Margin there.
            line.Column(rows, (y + Margin) / 2, y % 2 == 0 ? EvenTaps : OddTaps);
            line.Row(0, EvenTaps, phase);
            Interleave(phase, expanded.Row(y), 0);
            line.Row(0, OddTaps, phase);
            Interleave(phase, expanded.Row(y), 1);
        }

        return expanded;
    }

    private static void Interleave(float[] phase, Span<float> target, int first)
    {
        for (var x = first; x < target.Length; x += 2) target[x] = phase[(x + Margin) / 2];
    }

    /// <summary>Every second tap of the expanding Gaussian, doubled for the zeros between.</summary>
    /// <param name="first">Offset of the first tap, coarse samples.</param>
    /// <param name="shift">How far the fine sample lies behind the coarse one, fine samples.</param>
    private static Taps Phase(int first, int count, int shift)
    {
        var half = Gaussian.Kernel(ExpandSigma);
        return new Taps(first, [.. Enumerable.Range(first, count).Select(tap => 2 * half[Math.Abs((2 * tap) - shift)])]);
    }
}
