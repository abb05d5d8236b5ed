namespace PhotoProgress.Learning.Phantom.Skin.Parts;

/// <summary>Openings of follicles: round bowls.</summary>
internal static class Pores
{
    public static void Add(SkinMaps maps, SkinAmounts amounts, PartSite site)
    {
        var pores = amounts.Pores;
        if (pores.DepthMm <= 0) return;
        Spots.Draw(site, pores.PerCm2, pores.DiameterMm, 0.12f, spot =>
        {
            var bowl = 1 - (spot.T * spot.T);
            maps.HeightMm[spot.X, spot.Y] -= (float)pores.DepthMm * spot.Amount * bowl * bowl;
        });
    }
}
