using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Check.Lighting;

/// <summary>
/// Shadow
/// </summary>
internal static class CastShadow
{
    public static PhotoCheck Check { get; } = new(
        "cast_shadow", "light", "Edge", "ln/mm", Bad.Above, 0.3, 1,
        "Ours",
        "x",
        PhotoCheck.OnFace(static face => Probe(face, 0)));

    internal static double? Probe(FaceView face, int what)
    {
        var smooth = Gaussian.Blur(face.Skin.Log, 1.5 * FaceView.GridPixelsPerMm);
        var regions = new[] { RegionNames.Forehead, RegionNames.LeftCheek, RegionNames.RightCheek, RegionNames.Nose }.SelectMany(face.Region).ToArray();
        var rg = Ratio(face.Skin.Light.R, face.Skin.Light.G);
        var median = Order.Quantile(smooth, regions, 0.5);
        var medianRg = Order.Quantile(rg, regions, 0.5);
        var slope = new List<float>();
        foreach (var i in regions)
        {
            if (i < smooth.Width || i >= smooth.Samples.Length - smooth.Width) continue;
            var dx = 0.5f * (smooth.Samples[i + 1] - smooth.Samples[i - 1]);
            var dy = 0.5f * (smooth.Samples[i + smooth.Width] - smooth.Samples[i - smooth.Width]);
            slope.Add(MathF.Sqrt((dx * dx) + (dy * dy)) * 2);
        }

        double Q(string region, double q) => Order.Quantile(smooth, face.Region(region), q);
        double Spread(string region) => Q(region, 0.9) - Q(region, 0.1);
        double Q75(string region) => Order.Quantile(face.Skin.Log, face.Region(region), 0.75);
        return what switch
        {
            0 => new[] { RegionNames.LeftCheek, RegionNames.RightCheek }.Max(Spread),
            1 => Spread(RegionNames.Forehead),
            2 => 100 * (Q75(RegionNames.LeftCheek) - Q75(RegionNames.RightCheek)),
            3 => 100 * (Q75(RegionNames.Forehead) - (0.5 * (Q75(RegionNames.LeftCheek) + Q75(RegionNames.RightCheek)))),
            _ => 100 * Math.Max(Math.Exp(Order.Quantile(face.Skin.Log, face.Skin.Pixels, 0.95)), Math.Exp(Order.Quantile(face.Skin.Log, face.Eyes, 0.9))),
        };
    }

    private static Plane Ratio(Plane a, Plane b)
    {
        var (x, y) = (Gaussian.Blur(a, 3), Gaussian.Blur(b, 3));
        for (var i = 0; i < x.Samples.Length; i++) x.Samples[i] = MathF.Log((x.Samples[i] + LogLight.Darkest) / (y.Samples[i] + LogLight.Darkest));
        return x;
    }
}
