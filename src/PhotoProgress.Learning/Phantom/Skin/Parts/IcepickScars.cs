namespace PhotoProgress.Learning.Phantom.Skin.Parts;

/// <summary>Narrow, deep, pointed hollows.</summary>
internal static class IcepickScars
{
    public static void Add(SkinMaps maps, SkinAmounts amounts, PartSite site)
    {
        var scars = amounts.IcepickScars;
        if (scars.DepthMm <= 0) return;
        Spots.Draw(site, scars.PerCm2, scars.DiameterMm, 0.1f, spot =>
        {
            var point = 1 - spot.T;
            maps.HeightMm[spot.X, spot.Y] -= (float)scars.DepthMm * spot.Amount * point * point;
        });
    }
}
