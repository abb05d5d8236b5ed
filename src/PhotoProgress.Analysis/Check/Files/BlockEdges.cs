using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Check.Files;

/// <summary>
/// Edges of a compression's 8 × 8 blocks: mean step of luma across the columns (and rows) of one phase of 8 over the mean of
/// all phases, the strongest phase, mean of both directions. 1 is none; a grid that lies off the file's own corner
/// tells of an earlier compression.
/// </summary>
internal static class BlockEdges
{
    private const int Block = 8;

    /// <summary>Null where the window holds fewer than four blocks a side, or nothing changes in it.</summary>
    public static double? Strength(SrgbImage image, PlaneWindow window)
    {
        if (window.Width < 4 * Block || window.Height < 4 * Block) return null;
        var across = Strongest(image, window, 3, image.Width * 3, window.Width, window.Height);
        var down = Strongest(image, window, image.Width * 3, 3, window.Height, window.Width);
        return across is { } a && down is { } d ? 0.5 * (a + d) : null;
    }

    private static double? Strongest(SrgbImage image, PlaneWindow window, int step, int line, int length, int lines)
    {
        var sums = new double[Block];
        var start = ((window.Top * image.Width) + window.Left) * 3;
        var steps = (length - 1) / Block * Block;
        for (var j = 0; j < lines; j++)
        {
            var at = start + (j * line);
            for (var i = 0; i < steps; i++, at += step) sums[i % Block] += Math.Abs(image.Rgb[at + step + 1] - image.Rgb[at + 1]);
        }

        var mean = sums.Average();
        return mean > 0 ? sums.Max() / mean : null;
    }
}
