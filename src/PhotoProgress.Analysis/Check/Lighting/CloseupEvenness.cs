using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Check.Lighting;

/// <summary>
/// Evenness of the light in a close-up: 100·ln of the brightest over the darkest of 3 × 3 parts of the frame, each at its median.
/// </summary>
internal static class CloseupEvenness
{
    public static PhotoCheck Check { get; } = new(
        "light_even", "light", "Brightest over darkest part of the frame", "%", Bad.Above, 69, 140,
        "69 % (natural logarithm × 100) is a lighting ratio of 2 : 1, 140 % is 4 : 1.",
        "Light the skin evenly from two sides and keep your own shadow out.",
        PhotoCheck.OnSkin(static skin => 100 * Range(skin.Log)));

    private const int Parts = 3;

    private static double Range(Plane log)
    {
        var medians = Enumerable.Range(0, Parts * Parts).Select(part => Median(log, part % Parts, part / Parts)).ToList();
        return medians.Max() - medians.Min();
    }

    private static double Median(Plane log, int column, int row)
    {
        var (width, height) = (Math.Max(1, log.Width / Parts), Math.Max(1, log.Height / Parts));
        var (left, top) = (Math.Min(column * width, log.Width - width), Math.Min(row * height, log.Height - height));
        var pixels = new int[width * height];
        for (var i = 0; i < pixels.Length; i++) pixels[i] = ((top + (i / width)) * log.Width) + left + (i % width);
        return Order.Quantile(log, pixels, 0.5);
    }
}
