using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Ingest.Slates;

/// <summary>One byte a pixel, row by row, as zbar reads it.</summary>
internal sealed class GreyPicture(int width, int height, byte[] samples)
{
    public int Width => width;

    public int Height => height;

    public byte[] Samples => samples;

    /// <summary>
    /// The photo's green channel as it is encoded, each pixel the mean of a square of the photo. Black on white is as far apart in green as in
    /// any mixture, and zbar's threshold is local, so neither weights nor linear light would change what it sees. Pixels that fill no
    /// square, at the right and at the bottom, are left out.
    /// </summary>
    /// <param name="shrink">Side of the squares in pixels, at most the photo's shorter side.</param>
    public static GreyPicture Of(SrgbImage image, int shrink)
    {
        var (width, height) = (image.Width / shrink, image.Height / shrink);
        var samples = new byte[width * height];
        var sums = new uint[width];
        var share = 1f / (shrink * shrink * 257f);
        for (var y = 0; y < height; y++)
        {
            Array.Clear(sums);
            for (var j = 0; j < shrink; j++) AddRow(image, (y * shrink) + j, shrink, sums);
            var row = samples.AsSpan(y * width, width);
            for (var x = 0; x < width; x++) row[x] = (byte)((sums[x] * share) + 0.5f);
        }

        return new GreyPicture(width, height, samples);
    }

    private static void AddRow(SrgbImage image, int y, int shrink, uint[] sums)
    {
        var at = (y * image.Width * 3) + 1; // green
        foreach (ref var sum in sums.AsSpan())
        {
            for (var i = 0; i < shrink; i++, at += 3) sum += image.Rgb[at];
        }
    }
}
