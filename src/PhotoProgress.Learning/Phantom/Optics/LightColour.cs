using System.Numerics;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Learning.Phantom.Optics;

/// <summary>
/// Colour of light of a temperature in linear sRGB, scaled to luminance 1: the Planckian locus of Kim et al. (US patent 7,024,034,
/// cubic in 1/T, 1667–25000 K), less the locus's own offset at 6504 K so that daylight is exactly white.
/// </summary>
internal static class LightColour
{
    private static readonly Vector3 Daylight = Planck(6504);

    /// <param name="kelvin">2000 to 12000.</param>
    public static Vector3 Of(double kelvin)
    {
        var relative = Planck(kelvin) / Daylight;
        return relative / Vector3.Dot(relative, new Vector3(Luminance.RedWeight, Luminance.GreenWeight, Luminance.BlueWeight));
    }

    private static Vector3 Planck(double kelvin)
    {
        var (t, x) = (1000 / kelvin, 0.0);
        x = kelvin < 4000
            ? (-0.2661239 * t * t * t) - (0.2343589 * t * t) + (0.8776956 * t) + 0.179910
            : (-3.0258469 * t * t * t) + (2.1070379 * t * t) + (0.2226347 * t) + 0.240390;
        var y = kelvin < 2222 ? (-1.1063814 * x * x * x) - (1.34811020 * x * x) + (2.18555832 * x) - 0.20219683
            : kelvin < 4000 ? (-0.9549476 * x * x * x) - (1.37418593 * x * x) + (2.09137015 * x) - 0.16748867
            : (3.0817580 * x * x * x) - (5.87338670 * x * x) + (3.75112997 * x) - 0.37001483;
        return Vector3.Max(LinearSrgb.OfXyz(x / y, 1, (1 - x - y) / y), new Vector3(0.01f));
    }
}
