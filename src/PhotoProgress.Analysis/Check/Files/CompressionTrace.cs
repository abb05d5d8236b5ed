using System.Runtime.Intrinsics;
using PhotoProgress.Analysis.Ingest.Jpeg;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Check.Files;

/// <summary>
/// What JPEG compression has left in the pixels, whatever the file says of itself: quantised block transforms lie at multiples of
/// the table's steps, so that their histograms are combs (Fan and de Queiroz, IEEE Trans. Image Process. 12 (2003) 230). All 64 places of the block grid are
/// tried, since a photo may have been cropped since; libjpeg's tables of luminance are looked for, upright and turned.
/// </summary>
internal static class CompressionTrace
{
    internal const int Block = 8;

    /// <summary>Side of what the blocks of all places of the grid cover together, pixels.</summary>
    private const int Patch = (2 * Block) - 1;

    /// <summary>Frequencies looked at in each direction: what photos have most of.</summary>
    internal const int Low = 4;

    /// <summary>Blocks looked at for each place of the grid.</summary>
    private const int Blocks = 1600;

    private static readonly float[] Cosines = [.. Enumerable.Range(0, Low * Block).Select(Cosine)];

    /// <summary>The lowest quality of libjpeg's scale that is found; null where there is no trace of one up to 92.</summary>
    public static int? LowestQuality(SrgbImage image)
    {
        if (IsTooSmall(image)) return null;
        Place[] places = [.. Enumerable.Range(0, Block * Block).Select(i => Place.Of(image, i % Block, i / Block))];
        foreach (var alike in places.GroupBy(place => place.Step)) Fill([.. alike], alike.Key, image);
        return places.Min(place => place.Combs.Lowest());
    }

    /// <summary>A harder compression before the file's own, on the very blocks of the file: an image that was saved again.</summary>
    /// <param name="last">The file's own quality.</param>
    public static int? EarlierOnTheSameBlocks(SrgbImage image, int last)
    {
        if (IsTooSmall(image)) return null;
        var place = Place.Of(image, 0, 0);
        Fill([place], place.Step, image);
        return place.Combs.Earlier(last);
    }

    private static bool IsTooSmall(SrgbImage image) => image.Width < 4 * Block || image.Height < 4 * Block;

    /// <summary>Each patch is read and transformed along its rows once, for all places of the grid.</summary>
    private static void Fill(Place[] places, int step, SrgbImage image)
    {
        var (columns, rows) = (places.Max(place => place.Columns), places.Max(place => place.Rows));
        Span<float> luma = stackalloc float[Patch * Patch];
        Span<float> half = stackalloc float[Block * Low * Patch];
        for (var row = step / 2; row < rows; row += step)
        {
            for (var column = step / 2; column < columns; column += step)
            {
                ReadLuma(image, column * Block, row * Block, luma);
                TransformRows(luma, half);
                foreach (var place in places)
                {
                    if (column < place.Columns && row < place.Rows) Transform(half.Slice(place.Left * Low * Patch, Low * Patch), place);
                }
            }
        }
    }

    /// <summary>
    /// JPEG's Y of 8-bit codes (ITU-T T.871), of whole ones: the limits are those of values that rounding has scattered, and values that it has not
    /// fit half a step as well as the step. Beyond the photo the patch keeps what it held: no block looks there.
    /// </summary>
    private static void ReadLuma(SrgbImage image, int left, int top, Span<float> luma)
    {
        var (width, height) = (Math.Min(Patch, image.Width - left), Math.Min(Patch, image.Height - top));
        for (var y = 0; y < height; y++)
        {
            var rgb = image.Rgb.AsSpan((((top + y) * image.Width) + left) * 3, 3 * width);
            for (var x = 0; x < width; x++)
            {
                var (r, g, b) = Ycc.Rounded(rgb[3 * x], rgb[(3 * x) + 1], rgb[(3 * x) + 2]);
                luma[(y * Patch) + x] = Ycc.Lightness(r, g, b);
            }
        }
    }

    /// <summary>By left border of the block, then horizontal frequency, then row.</summary>
    private static void TransformRows(ReadOnlySpan<float> luma, Span<float> half)
    {
        for (var left = 0; left < Block; left++)
        {
            for (var u = 0; u < Low; u++)
            {
                for (var y = 0; y < Patch; y++)
                    half[(((left * Low) + u) * Patch) + y] = Dot(luma.Slice((y * Patch) + left, Block), Cosines.AsSpan(u * Block, Block));
            }
        }
    }

    private static void Transform(ReadOnlySpan<float> half, Place place)
    {
        for (var v = 0; v < Low; v++)
        {
            for (var u = 0; u < Low; u++)
                place.Combs.Add((v * Low) + u, Dot(half.Slice((u * Patch) + place.Top, Block), Cosines.AsSpan(v * Block, Block)));
        }
    }

    /// <summary>Orthonormal cosine of frequency i / 8 at place i % 8 of a block.</summary>
    private static float Cosine(int i)
    {
        var (frequency, place) = (i / Block, i % Block);
        return (float)(Math.Cos(Math.PI * frequency * ((2 * place) + 1) / (2 * Block)) * (frequency == 0 ? Math.Sqrt(0.125) : 0.5));
    }

    /// <summary>Of one block's row or column.</summary>
    private static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b) => Vector256.Dot(Vector256.Create(a), Vector256.Create(b));

    /// <summary>A place of the block grid.</summary>
    /// <param name="Left">Of the first block, pixels.</param>
    /// <param name="Top">Of the first block, pixels.</param>
    /// <param name="Step">Every so many blocks one is looked at, in both directions.</param>
    private sealed record Place(int Left, int Top, int Columns, int Rows, int Step, CompressionCombs Combs)
    {
        public static Place Of(SrgbImage image, int left, int top)
        {
            var (columns, rows) = ((image.Width - left) / Block, (image.Height - top) / Block);
            return new Place(left, top, columns, rows, Math.Max(1, (int)Math.Sqrt(columns * rows / (double)Blocks)), new CompressionCombs());
        }
    }
}
