namespace PhotoProgress.Learning.Phantom.Skin.Parts;

/// <summary>A film of sebum, thicker here than there.</summary>
internal static class Oil
{
    public static void Add(SkinMaps maps, SkinAmounts amounts, PartSite site)
    {
        var gloss = amounts.Gloss;
        if (gloss.Oil <= 0) return;
        var field = gloss.Patchiness > 0 ? SmoothField.Of(site.Grid, site.Seed, PatchMm) : null;
        for (var y = 0; y < maps.Height; y++)
        {
            for (var x = 0; x < maps.Width; x++)
            {
                var local = 1 + (field is null ? 0 : (float)gloss.Patchiness * field[x, y]);
                maps.Oil[x, y] = Math.Clamp((float)gloss.Oil * local * site.GainAt(x, y), 0, 1);
            }
        }
    }

    /// <summary>Period of thicker and thinner film, mm.</summary>
    private const double PatchMm = 7;
}
