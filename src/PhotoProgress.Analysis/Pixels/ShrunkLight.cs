using System.Numerics;

namespace PhotoProgress.Analysis.Pixels;

/// <summary>
/// A window of a photo in linear light, shrunk by a whole factor without aliasing: boxes first where the factor is large
/// enough that their slow ends do not matter, then the kernel of <see cref="Resampler"/> along rows and down columns. Edges are repeated.
/// </summary>
internal sealed class ShrunkLight
{
    /// <summary>
    /// A box of one quarter of the shrink passes 0.7 % less at half of the final Nyquist frequency, and folds at most 6.7 % of
    /// waves near a multiple of its own grid back below it.
    /// </summary>
    private const int GridPixelsPerBox = 4;

    private readonly SrgbImage _image;
    private readonly PlaneWindow _window;
    private readonly int _box;
    private readonly int _factor;
    private readonly float[] _weights;

    private ShrunkLight(SrgbImage image, PlaneWindow window, int box, int factor)
    {
        (_image, _window, _box, _factor) = (image, window, box, factor);
        _weights = Resampler.ShrinkWeights(factor);
    }

    /// <summary>Whole factor, box times kernel, by which a map of this step can be served: what is left lies in 1..2.</summary>
    public static (int Box, int Factor) Split(double sourcePixelsPerGridPixel)
    {
        var box = Math.Max(1, (int)(sourcePixelsPerGridPixel / GridPixelsPerBox));
        return (box, Math.Max(1, (int)(sourcePixelsPerGridPixel / box)));
    }

    /// <summary>⌈width / shrink⌉ × ⌈height / shrink⌉ pixels, row by row: red, green, blue, 0.</summary>
    public static Vector4[] Of(SrgbImage image, PlaneWindow window, int box, int factor) =>
        new ShrunkLight(image, window, box, factor).Shrink();

    private Vector4[] Shrink()
    {
        if (_factor == 1) return Rows();
        var (width, height) = (Count(_window.Width), Count(_window.Height));
        var boxedRows = Boxed(_window.Height);
        var light = Unfilled.Of<Vector4>(width * height);
        var ring = new Vector4[_weights.Length][];
        for (var k = 0; k < ring.Length; k++) ring[k] = new Vector4[width];
        var padded = new Vector4[(width * _factor) + (2 * _weights.Length)];
        var next = 0;
        for (var y = 0; y < height; y++)
        {
            var first = First(y);
            var last = Math.Min(first + _weights.Length, boxedRows);
            for (; next < last; next++) Across(next, padded, ring[next % ring.Length]);
            Down(ring, first, boxedRows, light.AsSpan(y * width, width));
        }

        return light;
    }

    private Vector4[] Rows()
    {
        var light = Unfilled.Of<Vector4>(_window.Width * _window.Height);
        for (var y = 0; y < _window.Height; y++) Boxes(y, light.AsSpan(y * _window.Width, _window.Width));
        return light;
    }

    /// <summary>One row of boxes, shrunk along itself.</summary>
    private void Across(int row, Vector4[] padded, Vector4[] target)
    {
        var boxes = Boxed(_window.Width);
        var lead = -First(0);
        Boxes(row, padded.AsSpan(lead, boxes));
        padded.AsSpan(0, lead).Fill(padded[lead]);
        padded.AsSpan(lead + boxes).Fill(padded[lead + boxes - 1]);
        for (var x = 0; x < target.Length; x++)
        {
            var taps = padded.AsSpan(x * _factor, _weights.Length);
            var sum = Vector4.Zero;
            for (var k = 0; k < taps.Length; k++) sum += taps[k] * _weights[k];
            target[x] = sum;
        }
    }

    private void Down(Vector4[][] ring, int first, int rows, Span<Vector4> target)
    {
        target.Clear();
        for (var k = 0; k < _weights.Length; k++)
        {
            var line = ring[Math.Clamp(first + k, 0, rows - 1) % ring.Length];
            var weight = _weights[k];
            for (var x = 0; x < target.Length; x++) target[x] += line[x] * weight;
        }
    }

    /// <summary>Means of the photo's pixels in one row of boxes; at the edge the last pixel counts for those that are missing.</summary>
    private void Boxes(int row, Span<Vector4> target)
    {
        var table = SrgbTransfer.ToLinearTable;
        var share = 1f / (_box * _box);
        target.Clear();
        for (var j = 0; j < _box; j++)
        {
            var y = _window.Top + Math.Min((row * _box) + j, _window.Height - 1);
            var line = _image.Rgb.AsSpan(((y * _image.Width) + _window.Left) * 3, _window.Width * 3);
            for (var x = 0; x < target.Length * _box; x++)
            {
                var from = 3 * Math.Min(x, _window.Width - 1);
                target[x / _box] += new Vector4(table[line[from]], table[line[from + 1]], table[line[from + 2]], 0) * share;
            }
        }
    }

    private int Boxed(int pixels) => (pixels + _box - 1) / _box;

    private int Count(int pixels) => (Boxed(pixels) + _factor - 1) / _factor;

    /// <summary>First box under the kernel of a shrunk pixel, whose centre lies in the middle of its boxes.</summary>
    private int First(int index) => (index * _factor) - ((_weights.Length - _factor) / 2);
}
