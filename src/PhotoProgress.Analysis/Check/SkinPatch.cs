using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Check;

/// <summary>Linear light on a grid, and which of its pixels are expected to be skin.</summary>
internal sealed class SkinPatch
{
    /// <param name="light">Linear light, 0..1.</param>
    /// <param name="pixels">Indices of the skin's pixels.</param>
    public SkinPatch(LinearRgb light, int[] pixels)
    {
        (Light, Pixels) = (light, pixels);
        Luminance = Analysis.Pixels.Luminance.Of(light);
        Log = LogLight.Of(Luminance);
    }

    public LinearRgb Light { get; }

    public int[] Pixels { get; }

    public Plane Luminance { get; }

    /// <summary>ln of luminance.</summary>
    public Plane Log { get; }

    /// <summary>Share of the skin for which a condition holds, 0..1.</summary>
    public double Share(Func<int, bool> holds) => Pixels.Length == 0 ? 0 : Pixels.Count(holds) / (double)Pixels.Length;

    /// <summary>Median over the skin.</summary>
    public double Median(Plane plane) => Order.Quantile(plane, Pixels, 0.5);

    /// <summary>Brightest channel of a pixel, linear.</summary>
    public float Brightest(int pixel) =>
        MathF.Max(Light.R.Samples[pixel], MathF.Max(Light.G.Samples[pixel], Light.B.Samples[pixel]));

    /// <summary>Darkest channel of a pixel, linear.</summary>
    public float Darkest(int pixel) =>
        MathF.Min(Light.R.Samples[pixel], MathF.Min(Light.G.Samples[pixel], Light.B.Samples[pixel]));
}
