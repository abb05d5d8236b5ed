using System.Numerics;

namespace PhotoProgress.Learning.Phantom.Skin;

/// <summary>One spot of a kind, where it touches a pixel.</summary>
/// <param name="X">Column.</param>
/// <param name="Y">Row.</param>
/// <param name="T">Distance from the middle, 0 there and 1 at the rim.</param>
/// <param name="Amount">The spot's own strength times the part's gain there; 1 is a mean spot.</param>
internal readonly record struct SpotPixel(int X, int Y, float T, float Amount);

/// <summary>
/// Spots strewn over the skin: two chances of one half in each cell of 1/density, each anywhere in its cell, so that they cluster
/// less than at random and never line up. Sizes differ by ±35 %, strengths by ±40 %, and no spot is a circle.
/// </summary>
internal static class Spots
{
    private const int Chances = 2;

    /// <summary>A spot narrower than this is drawn as wide and as much weaker: its volume stays, and nothing aliases. Pixels.</summary>
    private const float LeastRadiusPx = 1;

    /// <param name="site">Where and how often the gain applies.</param>
    /// <param name="perCm2">Density; 0 draws nothing.</param>
    /// <param name="diameterMm">Mean diameter.</param>
    /// <param name="irregularity">How far the outline leaves an ellipse, 0 to 0.4: the amplitude of its swings, radii.</param>
    /// <param name="draw">Called for every pixel of every spot.</param>
    public static void Draw(PartSite site, double perCm2, double diameterMm, float irregularity, Action<SpotPixel> draw)
    {
        if (perCm2 <= 0) return;
        var cellMm = (float)(10 / Math.Sqrt(perCm2));
        var reach = site.Grid.ReachMm + (2 * (float)diameterMm);
        var (left, right) = Cells((float)site.Grid.CentreXMm, reach, cellMm);
        var (top, bottom) = Cells((float)site.Grid.CentreYMm, reach, cellMm);
        for (var row = top; row <= bottom; row++)
        {
            for (var column = left; column <= right; column++)
            {
                for (var chance = 0; chance < Chances; chance++)
                {
                    var hash = SkinHash.Of(SkinHash.Of(site.Seed, column, row), chance);
                    if (SkinHash.Uniform(hash, 0) < 0.5f) One(site, hash, new Vector2(column, row) * cellMm, cellMm, (float)diameterMm, irregularity, draw);
                }
            }
        }
    }

    private static (int First, int Last) Cells(float centre, float reach, float cellMm) =>
        ((int)MathF.Floor((centre - reach) / cellMm), (int)MathF.Floor((centre + reach) / cellMm));

    private static void One(PartSite site, int hash, Vector2 corner, float cellMm, float diameterMm, float irregularity, Action<SpotPixel> draw)
    {
        var place = corner + (new Vector2(SkinHash.Uniform(hash, 1), SkinHash.Uniform(hash, 2)) * cellMm);
        var wanted = 0.5f * diameterMm * (0.65f + (0.7f * SkinHash.Uniform(hash, 3))) * (float)site.Grid.PixelsPerMm;
        var radius = MathF.Max(wanted, LeastRadiusPx);
        var strength = (0.6f + (0.8f * SkinHash.Uniform(hash, 4))) * (wanted / radius) * (wanted / radius);
        var shape = new SpotShape(hash, radius, irregularity, (float)(site.Grid.TurnDegrees * Math.PI / 180));
        var centre = site.Grid.Pixel(place);
        var span = radius * shape.Reach;
        var (fromX, toX) = (Math.Max(0, (int)MathF.Ceiling(centre.X - span)), Math.Min(site.Grid.Width - 1, (int)MathF.Floor(centre.X + span)));
        var (fromY, toY) = (Math.Max(0, (int)MathF.Ceiling(centre.Y - span)), Math.Min(site.Grid.Height - 1, (int)MathF.Floor(centre.Y + span)));
        for (var y = fromY; y <= toY; y++)
        {
            for (var x = fromX; x <= toX; x++)
            {
                var t = shape.Distance(x - centre.X, y - centre.Y);
                if (t < 1) draw(new SpotPixel(x, y, t, strength * site.GainAt(x, y)));
            }
        }
    }
}
