namespace PhotoProgress.Learning.Phantom.Skin.Parts;

/// <summary>The coarse network of furrows that every skin has.</summary>
internal static class PrimaryLines
{
    public static void Add(SkinMaps maps, SkinAmounts amounts, PartSite site) => Network.Add(maps.HeightMm, amounts.PrimaryLines, site);
}
