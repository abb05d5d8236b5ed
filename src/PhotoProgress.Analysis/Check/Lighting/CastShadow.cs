using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Check.Lighting;

/// <summary>
/// Hard edges of light on open skin, as sun, a bare lamp or the shadow of a cap draw them: the 98th percentile of the slope of ln
/// luminance, smoothed by 0.75 mm, on forehead, cheeks and nose, ln per mm. Hair and what else is not open skin is left
/// out, and with it the deepest shadows, so this only flags.
/// </summary>
internal static class CastShadow
{
    private const double SmoothingMm = 0.75;
    private const double SteepestShare = 0.02;
    private const float Open = 0.9f;

    private static readonly string[] Regions = [RegionNames.Forehead, RegionNames.LeftCheek, RegionNames.RightCheek, RegionNames.Nose];

    public static PhotoCheck Check { get; } = new(
        "cast_shadow", "light", "Steepest change of light on open skin", "ln/mm", Bad.Above, 0.25, null,
        "A quarter of the light within a millimetre. Measured: 58 studio portraits up to 0.23, hard sun 0.19 to 0.29.",
        "Use large soft lamps; keep sun, bare bulbs and caps away.",
        PhotoCheck.OnFace(static face => Steepest(face)));

    private static double Steepest(FaceView face)
    {
        var smooth = Gaussian.Blur(face.Skin.Log, SmoothingMm * FaceView.GridPixelsPerMm);
        var slopes = Regions.SelectMany(face.Region).Where(pixel => face.Open.Samples[pixel] > Open).Select(pixel => Slope(smooth, pixel)).ToArray();
        return Order.Quantile(slopes, 1 - SteepestShare) * FaceView.GridPixelsPerMm;
    }

    /// <summary>Per pixel; the grid's margin keeps regions away from its edges, unless a face is cut off.</summary>
    private static float Slope(Plane plane, int pixel)
    {
        var (last, row) = (plane.Samples.Length - 1, plane.Width);
        var dx = plane.Samples[Math.Min(pixel + 1, last)] - plane.Samples[Math.Max(pixel - 1, 0)];
        var dy = plane.Samples[Math.Min(pixel + row, last)] - plane.Samples[Math.Max(pixel - row, 0)];
        return 0.5f * MathF.Sqrt((dx * dx) + (dy * dy));
    }
}
