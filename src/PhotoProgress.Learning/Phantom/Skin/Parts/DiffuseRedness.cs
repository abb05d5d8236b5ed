namespace PhotoProgress.Learning.Phantom.Skin.Parts;

/// <summary>A flush: more blood over wide areas, none at their rims.</summary>
internal static class DiffuseRedness
{
    public static void Add(SkinMaps maps, SkinAmounts amounts, PartSite site)
    {
        var flush = amounts.DiffuseRedness;
        if (flush.Strength <= 0) return;
        var field = SmoothField.Of(site.Grid, site.Seed, flush.SizeMm);
        for (var y = 0; y < maps.Height; y++)
        {
            for (var x = 0; x < maps.Width; x++)
            {
                var share = Math.Clamp(1 + (0.6f * field[x, y]), 0, 2.5f);
                maps.Haemoglobin[x, y] += (float)(flush.Strength * amounts.Tone.Blood) * share * site.GainAt(x, y);
            }
        }
    }
}
