using PhotoProgress.Analysis.Measure;

namespace PhotoProgress.Learning.Features;

/// <summary>
/// How ln red, green and blue vary together in a band: shading moves them alike, melanin and blood by different parts, and light
/// that has been inside the skin blurs red most.
/// </summary>
/// <param name="RedOverGreen">ln of red's over green's.</param>
/// <param name="BlueOverGreen">ln of blue's over green's.</param>
/// <param name="RedGreen">Correlation, −1..1.</param>
/// <param name="BlueGreen">Correlation, −1..1.</param>
/// <param name="RedBlue">Correlation, −1..1.</param>
internal readonly record struct ChannelBand(double RedOverGreen, double BlueOverGreen, double RedGreen, double BlueGreen, double RedBlue)
{
    public static readonly ChannelBand None = new(double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);

    /// <param name="red">Band of ln red; the three share grid and weights.</param>
    public static ChannelBand Of(MaskedPlane red, MaskedPlane green, MaskedPlane blue)
    {
        double rr = 0, gg = 0, bb = 0, rg = 0, bg = 0, rb = 0;
        var (reds, greens, blues, weights) = (red.Values.Samples, green.Values.Samples, blue.Values.Samples, red.Weights.Samples);
        for (var i = 0; i < weights.Length; i++)
        {
            double w = weights[i], r = reds[i], g = greens[i], b = blues[i];
            if (!(w > 0)) continue;
            (rr, gg, bb) = (rr + (w * r * r), gg + (w * g * g), bb + (w * b * b));
            (rg, bg, rb) = (rg + (w * r * g), bg + (w * b * g), rb + (w * r * b));
        }

        return rr > 0 && gg > 0 && bb > 0
            ? new ChannelBand(
                0.5 * Math.Log(rr / gg), 0.5 * Math.Log(bb / gg),
                rg / Math.Sqrt(rr * gg), bg / Math.Sqrt(bb * gg), rb / Math.Sqrt(rr * bb))
            : None;
    }
}
