using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Tests.Pixels;

/// <summary>Normalised convolution as its formula says it, on the full grid and beside nothing else: what the quick ways are held against.</summary>
internal static class PlainBlur
{
    public static Plane Inside(Plane plane, Plane weights, double sigmaPx)
    {
        var (weighted, total) = (Gaussian.Blur(Gaussian.Multiply(plane, weights), sigmaPx), Gaussian.Blur(weights, sigmaPx));
        return Plane.From(plane.Width, plane.Height, (x, y) => total[x, y] > 1e-6f ? weighted[x, y] / total[x, y] : 0);
    }

    public static Plane Band(Band band, Plane plane, Plane weights, double pixelsPerMm)
    {
        var fine = Inside(plane, weights, Gaussian.SigmaForHalfAmplitude(band.FinestMm) * pixelsPerMm);
        var coarse = Inside(plane, weights, Gaussian.SigmaForHalfAmplitude(band.CoarsestMm) * pixelsPerMm);
        return Plane.From(plane.Width, plane.Height, (x, y) => weights[x, y] > 0 ? fine[x, y] - coarse[x, y] : 0);
    }
}
