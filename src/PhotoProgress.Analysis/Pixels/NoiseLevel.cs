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
        var (first, end) = (Math.Max(1, left), Math.Min(image.Width, left + width));
        if (end - first <= TilePx) return 0;
        var luma = new LumaRows(image, first - 1, end);
        for (var y = Math.Max(1, top); y + TilePx < Math.Min(image.Height, top + height); y += TilePx)
        {
            luma.Read(y - 1);
            for (var x = first; x + TilePx < end; x += TilePx)
            {
                if (Tile(luma, x - first) is { } energy) energies.Add(energy);
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
    /// <param name="left">Column of the rows at which the tile's neighbourhood begins.</param>
    private static double? Tile(LumaRows luma, int left)
    {
        double sum = 0, square = 0;
        for (var y = 0; y < TilePx; y++)
        {
            var above = luma.Row(y, left);
            var own = luma.Row(y + 1, left);
            var below = luma.Row(y + 2, left);
            for (var x = 0; x < TilePx; x++)
            {
                var response = above[x] - (2 * above[x + 1]) + above[x + 2]
                    - (2 * own[x]) + (4 * own[x + 1]) - (2 * own[x + 2])
                    + below[x] - (2 * below[x + 1]) + below[x + 2];
                square += response * response;
                sum += own[x + 1];
            }
        }

        var mean = sum / (TilePx * TilePx);
        return mean is < DarkestCode or > BrightestCode || square == 0 ? null : square / (TilePx * TilePx);
    }

    /// <summary>Luma (0..1) of the rows of one line of tiles, with the neighbours of their edge.</summary>
    private sealed class LumaRows(SrgbImage image, int left, int end)
    {
        private readonly double[] _luma = new double[(TilePx + 2) * (end - left)];

        /// <summary>Reads the rows from <paramref name="top"/> on.</summary>
        public void Read(int top)
        {
            for (var y = 0; y < TilePx + 2; y++)
            {
                var rgb = image.Rgb.AsSpan((((top + y) * image.Width) + left) * 3, (end - left) * 3);
                var target = _luma.AsSpan(y * (end - left), end - left);
                for (var x = 0; x < target.Length; x++)
                    target[x] = ((Luminance.RedWeight * (double)rgb[3 * x]) + (Luminance.GreenWeight * (double)rgb[(3 * x) + 1]) + (Luminance.BlueWeight * (double)rgb[(3 * x) + 2])) / 65535;
            }
        }

        public ReadOnlySpan<double> Row(int y, int from) => _luma.AsSpan((y * (end - left)) + from, TilePx + 2);
    }
}
