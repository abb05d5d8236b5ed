using System.Numerics;
using PhotoProgress.Analysis.Pixels;
using Plane = PhotoProgress.Analysis.Pixels.Plane;

namespace PhotoProgress.Learning.Phantom.Skin;

/// <summary>Hairs as short, slightly bent strokes that mostly lie along one direction.</summary>
internal static class Strokes
{
    /// <summary>Half the range of directions around the common one, radians.</summary>
    private const float Spread = 0.8f;

    /// <summary>How far a stroke's middle bows from straight, lengths.</summary>
    private const float Bow = 0.2f;

    public static void Draw(Plane hair, HairAmount amount, PartSite site)
    {
        if (amount.PerCm2 <= 0) return;
        var cellMm = (float)(10 / Math.Sqrt(amount.PerCm2));
        var reach = site.Grid.ReachMm + (2 * (float)amount.LengthMm);
        var centre = new Vector2((float)site.Grid.CentreXMm, (float)site.Grid.CentreYMm);
        var (first, last) = (Vector2.Divide(centre - new Vector2(reach), cellMm), Vector2.Divide(centre + new Vector2(reach), cellMm));
        for (var row = (int)MathF.Floor(first.Y); row <= last.Y; row++)
        {
            for (var column = (int)MathF.Floor(first.X); column <= last.X; column++)
                One(hair, amount, site, SkinHash.Of(site.Seed, column, row), new Vector2(column, row) * cellMm, cellMm);
        }
    }

    private static void One(Plane hair, HairAmount amount, PartSite site, int hash, Vector2 corner, float cellMm)
    {
        var root = corner + (new Vector2(SkinHash.Uniform(hash, 0), SkinHash.Uniform(hash, 1)) * cellMm);
        var angle = (MathF.Tau * SkinHash.Uniform(site.Seed, 5)) + (Spread * ((2 * SkinHash.Uniform(hash, 2)) - 1));
        var length = (float)amount.LengthMm * (0.2f + (1.6f * SkinHash.Uniform(hash, 3)));
        var along = new Vector2(MathF.Cos(angle), MathF.Sin(angle)) * length;
        var middle = root + (0.5f * along) + (new Vector2(-along.Y, along.X) * (Bow * ((2 * SkinHash.Uniform(hash, 4)) - 1)));
        var widthPx = (float)(amount.WidthMm * site.Grid.PixelsPerMm);
        Segment(hair, amount, site, site.Grid.Pixel(root), site.Grid.Pixel(middle), widthPx);
        Segment(hair, amount, site, site.Grid.Pixel(middle), site.Grid.Pixel(root + along), widthPx);
    }

    /// <summary>A line with soft sides; one thinner than a pixel hides as much less.</summary>
    private static void Segment(Plane hair, HairAmount amount, PartSite site, Vector2 from, Vector2 to, float widthPx)
    {
        var half = MathF.Max(widthPx, 1) / 2;
        var dark = (float)amount.Darkness * MathF.Min(widthPx, 1);
        var (low, high) = (Vector2.Min(from, to) - new Vector2(half + 1), Vector2.Max(from, to) + new Vector2(half + 1));
        var along = to - from;
        var square = MathF.Max(along.LengthSquared(), 1e-6f);
        for (var y = Math.Max(0, (int)low.Y); y <= Math.Min(hair.Height - 1, (int)high.Y); y++)
        {
            for (var x = Math.Max(0, (int)low.X); x <= Math.Min(hair.Width - 1, (int)high.X); x++)
            {
                var place = new Vector2(x, y) - from;
                var distance = Vector2.Distance(place, along * Math.Clamp(Vector2.Dot(place, along) / square, 0, 1));
                var cover = dark * Math.Clamp(half + 0.5f - distance, 0, 1) * site.GainAt(x, y);
                hair[x, y] = MathF.Min(1, MathF.Max(hair[x, y], cover));
            }
        }
    }
}
