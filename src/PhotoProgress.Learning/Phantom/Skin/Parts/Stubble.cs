namespace PhotoProgress.Learning.Phantom.Skin.Parts;

/// <summary>Short dark hairs of a beard.</summary>
internal static class Stubble
{
    public static void Add(SkinMaps maps, SkinAmounts amounts, PartSite site) => Strokes.Draw(maps.Hair, amounts.Stubble, site);
}
