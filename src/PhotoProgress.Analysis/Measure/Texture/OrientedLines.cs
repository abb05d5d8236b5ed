using System.Runtime.CompilerServices;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Measure.Texture;

/// <summary>Wrinkle-like lines: dark ridges about 1 mm wide that keep one direction over some millimetres.</summary>
internal static class OrientedLines
{
    /// <summary>Width of the line the filter is made for, mm.</summary>
    private const double LineWidthMm = 1;

    /// <summary>A bar of width w has the variance w²/12; a filter of the same σ answers it most.</summary>
    private static readonly double SigmaMm = LineWidthMm / Math.Sqrt(12);

    /// <summary>Directions are averaged over this σ, mm: about 6 mm of line must agree.</summary>
    private const double CoherenceSigmaMm = 1.5;

    /// <summary>σ²·L'' of a Gaussian valley of standard deviation σ, smoothed by σ, is depth / 2√2 at its floor.</summary>
    private static readonly double CurvatureToDepth = 2 * Math.Sqrt(2);

    /// <summary>The smoothed floor of the same valley lies depth/√2 below skin far from it.</summary>
    private static readonly float ShoulderToDepth = MathF.Sqrt(2);

    /// <summary>Period that the filter answers most, 2πσ/√2.</summary>
    private static readonly double PeriodMm = Math.Sqrt(2) * Math.PI * SigmaMm;

    public static Metric Metric { get; } = new("texture.lines", 1, Dimension.Texture, "ln", Measure, Logarithmic: true) { Doc = Doc };

    private static MetricDoc Doc => new()
    {
        Title = "Fine lines",
        Formula = "Σw·|V| / Σw, V = G(1.5 mm) ∗ (R·(cos 2θ, sin 2θ)) inside the weights; R = max(0, min(2√2·σ²·(λ₁ − |λ₂|), √2·(U − S))) with S log luminance "
            + "smoothed by σ = 0.289 mm, λ₁ ≥ λ₂ the eigenvalues of its Hessian, θ the direction of λ₁, U the lesser S 1 mm away on both sides along θ.",
        Input = "ln of linear luminance, about −8 to 0.",
        Output = "ln units, 0 or more: depth of line averaged over the skin; less is better. One straight line per centimetre, 1 mm wide "
            + "and 0.1 deep, gives about 0.005. Change is judged as a ratio.",
        Settings = "width=1 mm; shoulders=1 mm; coherence σ=1.5 mm; area>=100 mm²; pixels>=4 per 1.283 mm; contrast>=0.1",
        Reference = "Ridges by Hessian eigenvalues: Frangi et al., MICCAI 1998, LNCS 1496, 130; averaging of doubled angles: Bigün, Granlund, ICCV 1987, 433.",
        Deviations = "Depth is kept linear instead of Frangi's exponentials, so that it scales with contrast, and a line must be darker than both its sides. Derivatives are differences of fourth order "
            + "on the smoothed grid (about 1 % of the ridge). Texture without direction keeps a floor of about a fifth of its ridges. "
            + "A trend only: fine lines below 0.5 mm and folds above 3 mm are mostly missed, and expression changes it.",
        Degenerate =
        [
            new("BrightLine", "A bright line, such as a hair, leaves less than a tenth of what a dark one gives."),
            new("Flat", "Flat skin measures exactly 0."),
            new("Black", "Black is flat: 0."),
            new("OnePixel", "A field of 1 × 1 is not measurable (too_little_skin)."),
            new("EmptyMask", "Without weights it is not measurable (too_little_skin)."),
            new("NotANumber", "Samples that are not finite count as masked."),
            new("LowResolution", "Not measurable (resolution) under 4 pixels per 1.28 mm in source or grid, or under 10 % contrast after blur."),
            new("TooLittleSkin", "Not measurable (too_little_skin) under 1 cm²."),
        ],
    };

    private static Measured Measure(MaskedSkin skin)
    {
        if ((Gate.Covers(skin, PeriodMm) ?? Gate.Carries(skin.Field, PeriodMm)) is { } reason) return Measured.Not(reason);
        var smooth = skin.SmoothSigma(SkinMap.LogLuminance, SigmaMm);
        var (cosine, sine) = WeightedRidges(smooth);
        return Measured.Of(MeanCoherent(cosine, sine, smooth));
    }

