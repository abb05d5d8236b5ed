namespace PhotoProgress.Learning.Phantom.Skin.Parts;

/// <summary>Soft patches of more and less blood.</summary>
internal static class RedPatches
{
    public static void Add(SkinMaps maps, SkinAmounts amounts, PartSite site)
    {
        var patches = amounts.RedPatches;
        if (patches.Strength > 0) Patches.Scale(maps.Haemoglobin, patches.Strength, patches.SizeMm, site);
    }
}
