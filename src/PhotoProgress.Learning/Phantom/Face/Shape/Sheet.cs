using System.Numerics;

namespace PhotoProgress.Learning.Phantom.Face.Shape;

/// <summary>A surface laid out as a grid of columns and rows.</summary>
internal static class Sheet
{
    /// <param name="columns">Points across.</param>
    /// <param name="rows">Points along.</param>
    /// <param name="point">Place of a grid point, mm, and its chart coordinates.</param>
    /// <param name="mirrored">Turns the triangles round: columns then run the other way as seen from outside.</param>
    public static Surface Of(int columns, int rows, Func<int, int, (Vector3 Point, Vector2 Chart)> point, Material material, bool mirrored)
    {
        var corners = Enumerable.Range(0, columns * rows).Select(i => point(i % columns, i / columns)).ToArray();
        var triangles = new List<int>();
        for (var row = 0; row + 1 < rows; row++)
        {
            for (var column = 0; column + 1 < columns; column++)
            {
                var a = (row * columns) + column;
                var (b, c, d) = (a + 1, a + columns + 1, a + columns);
                triangles.AddRange(mirrored ? [a, b, c, a, c, d] : [a, c, b, a, d, c]);
            }
        }

        return new Surface([.. corners.Select(corner => corner.Point)], [.. corners.Select(corner => corner.Chart)], [.. triangles], material);
    }
}
