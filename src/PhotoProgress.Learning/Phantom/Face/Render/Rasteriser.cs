using System.Numerics;

namespace PhotoProgress.Learning.Phantom.Face.Render;

/// <summary>Which triangle each sample of a picture shows, by a depth buffer.</summary>
internal sealed class Rasteriser
{
    public const int Nothing = -1;

    /// <param name="width">Columns of samples.</param>
    /// <param name="top">First row of the picture that this part covers.</param>
    /// <param name="rows">Rows of this part.</param>
    public Rasteriser(int width, int top, int rows)
    {
        (Width, Top, Rows) = (width, top, rows);
        (Depth, Triangle) = (new float[width * rows], new int[width * rows]);
        Clear(top);
    }

    public int Width { get; }

    public int Top { get; private set; }

    public int Rows { get; }

    /// <summary>Greater is nearer.</summary>
    public float[] Depth { get; }

    /// <summary>Number of the nearest triangle, or <see cref="Nothing"/>.</summary>
    public int[] Triangle { get; }

    /// <summary>Starts another part of the picture.</summary>
    public void Clear(int top)
    {
        Top = top;
        Array.Fill(Depth, float.NegativeInfinity);
        Array.Fill(Triangle, Nothing);
    }

    /// <summary>Draws one triangle: X, Y in samples with centres at whole numbers, Y down; Z linear on the screen, greater is nearer.</summary>
    /// <param name="twoSided">Whether a triangle seen from behind is drawn.</param>
    /// <param name="isThere">Whether the surface has no hole at these weights of the second and third corner; null has none.</param>
    public void Draw(int triangle, Vector3 a, Vector3 b, Vector3 c, bool twoSided, Func<float, float, bool>? isThere = null)
    {
        var area = Cross(b - a, c - a);
        if (area == 0 || (area > 0 && !twoSided)) return; // Y points down, so the front is clockwise
        var yFrom = Math.Max(Top, (int)MathF.Ceiling(Math.Min(a.Y, Math.Min(b.Y, c.Y))));
        var yTo = Math.Min(Top + Rows - 1, (int)MathF.Floor(Math.Max(a.Y, Math.Max(b.Y, c.Y))));
        var xFrom = Math.Max(0, (int)MathF.Ceiling(Math.Min(a.X, Math.Min(b.X, c.X))));
        var xTo = Math.Min(Width - 1, (int)MathF.Floor(Math.Max(a.X, Math.Max(b.X, c.X))));
        if (xTo < xFrom) return;
        for (var y = yFrom; y <= yTo; y++)
        {
            var at = (y - Top) * Width;
            for (var x = xFrom; x <= xTo; x++)
            {
                var p = new Vector3(x, y, 0);
                var (u, v) = (Cross(p - a, c - a) / area, Cross(b - a, p - a) / area);
                if (u < 0 || v < 0 || u + v > 1) continue;
                var z = a.Z + (u * (b.Z - a.Z)) + (v * (c.Z - a.Z));
                if (z <= Depth[at + x] || (isThere is not null && !isThere(u, v))) continue;
                Depth[at + x] = z;
                Triangle[at + x] = triangle;
            }
        }
    }

    private static float Cross(Vector3 a, Vector3 b) => (a.X * b.Y) - (a.Y * b.X);
}
