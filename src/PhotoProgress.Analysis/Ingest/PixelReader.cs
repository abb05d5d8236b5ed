using System.Runtime.InteropServices;
using PhotoProgress.Analysis.Ingest.Vips;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Ingest;

/// <summary>
/// Pulls an image out of libvips strip by strip and lays it down upright with 16 bits a sample. Strips keep the native side
/// small and let the rotation work on rows that are still in the cache.
/// </summary>
internal static unsafe class PixelReader
{
    /// <summary>Four rows of 16 × 16 JPEG blocks; 0.8 MB for a photo 4,000 pixels wide, so it stays in the second-level cache.</summary>
    private const int StripRows = 64;

    /// <summary>Columns that become rows together: few enough that the rows being written stay in the first-level cache.</summary>
    private const int TileColumns = 8;

    /// <param name="image">One or three bands, 8 or 16 bits.</param>
    /// <param name="orientation">EXIF orientation, 1–8.</param>
    /// <param name="bits">Bits a sample really has; 10 and 12 come left-aligned in 16.</param>
    /// <param name="stoppedAt">The first row that could not be decoded, when there is no image.</param>
    public static SrgbImage? Read(VipsImage image, int orientation, int bits, out int stoppedAt)
    {
        int width = image.Width, height = image.Height;
        var layout = Layout.For(orientation, width, height);
        ushort[] rgb = []; // made when the first strip proves that there are pixels behind the header
        var turning = image.Bands == 3 && layout.IsUpright ? [] : new ushort[Math.Min(StripRows, height) * width * image.Bands];
        using var region = VipsNative.NewRegion(image);
        for (stoppedAt = 0; stoppedAt < height; stoppedAt += StripRows)
        {
            var rows = Math.Min(StripRows, height - stoppedAt);
            var data = VipsNative.FetchRegion(region, 0, stoppedAt, width, rows, out var length);
            if (data is null) return GiveUp();
            if (rgb.Length == 0) rgb = Unfilled.Of<ushort>(checked(width * height * 3));
            Place(new Strip(data, checked((int)length), stoppedAt, width), image, bits, layout, rgb, turning);
            VipsNative.Free(data);
        }

        return new SrgbImage(layout.Width, layout.Height, rgb);
    }

    /// <summary>Decodes all rows and keeps none.</summary>
    /// <returns>The first row that could not be decoded; null where all could.</returns>
    public static int? BreaksAt(VipsImage image)
    {
        using var region = VipsNative.NewRegion(image);
        for (var top = 0; top < image.Height; top += StripRows)
        {
            var data = VipsNative.FetchRegion(region, 0, top, image.Width, Math.Min(StripRows, image.Height - top), out _);
            if (data is null)
            {
                VipsNative.ClearErrors();
                return top;
            }

            VipsNative.Free(data);
        }

        return null;
    }

    private static SrgbImage? GiveUp()
    {
        VipsNative.ClearErrors();
        return null;
    }

    private static void Place(Strip strip, VipsImage image, int bits, Layout layout, ushort[] rgb, ushort[] turning)
    {
        if (turning.Length == 0)
        {
            Widen(strip, image.Format, bits, rgb.AsSpan(strip.Top * strip.Width * 3, strip.SampleCount(image.Format)));
            return;
        }

        var wide = turning.AsSpan(0, strip.SampleCount(image.Format));
        Widen(strip, image.Format, bits, wide);
        var columns = layout.IsSideways ? TileColumns : strip.Width;
        for (var left = 0; left < strip.Width; left += columns)
            PlaceTile(wide, image.Bands, left, Math.Min(columns, strip.Width - left), strip, layout, rgb);
    }

    private static void PlaceTile(ReadOnlySpan<ushort> wide, int bands, int left, int columns, Strip strip, Layout layout, ushort[] rgb)
    {
        for (var y = 0; y < wide.Length / (strip.Width * bands); y++)
        {
            var row = wide.Slice(((y * strip.Width) + left) * bands, columns * bands);
            PlaceRow(row, bands, rgb, layout.Origin + (left * layout.StepX) + ((strip.Top + y) * layout.StepY), layout.StepX);
        }
    }

    private static void Widen(Strip strip, VipsFormat format, int bits, Span<ushort> wide)
    {
        if (format == VipsFormat.Byte) Samples.Widen(new(strip.Data, strip.Bytes), wide);
        else Samples.FillRange(MemoryMarshal.Cast<byte, ushort>(new ReadOnlySpan<byte>(strip.Data, strip.Bytes)), bits, wide);
    }

    /// <summary>The inner loop of every turned photo; without bounds checks it takes half the time.</summary>
    private static void PlaceRow(ReadOnlySpan<ushort> row, int bands, ushort[] rgb, int pixel, int step)
    {
        if (row.IsEmpty) return;
        var last = pixel + (((row.Length / bands) - 1) * step);
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)Math.Max(pixel, last), (uint)((rgb.Length / 3) - 1));
        ArgumentOutOfRangeException.ThrowIfNegative(Math.Min(pixel, last));
        int green = bands == 3 ? 1 : 0, blue = green * 2;
        fixed (ushort* first = row, target = rgb)
        {
            var to = target + ((long)pixel * 3);
            for (ushort* from = first, end = first + row.Length; from < end; from += bands, to += step * 3)
            {
                to[0] = from[0];
                to[1] = from[green];
                to[2] = from[blue];
            }
        }
    }

    private readonly struct Strip(void* data, int bytes, int top, int width)
    {
        public void* Data { get; } = data;

        public int Bytes { get; } = bytes;

        public int Top { get; } = top;

        public int Width { get; } = width;

        public int SampleCount(VipsFormat format) => format == VipsFormat.Byte ? Bytes : Bytes / 2;
    }

    /// <summary>Where a stored pixel (x, y) goes: index <c>Origin + x·StepX + y·StepY</c> of the upright image.</summary>
    private readonly record struct Layout(int Width, int Height, int Origin, int StepX, int StepY)
    {
        public bool IsUpright => Origin == 0 && StepX == 1;

        /// <summary>Whether stored rows become columns.</summary>
        public bool IsSideways => StepX is not (1 or -1);

        /// <summary>EXIF 2.3, tag 0x0112.</summary>
        public static Layout For(int orientation, int w, int h) => orientation switch
        {
            2 => new(w, h, w - 1, -1, w),
            3 => new(w, h, (w * h) - 1, -1, -w),
            4 => new(w, h, (h - 1) * w, 1, -w),
            5 => new(h, w, 0, h, 1),
            6 => new(h, w, h - 1, h, -1),
            7 => new(h, w, (w * h) - 1, -h, -1),
            8 => new(h, w, (w - 1) * h, -h, 1),
            _ => new(w, h, 0, 1, w),
        };
    }
}
