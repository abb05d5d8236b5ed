using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Measure.Texture;

/// <summary>Pore-like dark blobs from a quarter of a millimetre: how much of the skin they cover.</summary>
internal static class Pores
{
    /// <summary>Diameters looked for, mm; the last only to leave out what is larger than a pore.</summary>
    private static readonly double[] DiametersMm = [0.25, 0.354, 0.5, 0.707, 1];

    /// <summary>A blob counts when it is at least this much darker than its surroundings, ln units.</summary>
    private const float LeastDepth = 0.05f;

    /// <summary>Smaller over larger curvature at the centre: below this it is a line.</summary>
    private const float LeastRoundness = 0.3f;

    /// <summary>4 pixels across the smallest pore.</summary>
    private const double PixelsPerMm = 16;

    /// <summary>−σ²·∇²G answers a dark disc of diameter 2√2·σ with 2/e of its depth.</summary>
    private static readonly float ToDepth = MathF.E / 2;

    public static Metric Metric { get; } = new("texture.pores", 1, Dimension.Texture, "%", Measure, Logarithmic: false) { Doc = Doc };

    private static MetricDoc Doc => new()
    {
        Title = "Pores",
        Formula = "100·Σ w·π·d²/4 / (Σw / p²) over the blobs: maxima of (e/2)·σ²·∇²(G(σ) ∗ L) over position (3 × 3) and diameter d = 2√2·σ "
            + "(0.25, 0.354, 0.5, 0.707 mm) of at least 0.05, whose curvatures relate by 0.3 or more; p is pixels per mm.",
        Input = "ln of linear luminance, about −8 to 0.",
        Output = "Percent of the skin's area, 0 or more; less is better. Change is judged as a difference.",
        Settings = "diameters=0.25, 0.354, 0.5, 0.707 mm; depth>=0.05 ln; roundness>=0.3; area>=100 mm²; source and grid>=16 px/mm; contrast>=0.1 at 0.5 mm",
        Reference = "Scale-space blobs: Lindeberg, Int. J. Computer Vision 30 (1998) 79; pores counted from 250 µm: Flament et al., Clin. Cosmet. Investig. Dermatol. 8 (2015) 85.",
        Deviations = "Diameters are steps of √2, not interpolated; blobs that overlap count twice; the depth of 0.05 and the roundness are ours. "
            + "Hair roots and dark specks count as pores.",
        Degenerate =
        [
            new("Flat", "Flat skin has none: 0."),
            new("Black", "Black is flat: 0."),
            new("OnePixel", "A field of 1 × 1 is not measurable (too_little_skin)."),
            new("EmptyMask", "Without weights it is not measurable (too_little_skin)."),
            new("NotANumber", "Samples that are not finite count as masked."),
            new("LowResolution", "Not measurable (resolution) under 16 pixels per mm in source or grid, or under 10 % contrast at 0.5 mm after blur."),
            new("TooLittleSkin", "Not measurable (too_little_skin) under 1 cm²."),
        ],
    };

    private static Measured Measure(MaskedSkin skin)
    {
        if ((Gate.Covers(skin, DiametersMm[0]) ?? Carries(skin.Field)) is { } reason) return Measured.Not(reason);
        Scale[] scales = [.. DiametersMm.Select(diameter => At(skin, diameter))];
        var area = 0.0;
        for (var s = 0; s < DiametersMm.Length - 1; s++)
            area += Math.PI / 4 * DiametersMm[s] * DiametersMm[s] * WeightOfBlobs(skin, scales, s);
        return Measured.Of(100 * area / skin.AreaMm2);
    }

    private static string? Carries(SkinField field)
    {
        // A blob of diameter d is half a period of 2d.
        var enough = Math.Min(field.Resolution.SourcePixelsPerMm, field.PixelsPerMm) >= PixelsPerMm;
        return enough ? Gate.Carries(field, 2 * DiametersMm[0]) : Gate.Resolution;
    }

    /// <summary>What one diameter sees around each pixel.</summary>
    /// <param name="Smooth">Log luminance smoothed for this diameter.</param>
    /// <param name="Depth">Depth of a dark disc of this diameter, ln units.</param>
    private sealed record Scale(Plane Smooth, Plane Depth);

    private static Scale At(MaskedSkin skin, double diameterMm)
    {
        var sigmaMm = diameterMm / (2 * Math.Sqrt(2));
        var sigmaPx = sigmaMm * skin.Field.PixelsPerMm;
        var smooth = skin.SmoothOnFullGrid(SkinMap.LogLuminance, sigmaMm).Values;
        var depth = new Plane(smooth.Width, smooth.Height);
        var curvature = new Curvature(smooth);
        for (var y = Curvature.Reach; y < smooth.Height - Curvature.Reach; y++)
        {
            curvature.GoTo(y);
            Fill(curvature, (float)(ToDepth * sigmaPx * sigmaPx), depth.Row(y));
        }

        return new Scale(smooth, depth);
    }

    private static void Fill(Curvature curvature, float toDepth, Span<float> depth)
    {
        for (var x = Curvature.Reach; x < depth.Length - Curvature.Reach; x++) depth[x] = toDepth * (curvature.Xx[x] + curvature.Yy[x]);
    }

    /// <summary>Σw over the centres of blobs of diameter number s.</summary>
    private static double WeightOfBlobs(MaskedSkin skin, Scale[] scales, int s)
    {
        var curvature = new Curvature(scales[s].Smooth);
        var sum = 0.0;
        for (var y = GaussianPyramid.Margin; y < scales[s].Depth.Height - GaussianPyramid.Margin; y++)
        {
            var peaks = Peaks(scales, s, y);
            if (peaks.Count == 0) continue;
            curvature.GoTo(y);
            foreach (var x in peaks)
                if (IsRound(curvature.Principal(x))) sum += skin.Weights[x, y];
        }

        return sum;
    }

    /// <summary>Columns of a row where depth is enough and greatest over position and diameter.</summary>
    private static List<int> Peaks(Scale[] scales, int s, int y)
    {
        var peaks = new List<int>();
        var depth = scales[s].Depth.Row(y);
        for (var x = GaussianPyramid.Margin; x < depth.Length - GaussianPyramid.Margin; x++)
            if (depth[x] >= LeastDepth && IsPeak(scales[s].Depth, x, y) && IsBestScale(scales, s, x, y)) peaks.Add(x);
        return peaks;
    }

    private static bool IsBestScale(Scale[] scales, int s, int x, int y)
    {
        var depth = scales[s].Depth[x, y];
        return scales[s + 1].Depth[x, y] <= depth && (s == 0 || scales[s - 1].Depth[x, y] <= depth);
    }

    /// <summary>Above the neighbours that come earlier, not below those that come later: a plateau of two counts once.</summary>
    private static bool IsPeak(Plane depth, int x, int y)
    {
        var (s, w, i) = (depth.Samples, depth.Width, (y * depth.Width) + x);
        var own = s[i];
        return own > s[i - w - 1] && own > s[i - w] && own > s[i - w + 1] && own > s[i - 1]
            && own >= s[i + 1] && own >= s[i + w - 1] && own >= s[i + w] && own >= s[i + w + 1];
    }

    private static bool IsRound((float Mean, float Radius) curvature) =>
        curvature.Mean - curvature.Radius >= LeastRoundness * (curvature.Mean + curvature.Radius);
}
