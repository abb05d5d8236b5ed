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

    /// <param name="image">One or three bands, 8 or 16 bits.</param>
    /// <param name="orientation">EXIF orientation, 1–8.</param>
    /// <param name="bits">Bits a sample really has; 10 and 12 come left-aligned in 16.</param>
    /// <param name="stoppedAt">The first row that could not be decoded, when there is no image.</param>
    public static SrgbImage? Read(VipsImage image, int orientation, int bits, out int stoppedAt)
    {
        int width = image.Width, height = image.Height;
        var layout = Layout.For(orientation, width, height);
        var rgb = GC.AllocateUninitializedArray<ushort>(checked(width * height * 3));
        using var region = VipsNative.NewRegion(image);
        for (stoppedAt = 0; stoppedAt < height; stoppedAt += StripRows)
        {
            var rows = Math.Min(StripRows, height - stoppedAt);
            var data = VipsNative.FetchRegion(region, 0, stoppedAt, width, rows, out var length);
            if (data is null) return GiveUp();
            Place(new Strip(data, checked((int)length), stoppedAt, width), image, bits, layout, rgb);
            VipsNative.Free(data);
        }

        return new SrgbImage(layout.Width, layout.Height, rgb);
    }

    private static SrgbImage? GiveUp()
    {
        VipsNative.ClearErrors();
        return null;
    }

    private static void Place(Strip strip, VipsImage image, int bits, Layout layout, ushort[] rgb)
    {
        if (image.Bands == 3 && layout.IsUpright)
        {
            Widen(strip, image.Format, bits, rgb.AsSpan(strip.Top * strip.Width * 3, strip.SampleCount(image.Format)));
            return;
        }

        var wide = new ushort[strip.SampleCount(image.Format)];
        Widen(strip, image.Format, bits, wide);
        for (var y = 0; y < wide.Length / (strip.Width * image.Bands); y++)
            PlaceRow(wide.AsSpan(y * strip.Width * image.Bands, strip.Width * image.Bands), image.Bands, layout, strip.Top + y, rgb);
    }

    private static void Widen(Strip strip, VipsFormat format, int bits, Span<ushort> wide)
    {
        if (format == VipsFormat.Byte) Samples.Widen(new(strip.Data, strip.Bytes), wide);
        else Samples.FillRange(MemoryMarshal.Cast<byte, ushort>(new ReadOnlySpan<byte>(strip.Data, strip.Bytes)), bits, wide);
    }

    private static void PlaceRow(ReadOnlySpan<ushort> row, int bands, Layout layout, int y, ushort[] rgb)
    {
        var to = (layout.Origin + (y * layout.StepY)) * 3;
        var green = bands == 3 ? 1 : 0;
        for (var from = 0; from < row.Length; from += bands, to += layout.StepX * 3)
        {
            rgb[to] = row[from];
            rgb[to + 1] = row[from + green];
            rgb[to + 2] = row[from + (green * 2)];
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
