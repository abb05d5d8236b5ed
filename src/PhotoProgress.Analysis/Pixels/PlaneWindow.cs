namespace PhotoProgress.Analysis.Pixels;

/// <summary>A window of a plane, in pixels.</summary>
public readonly record struct PlaneWindow(int Left, int Top, int Width, int Height)
{
    /// <summary>The window around all samples above 0, widened by a margin; the whole plane where there are none.</summary>
    public static PlaneWindow Around(Plane mask, int margin)
    {
        var (left, top, right, bottom) = (mask.Width, mask.Height, -1, -1);
        for (var y = 0; y < mask.Height; y++)
        {
            for (var x = 0; x < mask.Width; x++)
            {
                if (mask[x, y] <= 0) continue;
                (left, right) = (Math.Min(left, x), Math.Max(right, x));
                (top, bottom) = (Math.Min(top, y), Math.Max(bottom, y));
            }
        }

        if (right < 0) return new PlaneWindow(0, 0, mask.Width, mask.Height);
        (left, top) = (Math.Max(0, left - margin), Math.Max(0, top - margin));
        (right, bottom) = (Math.Min(mask.Width - 1, right + margin), Math.Min(mask.Height - 1, bottom + margin));
        return new PlaneWindow(left, top, right - left + 1, bottom - top + 1);
    }

    public Plane Of(Plane plane)
    {
        var cropped = new Plane(Width, Height);
        for (var y = 0; y < Height; y++) plane.Row(Top + y).Slice(Left, Width).CopyTo(cropped.Row(y));
        return cropped;
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
}
