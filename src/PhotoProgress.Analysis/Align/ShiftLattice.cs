using System.Numerics;
using Plane = PhotoProgress.Analysis.Pixels.Plane;

namespace PhotoProgress.Analysis.Align;

/// <summary>
/// <see cref="Thumbnail.Correlation"/> at a whole lattice of shifts, those along a row taken together: each shift's sums are added up in
/// the same order, so that its value is the same to the last bit.
/// </summary>
internal sealed class ShiftLattice
{
    private readonly int _height;
    private readonly double _leastOverlapPx;
    private readonly int _reach;
    private readonly int _step;

    /// <summary>Shifts along a row, filled up to whole vectors.</summary>
    private readonly int _lanes;

    /// <summary>Zeros before a row, pixels: a multiple of the step, so that they shift no pixel into another class.</summary>
    private readonly int _pad;

    /// <summary>Pixels of one row that leave the same rest when divided by the step.</summary>
    private readonly int _ofClass;

    /// <summary>By row, then class, then place; 0 outside the picture.</summary>
    private readonly float[] _values;

    /// <summary>1 inside the picture, 0 outside; laid out alike.</summary>
    private readonly float[] _inside;

    /// <param name="still">What is not shifted; every sample a number.</param>
    /// <param name="leastOverlapPx">Pixels that have to overlap for a correlation to count; otherwise it is 0.</param>
    /// <param name="reach">Shifts run from −reach to reach, pixels.</param>
    /// <param name="step">From one to the next, pixels.</param>
    public ShiftLattice(Plane still, double leastOverlapPx, int reach, int step)
    {
        (_height, _leastOverlapPx, _reach, _step) = (still.Height, leastOverlapPx, reach, step);
        Side = (2 * reach / step) + 1;
        _lanes = (Side + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
        _pad = (reach + step - 1) / step * step;
        _ofClass = ((still.Width + _pad) / step) + _lanes + 1;
        (_values, _inside) = (new float[still.Height * step * _ofClass], new float[still.Height * step * _ofClass]);
        for (var y = 0; y < still.Height; y++)
            for (var x = 0; x < still.Width; x++)
                (_values[Place(x, y)], _inside[Place(x, y)]) = (still[x, y], 1);
    }

    /// <summary>Shifts in each direction.</summary>
    public int Side { get; }

    /// <summary>The shift, pixels, at a place of the lattice.</summary>
    public int Shift(int index) => (index * _step) - _reach;

    /// <summary>Correlations at all shifts: row by row of the lattice, <see cref="Side"/> each.</summary>
    /// <param name="turned">As large as the still picture; NaN where there is nothing.</param>
    public double[] Correlations(Plane turned)
    {
        var found = new double[Side * _lanes]; // the last lanes of a row are no shifts: the next row is written over them
        for (var row = 0; row < Side; row++)
        {
            for (var first = 0; first < _lanes; first += Vector<float>.Count)
                Lanes(turned, Shift(row), first).CopyTo(found.AsSpan((row * Side) + first));
        }

        return found[..(Side * Side)];
    }

    private double[] Lanes(Plane turned, int dy, int first)
    {
        var (ab, aa, bb) = (new Sums(0), new Sums(Thumbnail.LeastEnergy), new Sums(Thumbnail.LeastEnergy));
        var overlap = Vector<float>.Zero;
        for (var y = Math.Max(0, dy); y < Math.Min(_height, _height + dy); y++)
        {
            var row = turned.Row(y - dy);
            for (var x = 0; x < row.Length; x++)
            {
                if (float.IsNaN(row[x])) continue;
                var place = Place(x - _reach, y) + first;
                var inside = new Vector<float>(_inside, place);
                var (a, b) = (new Vector<float>(_values, place), inside * row[x]);
                ab.Add(a * b);
                aa.Add(a * a);
                bb.Add(b * b);
                overlap += inside;
            }
        }

        return [.. Enumerable.Range(0, Vector<float>.Count).Select(lane => overlap[lane] < _leastOverlapPx ? 0 : ab[lane] / Math.Sqrt(aa[lane] * bb[lane]))];
    }

    private int Place(int x, int y) => (((y * _step) + ((x + _pad) % _step)) * _ofClass) + ((x + _pad) / _step);

    /// <summary>Sums in double precision of products in single, one a lane.</summary>
    private struct Sums(double start)
    {
        private Vector<double> _lower = new(start);
        private Vector<double> _upper = new(start);

        public readonly double this[int lane] => lane < Vector<double>.Count ? _lower[lane] : _upper[lane - Vector<double>.Count];

        public void Add(Vector<float> products)
        {
            Vector.Widen(products, out var lower, out var upper);
            _lower += lower;
            _upper += upper;
        }
    }
}
