using System.Numerics;

namespace PhotoProgress.Learning.Phantom.Face.Render;

/// <summary>Combed hair: streaks along the strands and a soft sheen across them (after Kajiya and Kay 1989).</summary>
/// <param name="colour">Linear.</param>
/// <param name="seed">Which streaks.</param>
internal sealed class HairShader(Stage stage, Vector3 colour, int seed)
{
    public Vector3 Shade(in Fragment fragment, Vector3 view)
    {
        var strand = Strand(fragment.Triangle);
        var streak = Streak(fragment.Chart);
        var light = fragment.Light(fragment.Normal);
        var sheen = Vector3.Zero;
        for (var i = 0; i < fragment.Key.Length; i++)
        {
            var key = fragment.Key[i];
            var half = Vector3.Normalize(Vector3.Normalize(key + new Vector3(0, 0, 1e-6f)) + view);
            var along = Vector3.Dot(strand, half) + (0.12f * (streak - 0.5f));
            sheen += MathF.Max(0, Vector3.Dot(fragment.Normal, key)) * MathF.Pow(MathF.Max(0, 1 - (along * along)), 40) * fragment.Colours[i];
        }

        return (colour * (light * (0.45f + (0.95f * streak)))) + ((new Vector3(0.05f) + (0.35f * colour)) * (sheen * (0.2f + streak)));
    }

    /// <summary>Whether a hair is here: the line of the hair frays out.</summary>
    public bool IsThere(Vector2 chart) => chart.Y > (5f * Noise(chart.X * 1.9f, 0, 1)) - 1.5f + (2.5f * Noise(chart.X * 0.3f, 7, 2));

    /// <summary>Direction in which the chart's Y grows along the surface.</summary>
    private Vector3 Strand(int triangle)
    {
        var (a, b, c) = (stage.Triangles[3 * triangle], stage.Triangles[(3 * triangle) + 1], stage.Triangles[(3 * triangle) + 2]);
        var (e1, e2) = (stage.Points[b] - stage.Points[a], stage.Points[c] - stage.Points[a]);
        var (c1, c2) = (stage.Chart[b].X - stage.Chart[a].X, stage.Chart[c].X - stage.Chart[a].X);
        var direction = (e1 * c2) - (e2 * c1); // along this X stays
        return direction.LengthSquared() > 0 ? Vector3.Normalize(direction) : Vector3.UnitY;
    }

    private float Streak(Vector2 chart)
    {
        var x = chart.X + (1.5f * Noise(chart.X * 0.2f, chart.Y * 0.03f, 3));
        return Math.Clamp(
            (0.4f * Noise(x * 0.35f, chart.Y * 0.012f, 4)) + (0.35f * Noise(x * 1.3f, chart.Y * 0.02f, 5)) + (0.35f * Noise(x * 4f, chart.Y * 0.03f, 6)), 0, 1);
    }

    /// <summary>Smooth noise on a lattice of step 1, 0 to 1.</summary>
    private float Noise(float x, float y, int layer)
    {
        var (column, row) = (MathF.Floor(x), MathF.Floor(y));
        var (fx, fy) = (Ease(x - column), Ease(y - row));
        float At(int dx, int dy) => Hash((int)column + dx, (int)row + dy, layer);
        return float.Lerp(float.Lerp(At(0, 0), At(1, 0), fx), float.Lerp(At(0, 1), At(1, 1), fx), fy);
    }

    private static float Ease(float t) => t * t * (3 - (2 * t));

    private float Hash(int x, int y, int layer)
    {
        var h = unchecked((uint)((x * 374761393) + (y * 668265263) + (layer * 1274126177) + (seed * 974711)));
        h = unchecked((h ^ (h >> 13)) * 1274126177);
        return ((h ^ (h >> 16)) & 0xFFFFFF) / 16777216f;
    }
}
