namespace PhotoProgress.Learning.Phantom.Skin.Parts;

/// <summary>Punched-out hollows with a flat bottom and steep walls.</summary>
internal static class BoxcarScars
{
    public static void Add(SkinMaps maps, SkinAmounts amounts, PartSite site)
    {
        var scars = amounts.BoxcarScars;
        if (scars.DepthMm <= 0) return;
        Spots.Draw(site, scars.PerCm2, scars.DiameterMm, 0.16f, spot =>
        {
            var wall = MathF.Min(1, (1 - spot.T) / WallShare);
            maps.HeightMm[spot.X, spot.Y] -= (float)scars.DepthMm * spot.Amount * wall * wall * (3 - (2 * wall));
        });
    }

    /// <summary>Share of the radius that the wall takes.</summary>
    private const float WallShare = 0.35f;
}
