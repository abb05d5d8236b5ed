namespace PhotoProgress.Analysis.Pixels;

/// <summary>Fills one row of a plane.</summary>
internal delegate void RowFiller(int y, Span<float> row);

/// <summary>
/// Rows of a plane that is held, or that is made row by row as it is read from top to bottom: a product of two planes then
/// needs a window of rows instead of a plane of its own.
/// </summary>
internal sealed class SampleRows
{
    /// <summary>Rows held at a time: a few times the largest kernel, yet in the processor's cache.</summary>
    private const int WindowRows = 96;

    private readonly RowFiller? _fill;
    private readonly float[] _samples;
    private int _top;
    private int _filled;

    /// <summary>The rows of a plane.</summary>
    public SampleRows(Plane plane)
    {
        (Width, Height, _samples) = (plane.Width, plane.Height, plane.Samples);
        _filled = plane.Height;
    }

    /// <summary>Rows that are made when they are asked for, and made again after <see cref="Rewind"/>.</summary>
    public SampleRows(int width, int height, RowFiller fill)
    {
        (Width, Height, _fill) = (width, height, fill);
        _samples = new float[width * Math.Min(WindowRows, height)];
    }

    public int Width { get; }

    public int Height { get; }

    /// <summary>Before reading from the top once more.</summary>
    public void Rewind()
    {
        if (_fill is not null) (_top, _filled) = (0, 0);
    }

    /// <summary>Rows from <paramref name="first"/> on, one after the other. The first row may not go back, except after <see cref="Rewind"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">More rows than a window holds, or rows that have passed.</exception>
    public ReadOnlySpan<float> Slice(int first, int count)
    {
        if (_fill is not null) MakeRoom(first, count);
        while (_filled < first + count)
        {
            var row = _samples.AsSpan((_filled - _top) * Width, Width);
            row.Clear();
            _fill!(_filled++, row);
        }

        return _samples.AsSpan((first - _top) * Width, count * Width);
    }

    /// <summary>Moves the window down when the rows asked for do not fit any more.</summary>
    private void MakeRoom(int first, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(first, _top);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count * Width, _samples.Length);
        if ((first + count - _top) * Width <= _samples.Length) return;
        var keep = Math.Max(0, _filled - first);
        _samples.AsSpan((_filled - keep - _top) * Width, keep * Width).CopyTo(_samples);
        _top = first;
        _filled = first + keep;
    }
}
