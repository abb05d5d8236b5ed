namespace PhotoProgress.Learning.Phantom.Skin.Parts;

/// <summary>Small brown spots with irregular rims: melanin in multiples of the skin's own.</summary>
internal static class Freckles
{
    public static void Add(SkinMaps maps, SkinAmounts amounts, PartSite site)
    {
        var freckles = amounts.Freckles;
        if (freckles.Gain <= 0) return;
        Spots.Draw(site, freckles.PerCm2, freckles.DiameterMm, 0.28f, spot =>
        {
            var rim = MathF.Min(1, (1 - spot.T) / RimShare);
            maps.Melanin[spot.X, spot.Y] += (float)(freckles.Gain * amounts.Tone.Melanin) * spot.Amount * rim * rim * (3 - (2 * rim));
        });
    }

    /// <summary>Share of the radius over which a freckle fades.</summary>
    private const float RimShare = 0.7f;
}
