namespace PhotoProgress.Analysis.Pixels;

/// <summary>
/// An upright photo as decoded: sRGB primaries and transfer curve, 16 bits a channel (0–65535),
/// interleaved red, green, blue, row by row: <c>Rgb[(y * Width + x) * 3 + channel]</c>.
/// </summary>
public sealed class SrgbImage
{
    /// <exception cref="ArgumentException">The number of samples is not width × height × 3.</exception>
    public SrgbImage(int width, int height, ushort[] rgb)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 1);
        if (rgb.Length != (long)width * height * 3)
            throw new ArgumentException($"An image of {width} × {height} needs {(long)width * height * 3} samples, got {rgb.Length}.", nameof(rgb));
        Width = width;
        Height = height;
        Rgb = rgb;
    }

    public int Width { get; }

    public int Height { get; }

    public ushort[] Rgb { get; }
}
