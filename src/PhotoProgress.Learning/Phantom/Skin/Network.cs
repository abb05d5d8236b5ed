using System.Numerics;
using PhotoProgress.Analysis.Pixels;
using Plane = PhotoProgress.Analysis.Pixels.Plane;

namespace PhotoProgress.Learning.Phantom.Skin;

/// <summary>
/// A network of furrows like the skin's own: the borders of cells around strewn points, longer along one direction, bent by two
/// smooth fields and deeper here than there.
/// </summary>
internal sealed class Network
{
    /// <summary>How much longer a cell is along the direction than across.</summary>
    private const float Stretch = 1.35f;

    /// <summary>A point lies anywhere in this middle share of its cell.</summary>
    private const float Jitter = 0.9f;

    /// <summary>Root mean square of the bending, spacings.</summary>
    private const float Bend = 0.22f;

    /// <summary>Root mean square of the furrows' relative depth.</summary>
    private const float DepthSpread = 0.45f;

    private readonly LineAmount _lines;
    private readonly PartSite _site;
    private readonly Vector2 _along;
    private readonly float _perMm;
    private readonly int _left;
    private readonly int _top;
    private readonly int _side;
    private readonly float[] _pointsX;
    private readonly float[] _pointsY;

    private Network(LineAmount lines, PartSite site)
    {
        (_lines, _site) = (lines, site);
        _perMm = 1 / (float)lines.SpacingMm;
        var direction = lines.DirectionDegrees * Math.PI / 180;
        _along = new Vector2((float)Math.Cos(direction), (float)Math.Sin(direction));
        var centre = Cell(new Vector2((float)site.Grid.CentreXMm, (float)site.Grid.CentreYMm));
        var reach = (int)MathF.Ceiling(site.Grid.ReachMm * _perMm * Stretch) + 3;
        (_left, _top, _side) = ((int)centre.X - reach, (int)centre.Y - reach, (2 * reach) + 1);
        (_pointsX, _pointsY) = (new float[_side * _side], new float[_side * _side]);
        for (var i = 0; i < _pointsX.Length; i++) (_pointsX[i], _pointsY[i]) = Point(_left + (i % _side), _top + (i / _side));
    }

    /// <summary>Cuts the network into the relief.</summary>
    public static void Add(Plane heightMm, LineAmount lines, PartSite site)
    {
        if (lines.DepthMm > 0) new Network(lines, site).Cut(heightMm);
    }

    private void Cut(Plane heightMm)
    {
        var grid = _site.Grid;
        var (bendX, bendY) = (SmoothField.Of(grid, SkinHash.Of(_site.Seed, 1), 1.8 * _lines.SpacingMm), SmoothField.Of(grid, SkinHash.Of(_site.Seed, 2), 1.8 * _lines.SpacingMm));
        var deeper = SmoothField.Of(grid, SkinHash.Of(_site.Seed, 3), 5 * _lines.SpacingMm);
        var profile = Profile.Of(_lines.WidthMm, _lines.DepthMm, grid.PixelsPerMm);
        for (var y = 0; y < grid.Height; y++)
        {
            var start = Cell(grid.Place(0, y));
            var step = (Cell(grid.Place(grid.Width, y)) - start) / grid.Width;
            for (var x = 0; x < grid.Width; x++)
            {
                var border = Border(start.X + (x * step.X) + (Bend * bendX[x, y]), start.Y + (x * step.Y) + (Bend * bendY[x, y]));
                var depth = MathF.Max(0, 1 + (DepthSpread * deeper[x, y])) * _site.GainAt(x, y);
                heightMm[x, y] -= depth * profile.At(border * (float)_lines.SpacingMm);
            }
        }
    }

    /// <summary>Place in units of cells, the first axis along the lines.</summary>
    private Vector2 Cell(Vector2 place) => new Vector2(
        Vector2.Dot(place, _along) / Stretch, Vector2.Dot(place, new Vector2(-_along.Y, _along.X)) * Stretch) * _perMm;

    private (float X, float Y) Point(int column, int row)
    {
        var hash = SkinHash.Of(_site.Seed, column, row);
        return (
            column + 0.5f + (Jitter * (SkinHash.Uniform(hash, 0) - 0.5f)), row + 0.5f + (Jitter * (SkinHash.Uniform(hash, 1) - 0.5f)));
    }

    /// <summary>
    /// Distance to the border between the two nearest points, spacings: half the difference of the distances to them, which is exact
    /// between the two and less to the sides, so that furrows widen where they meet.
    /// </summary>
    private float Border(float x, float y)
    {
        var first = (((int)MathF.Floor(y) - 1 - _top) * _side) + (int)MathF.Floor(x) - 1 - _left;
        float nearest = float.MaxValue, second = float.MaxValue;
        for (var row = 0; row < 3; row++, first += _side)
        {
            for (var i = first; i < first + 3; i++)
            {
                var (dx, dy) = (_pointsX[i] - x, _pointsY[i] - y);
                var square = (dx * dx) + (dy * dy);
                second = float.MinNative(second, float.MaxNative(nearest, square));
                nearest = float.MinNative(nearest, square);
            }
        }

        return 0.5f * (MathF.Sqrt(second) - MathF.Sqrt(nearest));
    }
}
