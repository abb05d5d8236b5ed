namespace PhotoProgress.Analysis.Measure.Evenness;

/// <summary>How large brown spots are.</summary>
internal static class SpotSize
{
    public static Metric Metric { get; } =
        new("evenness.spot_size", 1, Dimension.Evenness, "mm", Measure, Logarithmic: false) { Doc = Doc };

    private static MetricDoc Doc => new()
    {
        Title = "Size of brown spots",
        Formula = "Σ Aₖ·dₖ / Σ Aₖ over the spots k (samples with D > 0.1 joined over their four neighbours), Aₖ their weighted area, dₖ = √(4·Aₖ/π); "
            + "D = G(2 mm) ∗ M − G(20 mm) ∗ M inside the weights.",
        Input = "Melanin in optical density, shading projected out.",
        Output = "mm, 0 or more: the size of the spot in which a spotted piece of skin lies; less is better. Change is judged as a difference.",
        Settings = "band=2-20mm; threshold=0.1 OD; neighbours=4; area>=160 mm²; pixels>=4 per 6.325 mm; contrast>=0.1",
        Reference = "Size of pigmented areas changes with age: Skin Res. Technol., doi 10.1111/srt.12174; the area-weighted diameter is ours.",
        Deviations = "Weighted by area, because small specks come and go with noise. If only small spots fade, it grows: read it beside the area of spots. "
            + "A spot cut by the border of the weights counts as what is left of it.",
        Degenerate =
        [
            new("Flat", "Flat skin has no spot: 0."),
            new("Black", "Black is flat: 0."),
            new("OnePixel", "A field of 1 × 1 is not measurable (too_little_skin)."),
            new("EmptyMask", "Without weights it is not measurable (too_little_skin)."),
            new("NotANumber", "Samples that are not finite count as masked."),
            new("LowResolution", "Not measurable (resolution) under 4 pixels per 6.325 mm in source or grid, or under 10 % contrast after blur."),
            new("TooLittleSkin", "Not measurable (too_little_skin) under 160 mm²."),
        ],
    };

    private static Measured Measure(MaskedSkin skin)
    {
        var (excess, reason) = BrownSpots.Excess(skin);
        return excess is null ? Measured.Not(reason!) : Measured.Of(MeanDiameter(Areas(excess)));
    }

    private static double MeanDiameter(IEnumerable<double> areasMm2)
    {
        var (sum, total) = (0.0, 0.0);
        foreach (var area in areasMm2)
        {
            sum += area * Math.Sqrt(4 * area / Math.PI);
            total += area;
        }

        return total > 0 ? sum / total : 0;
    }

    /// <summary>Weighted area of each spot, mm²: labels by union of runs with their upper and left neighbours.</summary>
    private static Dictionary<int, double>.ValueCollection Areas(MaskedPlane excess)
    {
        var parents = Labels(excess);
        var areas = new Dictionary<int, double>();
        var cell = 1 / (excess.PixelsPerMm * excess.PixelsPerMm);
        for (var i = 0; i < parents.Length; i++)
        {
            if (parents[i] < 0) continue;
            var root = Root(parents, i);
            areas[root] = areas.GetValueOrDefault(root) + (cell * excess.Weights.Samples[i]);
        }

        return areas.Values;
    }

    /// <summary>A forest over the samples: each points to an earlier one of its spot or to itself; −1 outside spots.</summary>
    private static int[] Labels(MaskedPlane excess)
    {
        var width = excess.Values.Width;
        var parents = new int[excess.Values.Samples.Length];
        for (var i = 0; i < parents.Length; i++)
        {
            parents[i] = BrownSpots.IsSpot(excess, i) ? i : -1;
            if (parents[i] < 0) continue;
            // The margin is never spot, so the neighbours of a spot's sample exist and do not wrap round.
            if (parents[i - 1] >= 0) Join(parents, i - 1, i);
            if (parents[i - width] >= 0) Join(parents, i - width, i);
        }

        return parents;
    }

    private static void Join(int[] parents, int a, int b)
    {
        var (rootA, rootB) = (Root(parents, a), Root(parents, b));
        parents[Math.Max(rootA, rootB)] = Math.Min(rootA, rootB);
    }

    private static int Root(int[] parents, int i)
    {
        while (parents[i] != i) i = parents[i] = parents[parents[i]];
        return i;
    }
}
