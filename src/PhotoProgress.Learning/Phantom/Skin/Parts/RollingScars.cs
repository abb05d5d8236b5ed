namespace PhotoProgress.Learning.Phantom.Skin.Parts;

/// <summary>Wide, soft hollows, as tethered skin has them.</summary>
internal static class RollingScars
{
    public static void Add(SkinMaps maps, SkinAmounts amounts, PartSite site)
    {
        var scars = amounts.RollingScars;
        if (scars.DepthMm <= 0) return;
        Spots.Draw(site, scars.PerCm2, 1.3 * scars.DiameterMm, 0.15f, spot =>
        {
            var hollow = 1 - (spot.T * spot.T);
            maps.HeightMm[spot.X, spot.Y] -= (float)scars.DepthMm * spot.Amount * hollow * hollow * hollow;
        });
    }
}
