using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Check.Lighting;

/// <summary>
/// Probe.
/// </summary>
internal static class CastShadow
{
    public static PhotoCheck Check { get; } = new(
        "cast_shadow", "light", "Steepest change of light on open skin", "ln/mm", Bad.Above, 0.25, null,
        "Ours",
        "Avoid direct sun and bare lamps.",
        PhotoCheck.OnFace(static face => Of(face)));

    private static double? Of(FaceView face)
    {
        var smooth = Gaussian.Blur(face.Skin.Log, 0.75 * FaceView.GridPixelsPerMm);
        var slope = new List<float>();
        foreach (var i in new[] { RegionNames.Forehead, RegionNames.LeftCheek, RegionNames.RightCheek, RegionNames.Nose }.SelectMany(face.Region))
        {
            if (face.Open.Samples[i] < 0.9f) continue;
            var dx = 0.5f * (smooth.Samples[i + 1] - smooth.Samples[i - 1]);
            var dy = 0.5f * (smooth.Samples[i + smooth.Width] - smooth.Samples[i - smooth.Width]);
            slope.Add(MathF.Sqrt((dx * dx) + (dy * dy)) * (float)FaceView.GridPixelsPerMm);
        }

        return Order.Quantile([.. slope], 0.98);
    }
}
