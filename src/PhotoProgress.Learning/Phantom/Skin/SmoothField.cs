using System.Numerics;
using PhotoProgress.Analysis.Pixels;
using Plane = PhotoProgress.Analysis.Pixels.Plane;

namespace PhotoProgress.Learning.Phantom.Skin;

/// <summary>
/// A smooth random field over the skin: mean 0, root mean square about 1, one main period. Random values on a lattice of a third of
/// the period under a cubic B-spline; a function of millimetres, so that every grid sees the same field.
/// </summary>
internal static class SmoothField
{
    private const float NodesPerPeriod = 3;

    /// <summary>Root of the mean over all places of Σw², w the spline's 16 weights, times the 1/√3 of uniform values.</summary>
    private const float SplineRms = 0.479f * 0.57735f;

    /// <summary>Pixels a period below which the field is computed at every pixel; above, on a coarser grid between whose nodes it is a straight line.</summary>
    private const double NodesForLines = 9;

    /// <param name="grid">Where.</param>
    /// <param name="seed">Which field.</param>
    /// <param name="periodMm">Main period, mm.</param>
    public static Plane Of(SkinGrid grid, int seed, double periodMm)
    {
        var step = Math.Max(1, (int)(periodMm * grid.PixelsPerMm / NodesForLines));
        return step == 1 ? Nodes(grid, seed, periodMm, grid.Width, grid.Height, 1) : Between(grid, seed, periodMm, step);
    }

    private static Plane Between(SkinGrid grid, int seed, double periodMm, int step)
    {
        var nodes = Nodes(grid, seed, periodMm, (grid.Width / step) + 2, (grid.Height / step) + 2, step);
        var field = new Plane(grid.Width, grid.Height);
        var line = new float[nodes.Width];
        for (var y = 0; y < grid.Height; y++)
        {
            var above = nodes.Row(y / step);
            var below = nodes.Row((y / step) + 1);
            var down = y % step / (float)step;
            for (var i = 0; i < line.Length; i++) line[i] = above[i] + (down * (below[i] - above[i]));
            var row = field.Row(y);
            for (var x = 0; x < row.Length; x++)
            {
                var node = x / step;
                row[x] = line[node] + ((x - (node * step)) / (float)step * (line[node + 1] - line[node]));
            }
        }

        return field;
    }

    private static Plane Nodes(SkinGrid grid, int seed, double periodMm, int columns, int rows, int step)
    {
        var perMm = NodesPerPeriod / (float)periodMm;
        var lattice = new Lattice(grid, seed, perMm);
        var nodes = new Plane(columns, rows);
        for (var y = 0; y < rows; y++)
        {
            for (var x = 0; x < columns; x++)
            {
                var place = grid.Place(x * step, y * step) * perMm;
                nodes[x, y] = lattice.At(place.X, place.Y) / SplineRms;
            }
        }

        return nodes;
    }

    /// <summary>The lattice's values around a grid, −1 to 1.</summary>
    private sealed class Lattice
    {
        private readonly float[] _values;
        private readonly int _left;
        private readonly int _top;
        private readonly int _side;

        public Lattice(SkinGrid grid, int seed, float perMm)
        {
            // A coarse grid's last node may lie one step, at most a ninth of a period, beyond the frame.
            var reach = (int)MathF.Ceiling(grid.ReachMm * perMm) + 4;
            (_left, _top) = ((int)MathF.Floor((float)grid.CentreXMm * perMm) - reach, (int)MathF.Floor((float)grid.CentreYMm * perMm) - reach);
            _side = (2 * reach) + 2;
            _values = new float[_side * _side];
            for (var i = 0; i < _values.Length; i++)
                _values[i] = (2 * SkinHash.Uniform(SkinHash.Of(seed, _left + (i % _side), _top + (i / _side)), 0)) - 1;
        }

        public float At(float x, float y)
        {
            var (column, row) = ((int)MathF.Floor(x), (int)MathF.Floor(y));
            var (across, down) = (Spline(x - column), Spline(y - row));
            var first = ((row - 1 - _top) * _side) + column - 1 - _left;
            return Vector4.Dot(down, new Vector4(
                Vector4.Dot(across, Four(first)), Vector4.Dot(across, Four(first + _side)),
                Vector4.Dot(across, Four(first + (2 * _side))), Vector4.Dot(across, Four(first + (3 * _side)))));
        }

        private Vector4 Four(int at) => new(_values.AsSpan(at, 4));

        /// <summary>Weights of the four nodes around a place between the middle two.</summary>
        private static Vector4 Spline(float t)
        {
            var (s, t2) = (1 - t, t * t);
            var (first, second, last) = (s * s * s / 6, (4 - (6 * t2) + (3 * t2 * t)) / 6, t2 * t / 6);
            return new Vector4(first, second, 1 - first - second - last, last);
        }
    }
}
