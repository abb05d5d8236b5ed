using System.Numerics;

namespace PhotoProgress.Learning.Phantom.Face.Shape;

/// <summary>Lays points onto the front of a refined head.</summary>
internal sealed class NearSkin
{
    private const float CellMm = 3;

    private readonly Surface _head;
    private readonly Vector3[] _normals;
    private readonly Dictionary<(int, int), List<int>> _cells = [];

    public NearSkin(Surface head)
    {
        (_head, _normals) = (head, head.Normals());
        for (var i = 0; i < head.Points.Length; i++)
        {
            if (_normals[i].Z < 0.15f) continue;
            var cell = Cell(head.Points[i]);
            if (!_cells.TryGetValue(cell, out var points)) _cells[cell] = points = [];
            points.Add(i);
        }
    }

    /// <summary>The point moved straight back or forth onto the skin, and lifted from it.</summary>
    public Vector3 Lay(Vector3 point, float liftMm)
    {
        var (column, row) = Cell(point);
        var nearest = -1;
        var best = float.MaxValue;
        for (var i = 0; i < 9; i++)
        {
            if (!_cells.TryGetValue((column - 1 + (i % 3), row - 1 + (i / 3)), out var points)) continue;
            foreach (var candidate in points)
            {
                var d = _head.Points[candidate] - point;
                var square = (d.X * d.X) + (d.Y * d.Y);
                if (square < best) (best, nearest) = (square, candidate);
            }
        }

        if (nearest < 0) return point;
        var (on, normal) = (_head.Points[nearest], _normals[nearest]);
        var z = on.Z - (((normal.X * (point.X - on.X)) + (normal.Y * (point.Y - on.Y))) / normal.Z);
        return point with { Z = z } + (normal * liftMm);
    }

    private static (int Column, int Row) Cell(Vector3 point) => ((int)MathF.Floor(point.X / CellMm), (int)MathF.Floor(point.Y / CellMm));
}
