namespace PhotoProgress.Learning.Phantom.Skin.Parts;

/// <summary>Soft patches of more and less melanin.</summary>
internal static class Blotches
{
    public static void Add(SkinMaps maps, SkinAmounts amounts, PartSite site)
    {
        var blotches = amounts.Blotches;
        if (blotches.Strength > 0) Patches.Scale(maps.Melanin, blotches.Strength, blotches.SizeMm, site);
    }
}
