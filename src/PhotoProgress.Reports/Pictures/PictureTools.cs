using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Reports.Pictures;

/// <summary>A part of a picture, whole pixels.</summary>
public readonly record struct PixelBox(int X, int Y, int Width, int Height);

/// <summary>Small pictures for the page out of large ones.</summary>
internal static class PictureTools
{
    /// <summary>
    /// The box, no wider than <paramref name="widest"/> pixels: each pixel is the mean light of those it covers (in linear
    /// light, so that fine bright detail does not darken). Never enlarges.
    /// </summary>
    public static SrgbImage Shrink(SrgbImage image, PixelBox box, int widest)
    {
        var width = Math.Min(box.Width, widest);
        var height = Math.Max(1, (int)Math.Round((double)box.Height * width / box.Width));
        var rgb = new ushort[width * height * 3];
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
                Mean(image, Cell(box, x, y, width, height), rgb.AsSpan(((y * width) + x) * 3, 3));
        return new SrgbImage(width, height, rgb);
    }

    public static SrgbImage Shrink(SrgbImage image, int widest) =>
        Shrink(image, new PixelBox(0, 0, image.Width, image.Height), widest);

    /// <summary>Grey and pale, as a ground for coloured regions: 0 becomes <paramref name="darkest"/> (0..1), white stays white.</summary>
    public static SrgbImage Pale(SrgbImage image, double darkest)
    {
        var rgb = new ushort[image.Rgb.Length];
        for (var i = 0; i < rgb.Length; i += 3)
        {
            // Rec. 709 weights on the encoded values: a display grey, not a measurement.
            var grey = (Luminance.RedWeight * image.Rgb[i]) + (Luminance.GreenWeight * image.Rgb[i + 1]) + (Luminance.BlueWeight * image.Rgb[i + 2]);
            rgb[i] = rgb[i + 1] = rgb[i + 2] = (ushort)((65535 * darkest) + (grey * (1 - darkest)));
        }

        return new SrgbImage(image.Width, image.Height, rgb);
    }

    private static PixelBox Cell(PixelBox box, int x, int y, int width, int height)
    {
        var (left, top) = (x * box.Width / width, y * box.Height / height);
        var (right, bottom) = ((x + 1) * box.Width / width, (y + 1) * box.Height / height);
        return new PixelBox(box.X + left, box.Y + top, Math.Max(1, right - left), Math.Max(1, bottom - top));
    }

    private static void Mean(SrgbImage image, PixelBox cell, Span<ushort> pixel)
    {
        Span<float> sum = stackalloc float[3];
        sum.Clear();
        var linear = SrgbTransfer.ToLinearTable;
        for (var y = cell.Y; y < cell.Y + cell.Height; y++)
        {
            var row = image.Rgb.AsSpan(((y * image.Width) + cell.X) * 3, cell.Width * 3);
            for (var i = 0; i < row.Length; i++) sum[i % 3] += linear[row[i]];
        }

        for (var c = 0; c < 3; c++) pixel[c] = SrgbTransfer.FromLinear(sum[c] / (cell.Width * cell.Height));
    }
}