    /// <summary>w·R·cos 2θ and w·R·sin 2θ; R in ln units of depth.</summary>
    private static (Plane Cosine, Plane Sine) WeightedRidges(MaskedPlane smooth)
    {
        var sigmaPx = SigmaMm * smooth.PixelsPerMm;
        var toDepth = (float)(CurvatureToDepth * sigmaPx * sigmaPx);
        var (cosine, sine) = (new Plane(smooth.Values.Width, smooth.Values.Height), new Plane(smooth.Values.Width, smooth.Values.Height));
        var curvature = new Curvature(smooth.Values);
        for (var y = GaussianPyramid.Margin; y < cosine.Height - GaussianPyramid.Margin; y++)
        {
            curvature.GoTo(y);
            Ridges(curvature, smooth, y, toDepth, cosine.Row(y), sine.Row(y));
        }

        return (cosine, sine);
    }

    /// <summary>One row; λ₁ − |λ₂| = 2·min(radius, mean), where the eigenvalues are mean ± radius.</summary>
    private static void Ridges(Curvature curvature, MaskedPlane smooth, int y, float toDepth, Span<float> cosine, Span<float> sine)
    {
        var weights = smooth.Weights.Row(y);
        for (var x = 0; x < weights.Length; x++)
        {
            var (mean, radius) = curvature.Principal(x);
            if (!(weights[x] > 0 && mean > 0 && radius > 0)) continue;
            var (cosine2, sine2) = ((curvature.Xx[x] - curvature.Yy[x]) / 2 / radius, curvature.Xy[x] / radius);
            var strength = weights[x] * MathF.Min(toDepth * 2 * MathF.Min(radius, mean), BetweenShoulders(smooth, x, y, cosine2, sine2));
            (cosine[x], sine[x]) = (strength * cosine2, strength * sine2);
        }
    }

    /// <summary>
    /// How far a sample lies below the lower of its two shoulders, one line's width away across the line, as depth; 0 when
    /// it does not lie below both. This is what tells a dark line from the flank of a bright one.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float BetweenShoulders(MaskedPlane smooth, int x, int y, float cosine2, float sine2)
    {
        // Half angle with a cosine of 0 or more.
        var cosine = MathF.Sqrt(MathF.Max(0, (1 + cosine2) / 2));
        var sine = MathF.CopySign(MathF.Sqrt(MathF.Max(0, (1 - cosine2) / 2)), sine2);
        var reach = (float)(LineWidthMm * smooth.PixelsPerMm);
        var (dx, dy) = (reach * cosine, reach * sine);
        var floor = smooth.Values[x, y];
        var one = Bilinear(smooth.Values, x + dx, y + dy);
        if (one <= floor) return 0;
        return MathF.Max(0, ShoulderToDepth * (MathF.Min(one, Bilinear(smooth.Values, x - dx, y - dy)) - floor));
    }

    /// <summary>Between four samples; beyond the plane, its edge.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static float Bilinear(Plane plane, float x, float y)
    {
        var (insideX, insideY) = (Math.Clamp(x, 0, plane.Width - 1), Math.Clamp(y, 0, plane.Height - 1));
        int left = Math.Min((int)insideX, plane.Width - 2), top = Math.Min((int)insideY, plane.Height - 2);
        var (fx, fy) = (insideX - left, insideY - top);
        var (s, i) = (plane.Samples, (top * plane.Width) + left);
        var upper = s[i] + (fx * (s[i + 1] - s[i]));
        var lower = s[i + plane.Width] + (fx * (s[i + plane.Width + 1] - s[i + plane.Width]));
        return upper + (fy * (lower - upper));
    }

    private static double MeanCoherent(Plane cosine, Plane sine, MaskedPlane smooth)
    {
        var sigmaPx = CoherenceSigmaMm * smooth.PixelsPerMm;
        var level = GaussianPyramid.LevelFor(sigmaPx);
        Plane Blurred(Plane plane) => new GaussianPyramid(new SampleRows(plane)).Smooth(sigmaPx, level);
        var (across, along, total) = (Blurred(cosine), Blurred(sine), Blurred(smooth.Weights));
        var weights = GaussianPyramid.Sample(smooth.Weights, level);
        var (sum, weight) = (0.0, 0.0);
        for (var i = 0; i < weights.Samples.Length; i++)
        {
            if (!(weights.Samples[i] > 0)) continue;
            sum += weights.Samples[i] * Length(across.Samples[i], along.Samples[i]) / total.Samples[i];
            weight += weights.Samples[i];
        }

        return sum / weight;
    }

    private static double Length(double across, double along) => Math.Sqrt((across * across) + (along * along));
}
