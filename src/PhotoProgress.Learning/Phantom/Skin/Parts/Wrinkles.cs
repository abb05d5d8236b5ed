namespace PhotoProgress.Learning.Phantom.Skin.Parts;

/// <summary>Furrows that skin has folded into, along one direction.</summary>
internal static class Wrinkles
{
    public static void Add(SkinMaps maps, SkinAmounts amounts, PartSite site)
    {
        var lines = amounts.Wrinkles;
        if (lines.DepthMm <= 0) return;
        new LineFamily(lines, 0.12 * lines.SpacingMm, 2.5 * lines.SpacingMm, 2 * lines.SpacingMm).Draw(site, (x, y, depth) => maps.HeightMm[x, y] -= depth);
    }
}
