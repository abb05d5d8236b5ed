using System.Numerics;
using Plane = PhotoProgress.Analysis.Pixels.Plane;

namespace PhotoProgress.Analysis.Pixels;

/// <summary>Catmull–Rom cubic reading between samples (Keys 1981, a = −1/2), edges replicated.</summary>
public static class Cubic
{
    public static float At(Plane plane, float x, float y)
    {
        var (column, row) = ((int)MathF.Floor(x), (int)MathF.Floor(y));
        var across = Weights(x - column);
        var down = Weights(y - row);
        if (column < 1 || row < 1 || column > plane.Width - 3 || row > plane.Height - 3) return AtEdge(plane, column, row, across, down);
        var sum = Vector4.Zero;
        for (var j = 0; j < 4; j++)
            sum += new Vector4(plane.Samples.AsSpan(((row + j - 1) * plane.Width) + column - 1, 4)) * down[j];
        return Vector4.Dot(sum, across);
    }

    private static float AtEdge(Plane plane, int column, int row, Vector4 across, Vector4 down)
    {
        float sum = 0;
        for (var j = 0; j < 4; j++)
        {
            var line = plane.Row(Math.Clamp(row + j - 1, 0, plane.Height - 1));
            for (var k = 0; k < 4; k++) sum += down[j] * across[k] * line[Math.Clamp(column + k - 1, 0, line.Length - 1)];
        }

        return sum;
    }

    /// <summary>Weights of the taps at −1, 0, 1 and 2.</summary>
    private static Vector4 Weights(float t) => new(
        ((((-0.5f * t) + 1) * t) - 0.5f) * t,
        (((1.5f * t) - 2.5f) * t * t) + 1,
        ((((-1.5f * t) + 2) * t) + 0.5f) * t,
        ((0.5f * t) - 0.5f) * t * t);
}
