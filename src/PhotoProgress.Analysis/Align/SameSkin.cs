namespace PhotoProgress.Analysis.Align;

/// <summary>
/// How much of the skin's own marks (periods 1.5–6 mm: pores, moles, lines, spots) two registered photos share. Told from
/// geometry and registration alone; nothing that could identify a person elsewhere is computed or kept.
/// </summary>
public static class SameSkin
{
    /// <summary>Mean local correlation of marks over the open skin of the given regions, −1..1; 0 where there is none.</summary>
    public static double Marks(AlignedPair pair, IEnumerable<string> regions)
    {
        double sum = 0, total = 0;
        foreach (var mask in regions.Select(region => pair.Regions[region]))
        {
            for (var i = 0; i < mask.Samples.Length; i++)
            {
                sum += mask.Samples[i] * pair.Marks.Samples[i];
                total += mask.Samples[i];
            }
        }

        return total > 0 ? sum / total : 0;
    }
}
