using System.Numerics;

namespace PhotoProgress.Analysis.Pixels;

/// <summary>A window of a plane, in pixels.</summary>
public readonly record struct PlaneWindow(int Left, int Top, int Width, int Height)
{
    /// <summary>The window around all samples above 0, widened by a margin; the whole plane where there are none.</summary>
    public static PlaneWindow Around(Plane mask, int margin)
    {
        if (Around(mask) is not { } inner) return new PlaneWindow(0, 0, mask.Width, mask.Height);
        var (left, top) = (Math.Max(0, inner.Left - margin), Math.Max(0, inner.Top - margin));
        var (right, bottom) = (Math.Min(mask.Width, inner.Left + inner.Width + margin), Math.Min(mask.Height, inner.Top + inner.Height + margin));
        return new PlaneWindow(left, top, right - left, bottom - top);
    }

    /// <summary>The window around all samples above 0; null where there are none.</summary>
    public static PlaneWindow? Around(Plane mask)
    {
        var (left, right, top, bottom) = (mask.Width, -1, mask.Height, -1);
        for (var y = 0; y < mask.Height; y++)
        {
            var row = mask.Row(y);
            var first = FirstAboveZero(row);
            if (first < 0) continue;
            (top, bottom) = (Math.Min(top, y), y);
            (left, right) = (Math.Min(left, first), Math.Max(right, LastAboveZero(row, right)));
        }

        return right < 0 ? null : new PlaneWindow(left, top, right - left + 1, bottom - top + 1);
    }

    /// <summary>Column of the first sample above 0; −1 where there is none.</summary>
    public static int FirstAboveZero(ReadOnlySpan<float> row)
    {
        var x = 0;
        while (x <= row.Length - Vector<float>.Count && !Vector.GreaterThanAny(new Vector<float>(row[x..]), Vector<float>.Zero)) x += Vector<float>.Count;
        while (x < row.Length && !(row[x] > 0)) x++;
        return x < row.Length ? x : -1;
    }

    public Plane Of(Plane plane)
    {
        var cropped = Plane.Unfilled(Width, Height);
        for (var y = 0; y < Height; y++) plane.Row(Top + y).Slice(Left, Width).CopyTo(cropped.Row(y));
        return cropped;
    }

    /// <summary>Sets all samples inside to 0.</summary>
    public void Clear(Plane plane)
    {
        for (var y = 0; y < Height; y++) plane.Row(Top + y).Slice(Left, Width).Clear();
    }

    /// <summary>Writes the larger of the two samples back into a whole plane.</summary>
    public void PasteLargest(Plane part, Plane whole)
    {
        for (var y = 0; y < Height; y++)
        {
            var target = whole.Row(Top + y).Slice(Left, Width);
            var source = part.Row(y);
            for (var x = 0; x < Width; x++) target[x] = Math.Max(target[x], source[x]);
        }
    }

    /// <summary>From the right, no further than the column known already.</summary>
    private static int LastAboveZero(ReadOnlySpan<float> row, int known)
    {
        var x = row.Length - 1;
        while (x > known && !(row[x] > 0)) x--;
        return x;
    }
}
