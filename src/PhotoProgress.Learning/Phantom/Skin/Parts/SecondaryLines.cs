namespace PhotoProgress.Learning.Phantom.Skin.Parts;

/// <summary>The finer network between the primary lines.</summary>
internal static class SecondaryLines
{
    public static void Add(SkinMaps maps, SkinAmounts amounts, PartSite site) => Network.Add(maps.HeightMm, amounts.SecondaryLines, site);
}
