namespace PhotoProgress.Learning.Phantom.Skin.Parts;

/// <summary>Inflamed spots: domes with a red court half as wide again. Height and redness are two amounts.</summary>
internal static class Papules
{
    public static void Add(SkinMaps maps, SkinAmounts amounts, PartSite site)
    {
        var papules = amounts.Papules;
        if (papules.HeightMm <= 0) return;
        Spots.Draw(site, papules.PerCm2, Court * papules.DiameterMm, 0.13f, spot =>
        {
            var (dome, court) = (MathF.Max(0, 1 - (Court * Court * spot.T * spot.T)), 1 - (spot.T * spot.T));
            maps.HeightMm[spot.X, spot.Y] += (float)papules.HeightMm * spot.Amount * dome * dome;
            maps.Haemoglobin[spot.X, spot.Y] += (float)(papules.Redness * amounts.Tone.Blood) * spot.Amount * court * court;
        });
    }

    /// <summary>Diameter of the red court over that of the dome.</summary>
    private const float Court = 1.5f;
}
