namespace PhotoProgress.Learning.Phantom.Skin.Parts;

/// <summary>Fine, nearly clear hairs.</summary>
internal static class Vellus
{
    public static void Add(SkinMaps maps, SkinAmounts amounts, PartSite site) => Strokes.Draw(maps.Hair, amounts.Vellus, site);
}
