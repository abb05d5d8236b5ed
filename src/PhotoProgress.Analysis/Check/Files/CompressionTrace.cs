using System.Runtime.Intrinsics;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Check.Files;

/// <summary>
/// What JPEG compression has left in the pixels, whatever the file says of itself: quantised block transforms lie at multiples of
/// the table's steps, so that their histograms are combs (Fan and de Queiroz, IEEE Trans. Image Process. 12 (2003) 230). All 64 places of the block grid are
/// tried, since a photo may have been cropped since; libjpeg's tables of luminance are looked for, upright and turned.
/// </summary>
internal static class CompressionTrace
{
    private const int Block = 8;

    /// <summary>Frequencies looked at in each direction: what photos have most of.</summary>
    private const int Low = 4;

    /// <summary>Below it no photo keeps its looks; above it the steps of one code leave no comb.</summary>
    private const int LeastQuality = 30;

    private const int MostQuality = 92;

    /// <summary>Blocks looked at for each place of the grid.</summary>
    private const int Blocks = 1600;

    /// <summary>Transformed values beyond all steps of <see cref="LeastQuality"/>, and histogram cells a code.</summary>
    private const int LargestValue = 64;

    private const int CellsPerCode = 8;

    /// <summary>
    /// Mean of cos(2π·value/step): 1 on a comb, 0 off it. Measured: 0.38 to 0.95 in 60 photos that were compressed, at most
    /// 0.05 in 20 that were resized since.
    /// </summary>
    private const double LeastComb = 0.25;

    /// <summary>Fewer values than this beyond half a step say nothing.</summary>
    private const int LeastValues = 300;

    private static readonly float[] Cosines = [.. Enumerable.Range(0, Low * Block).Select(Cosine)];

    /// <summary>The lowest quality of libjpeg's scale that is found; null where there is no trace of one up to 92.</summary>
    public static int? LowestQuality(SrgbImage image)
    {
        if (image.Width < 4 * Block || image.Height < 4 * Block) return null;
        int? lowest = null;
        var combs = new Combs();
        for (var place = 0; place < Block * Block; place++)
        {
            combs.Clear();
            Fill(combs, image, place % Block, place / Block);
            if (combs.Best() is { } found && !(found >= lowest)) lowest = found;
        }

        return lowest;
    }

    private static void Fill(Combs combs, SrgbImage image, int left, int top)
    {
        var (columns, rows) = ((image.Width - left) / Block, (image.Height - top) / Block);
        var step = Math.Max(1, (int)Math.Sqrt(columns * rows / (double)Blocks));
        Span<float> luma = stackalloc float[Block * Block];
        for (var row = step / 2; row < rows; row += step)
        {
            for (var column = step / 2; column < columns; column += step)
            {
                ReadLuma(image, left + (column * Block), top + (row * Block), luma);
                combs.Add(luma);
            }
        }
    }

    /// <summary>JPEG's Y of 8-bit codes (ITU-T T.871).</summary>
    private static void ReadLuma(SrgbImage image, int left, int top, Span<float> luma)
    {
        for (var y = 0; y < Block; y++)
        {
            var rgb = image.Rgb.AsSpan((((top + y) * image.Width) + left) * 3, 3 * Block);
            for (var x = 0; x < Block; x++)
                luma[(y * Block) + x] = ((0.299f * rgb[3 * x]) + (0.587f * rgb[(3 * x) + 1]) + (0.114f * rgb[(3 * x) + 2])) / 257;
        }
    }

    /// <summary>Orthonormal cosine of frequency i / 8 at place i % 8 of a block.</summary>
    private static float Cosine(int i)
    {
        var (frequency, place) = (i / Block, i % Block);
        return (float)(Math.Cos(Math.PI * frequency * ((2 * place) + 1) / (2 * Block)) * (frequency == 0 ? Math.Sqrt(0.125) : 0.5));
    }

    /// <summary>Histograms of the magnitudes of the low frequencies, and how well the steps of each quality fit them.</summary>
    private sealed class Combs
    {
        private readonly int[][] _cells = [.. Enumerable.Range(0, Low * Low).Select(_ => new int[LargestValue * CellsPerCode])];
        private readonly float[] _half = new float[Block * Low];

        public void Clear()
        {
            foreach (var cells in _cells) Array.Clear(cells);
        }

        public void Add(ReadOnlySpan<float> luma)
        {
            for (var y = 0; y < Block; y++)
                for (var u = 0; u < Low; u++) _half[(u * Block) + y] = Dot(luma.Slice(y * Block, Block), Cosines.AsSpan(u * Block, Block));
            for (var v = 0; v < Low; v++)
            {
                for (var u = 0; u < Low; u++)
                {
                    var cell = (int)((Math.Abs(Dot(_half.AsSpan(u * Block, Block), Cosines.AsSpan(v * Block, Block))) * CellsPerCode) + 0.5f);
                    if (cell < LargestValue * CellsPerCode) _cells[(v * Low) + u][cell]++;
                }
            }
        }

        /// <summary>The quality whose steps fit best, the higher of equals; null where none fits.</summary>
        public int? Best()
        {
            var combs = new Dictionary<(int Frequency, int Step), (double Sum, int Count)>();
            (double Comb, int Quality) best = (LeastComb, 0);
            for (var quality = LeastQuality; quality <= MostQuality; quality++)
            {
                foreach (var turned in (bool[])[false, true])
                {
                    if (Comb(quality, turned, combs) is { } comb && comb >= best.Comb) best = (comb, quality);
                }
            }

            return best.Quality == 0 ? null : best.Quality;
        }

        private double? Comb(int quality, bool turned, Dictionary<(int Frequency, int Step), (double Sum, int Count)> combs)
        {
            var (sum, count) = (0.0, 0);
            for (var i = 1; i < Low * Low; i++)
            {
                var step = turned ? JpegTables.LuminanceStep(i % Low, i / Low, quality) : JpegTables.LuminanceStep(i / Low, i % Low, quality);
                if (step < 2) continue;
                if (!combs.TryGetValue((i, step), out var comb)) combs[(i, step)] = comb = Comb(_cells[i], step);
                (sum, count) = (sum + comb.Sum, count + comb.Count);
            }

            return count >= LeastValues ? sum / count : null;
        }

        /// <summary>Over values beyond half a step: Σ cos(2π·value/step), and how many.</summary>
        private static (double Sum, int Count) Comb(int[] cells, int step)
        {
            var (sum, count) = (0.0, 0);
            for (var cell = (step * CellsPerCode / 2) + 1; cell < cells.Length; cell++)
            {
                if (cells[cell] == 0) continue;
                sum += cells[cell] * Math.Cos(2 * Math.PI * cell / (CellsPerCode * step));
                count += cells[cell];
            }

            return (sum, count);
        }

        /// <summary>Of one block's row.</summary>
        private static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b) =>
            Vector256.Dot(Vector256.Create(a), Vector256.Create(b));
    }
}
