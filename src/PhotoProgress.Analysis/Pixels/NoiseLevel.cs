namespace PhotoProgress.Analysis.Pixels;

/// <summary>
/// White noise of a photo, from its smoothest parts: the Laplacian mask of Immerkær (1996, doi:10.1006/cviu.1996.0060)
/// on the luma code, tile by tile; the tiles with least of it show noise and little else.
/// </summary>
public static class NoiseLevel
{
    private const int TilePx = 16;
    private const double SmoothestShare = 0.1;

    /// <summary>
    /// Expected 10 % quantile over mean of the squared mask in a tile of pure noise: its 256 neighbouring responses are worth
    /// about 74 independent squares, whose 10 % quantile lies at 0.795 of the mean (by simulation; see the test).
    /// </summary>
    internal const double QuantileOverMean = 0.795;

    /// <summary>Squares of the mask's weights: 4·1 + 4·4 + 16.</summary>
    private const double MaskEnergy = 36;

    private const double DarkestCode = 16 / 255.0;
    private const double BrightestCode = 245 / 255.0;

    /// <summary>Standard deviation of the noise on the luma code, full scale 1; 0 where no tile is usable.</summary>
    /// <param name="image">The photo.</param>
    /// <param name="left">Window to look at, photo pixels.</param>
    public static double LumaSigma(SrgbImage image, int left, int top, int width, int height)
    {
        var energies = new List<double>();
        for (var y = Math.Max(1, top); y + TilePx < Math.Min(image.Height, top + height); y += TilePx)
        {
            for (var x = Math.Max(1, left); x + TilePx < Math.Min(image.Width, left + width); x += TilePx)
            {
                if (Tile(image, x, y) is { } energy) energies.Add(energy);
            }
        }

        if (energies.Count == 0) return 0;
        energies.Sort();
        return Math.Sqrt(energies[(int)(SmoothestShare * energies.Count)] / MaskEnergy / QuantileOverMean);
    }

    /// <summary>d ln(luminance) / d code at a linear luminance: what one unit of code noise is worth in log light.</summary>
    public static double LogPerCode(double linearLuminance)
    {
        var code = SrgbTransfer.FromLinear((float)linearLuminance) / 65535.0;
        return 2.4 / (code + 0.055);
    }

    /// <summary>Mean square of the mask's response; null in tiles that are black, clipped or stored as perfectly flat.</summary>
    private static double? Tile(SrgbImage image, int left, int top)
    {
        double sum = 0, square = 0;
        for (var y = top; y < top + TilePx; y++)
        {
            for (var x = left; x < left + TilePx; x++)
            {
                var response = Luma(image, x - 1, y - 1) - (2 * Luma(image, x, y - 1)) + Luma(image, x + 1, y - 1)
                    - (2 * Luma(image, x - 1, y)) + (4 * Luma(image, x, y)) - (2 * Luma(image, x + 1, y))
                    + Luma(image, x - 1, y + 1) - (2 * Luma(image, x, y + 1)) + Luma(image, x + 1, y + 1);
                square += response * response;
                sum += Luma(image, x, y);
            }
        }

        var mean = sum / (TilePx * TilePx);
        return mean is < DarkestCode or > BrightestCode || square == 0 ? null : square / (TilePx * TilePx);
    }

    private static double Luma(SrgbImage image, int x, int y)
    {
        var at = ((y * image.Width) + x) * 3;
        return ((0.2126 * image.Rgb[at]) + (0.7152 * image.Rgb[at + 1]) + (0.0722 * image.Rgb[at + 2])) / 65535;
    }
}
