namespace PhotoProgress.Analysis.Pixels;

/// <summary>Catmull–Rom cubic reading between samples (Keys 1981, a = −1/2), edges replicated.</summary>
public static class Cubic
{
    public static float At(Plane plane, float x, float y)
    {
        var (column, row) = ((int)MathF.Floor(x), (int)MathF.Floor(y));
        var (u, v) = (x - column, y - row);
        float sum = 0;
        for (var j = -1; j <= 2; j++)
        {
            var line = plane.Row(Math.Clamp(row + j, 0, plane.Height - 1));
            sum += Weight(j, v) * Across(line, column, u);
        }

        return sum;
    }

    private static float Across(ReadOnlySpan<float> line, int column, float u)
    {
        float sum = 0;
        for (var k = -1; k <= 2; k++) sum += Weight(k, u) * line[Math.Clamp(column + k, 0, line.Length - 1)];
        return sum;
    }

    private static float Weight(int tap, float fraction)
    {
        var t = MathF.Abs(tap - fraction);
        return t < 1 ? (((1.5f * t) - 2.5f) * t * t) + 1
            : t < 2 ? (((((-0.5f * t) + 2.5f) * t) - 4) * t) + 2 : 0;
    }
}
