using System.Numerics;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Learning.Phantom.Skin;

/// <summary>Lines that run beside each other, each with its own place, beginning and ending on its way: wrinkles, vessels.</summary>
/// <param name="Lines">Depth stands for the value in the middle of a full line.</param>
/// <param name="WarpMm">How far lines wander from straight, root mean square, mm.</param>
/// <param name="WarpPeriodMm">Over which length they do.</param>
/// <param name="PieceMm">Length over which a line comes and goes.</param>
internal sealed record LineFamily(LineAmount Lines, double WarpMm, double WarpPeriodMm, double PieceMm)
{
    /// <summary>Beyond this many half widths a line is nothing: (1 + 36)^−1.5 = 0.4 %.</summary>
    private const float ReachWidths = 6;

    /// <summary>A line's strength is what smooth noise of root mean square 1 exceeds this by: about half of its way is free.</summary>
    private const float Threshold = 0.1f;

    /// <summary>Calls <paramref name="draw"/> with column, row and value for every pixel that a line touches.</summary>
    public void Draw(PartSite site, Action<int, int, float> draw)
    {
        var grid = site.Grid;
        var warp = SmoothField.Of(grid, SkinHash.Of(site.Seed, 1), WarpPeriodMm);
        var profile = Profile.Of(Lines.WidthMm, Lines.DepthMm, grid.PixelsPerMm);
        var direction = Lines.DirectionDegrees * Math.PI / 180;
        var (along, spacing, reach) = (new Vector2((float)Math.Cos(direction), (float)Math.Sin(direction)), (float)Lines.SpacingMm, ReachWidths / profile.PerWidth);
        for (var y = 0; y < grid.Height; y++)
        {
            for (var x = 0; x < grid.Width; x++)
            {
                var place = grid.Place(x, y);
                var across = (place.Y * along.X) - (place.X * along.Y) + (warp[x, y] * (float)WarpMm);
                var first = (int)MathF.Floor((across / spacing) - 0.5f);
                var value = 0f;
                for (var line = first; line <= first + 1; line++)
                {
                    var distance = across - ((line + 0.5f + Offset(site.Seed, line)) * spacing);
                    if (MathF.Abs(distance) < reach) value += Strength(site.Seed, line, Vector2.Dot(place, along)) * profile.At(distance);
                }

                if (value > 0) draw(x, y, value * site.GainAt(x, y));
            }
        }
    }

    /// <summary>A line's place between its neighbours, spacings.</summary>
    private static float Offset(int seed, int line) => 0.5f * (SkinHash.Uniform(SkinHash.Of(seed, line), 2) - 0.5f);

    /// <summary>0 to 1, smooth along the line.</summary>
    private float Strength(int seed, int line, float alongMm)
    {
        var place = alongMm / (float)PieceMm;
        var piece = MathF.Floor(place);
        var t = place - piece;
        var ease = t * t * (3 - (2 * t));
        var (from, to) = (Node(seed, line, (int)piece), Node(seed, line, (int)piece + 1));
        return Math.Clamp(from + (ease * (to - from)) - Threshold, 0, 1);
    }

    private static float Node(int seed, int line, int piece) => (2.2f * SkinHash.Uniform(SkinHash.Of(seed, line, piece), 3)) - 1;
}
