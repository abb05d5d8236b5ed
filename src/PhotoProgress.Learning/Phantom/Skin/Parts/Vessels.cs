namespace PhotoProgress.Learning.Phantom.Skin.Parts;

/// <summary>Dilated vessels: thin red lines that wander, in places only.</summary>
internal static class Vessels
{
    public static void Add(SkinMaps maps, SkinAmounts amounts, PartSite site)
    {
        var vessels = amounts.Vessels;
        if (vessels.Gain <= 0) return;
        var places = SmoothField.Of(site.Grid, SkinHash.Of(site.Seed, 9), 4 * vessels.SpacingMm);
        var direction = 180.0 * SkinHash.Uniform(site.Seed, 0);
        for (var family = 0; family < Families; family++)
        {
            var lines = new LineAmount(vessels.Gain * amounts.Tone.Blood, vessels.WidthMm, vessels.SpacingMm, direction + (family * Crossing));
            new LineFamily(lines, 0.45 * vessels.SpacingMm, vessels.SpacingMm, 1.2 * vessels.SpacingMm).Draw(
                site with { Seed = SkinHash.Of(site.Seed, 10 + family) },
                (x, y, blood) => maps.Haemoglobin[x, y] += blood * Math.Clamp(places[x, y], 0, 1));
        }
    }

    private const int Families = 2;

    /// <summary>Angle between the two families, degrees.</summary>
    private const double Crossing = 65;
}
