namespace PhotoProgress.Analysis.Pixels;

/// <summary>
/// A plane smoothed by Gaussians of any width, each computed on a grid just fine enough for it. Outside the plane
/// everything is 0, which is what the numerator and the denominator of a normalised convolution need.
/// Level l holds every 2^l-th sample. All widths add in squares (Gaussians are a semigroup), so that the total is right
/// whichever way a level was reached. What aliases is 6e-5 of the amplitude near frequency 0 and below 1 % of it at a level's
/// Nyquist, where the Gaussian itself has fallen as low.
/// </summary>
/// <remarks>
/// Every plane in and out carries a margin of <see cref="Margin"/> samples on each side, so that what is smeared over the
/// border can flow back in at the next step. The input's margin must be 0.
/// </remarks>
internal sealed class GaussianPyramid
{
    /// <summary>Samples around every level: more than 5 σ of what a level holds before it is smoothed further.</summary>
    public const int Margin = 4;

    /// <summary>σ held by each level above the first, in its own samples: aliases exp(−2π²·0.7²) = 6e-5 to frequency 0.</summary>
    private const double BaseSigma = 0.7;

    /// <summary>σ of the step back to a finer level, in finer samples: leaves 6e-5 of the inserted zeros.</summary>
    private const double ExpandSigma = 1.4;

    /// <summary>Above this σ (samples of the level) the smoothing is done one level up and expanded.</summary>
    private const double DirectSigma = 2.5;

    private static readonly Taps EvenTaps = Phase(-3, 7, 0);
    private static readonly Taps OddTaps = Phase(-2, 6, 1);

    private readonly List<Plane> _levels;
    private readonly int _width;
    private readonly int _height;

    /// <param name="plane">Samples with a margin of zeros; not copied and not changed.</param>
    public GaussianPyramid(Plane plane)
    {
        _levels = [plane];
        _width = plane.Width - (2 * Margin);
        _height = plane.Height - (2 * Margin);
    }

    /// <summary>The coarsest level whose pitch is at most σ (pixels of the input).</summary>
    public static int LevelFor(double sigmaPx) => Math.Max(0, (int)Math.Floor(Math.Log2(sigmaPx)));

    /// <summary>The input smoothed by σ (pixels of the input), sampled at every 2^level-th of them, with margin.</summary>
    /// <exception cref="ArgumentOutOfRangeException">σ is less than the level's own smoothing.</exception>
    public Plane Smooth(double sigmaPx, int level)
    {
        var sigma = sigmaPx / (1 << level);
        var held = level == 0 ? 0 : BaseSigma;
        if (!(sigma >= held)) throw new ArgumentOutOfRangeException(nameof(sigmaPx), sigmaPx, $"Level {level} holds σ {held * (1 << level)} pixels already.");
        if (sigma <= DirectSigma) return Filter(Level(level), Math.Sqrt((sigma * sigma) - (held * held)));
        var above = (1 << level) * Math.Sqrt((sigma * sigma) - (ExpandSigma * ExpandSigma));
        return Expand(Smooth(above, level + 1), level);
    }

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

    /// <summary>Samples of a level without margin.</summary>
    private static int Inside(int samples, int level) => ((samples - 1) >> level) + 1;

    private Plane Level(int level)
    {
        while (_levels.Count <= level) _levels.Add(Halve(_levels[^1], _levels.Count));
        return _levels[level];
    }

    private Plane Halve(Plane below, int level)
    {
        var held = level == 1 ? 0 : BaseSigma;
        var taps = Taps.Gaussian(Math.Sqrt((4 * BaseSigma * BaseSigma) - (held * held)));
        var half = new Plane(Inside(_width, level) + (2 * Margin), Inside(_height, level) + (2 * Margin));
        var line = new FilterLine(below.Width, Margin + taps.Weights.Length);
        var full = new float[2 * half.Width];
        for (var y = 0; y < half.Height; y++)
        {
            line.Column(below, (2 * y) - Margin, taps);
            line.Row(-Margin, taps, full);
            var target = half.Row(y);
            for (var x = 0; x < target.Length; x++) target[x] = full[2 * x];
        }

        return half;
    }

    private static Plane Filter(Plane plane, double sigma)
    {
        var taps = Taps.Gaussian(sigma);
        var filtered = new Plane(plane.Width, plane.Height);
        var line = new FilterLine(plane.Width, taps.Weights.Length);
        for (var y = 0; y < plane.Height; y++)
        {
            line.Column(plane, y, taps);
            line.Row(0, taps, filtered.Row(y));
        }

        return filtered;
    }

    /// <summary>To the next finer level: zeros between the samples, then a Gaussian, of which even and odd samples see every second tap.</summary>
    private Plane Expand(Plane above, int level)
    {
        var expanded = new Plane(Inside(_width, level) + (2 * Margin), Inside(_height, level) + (2 * Margin));
        var line = new FilterLine(above.Width, EvenTaps.Weights.Length);
        var phase = new float[above.Width];
        for (var y = 0; y < expanded.Height; y++)
        {
            // Row y lies at y − Margin of its level, which is (y − Margin) / 2 of the level above, counted from Margin there.
            line.Column(above, (y + Margin) / 2, y % 2 == 0 ? EvenTaps : OddTaps);
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
