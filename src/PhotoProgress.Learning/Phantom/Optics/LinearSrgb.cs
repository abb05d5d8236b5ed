using System.Numerics;

namespace PhotoProgress.Learning.Phantom.Optics;

/// <summary>CIE XYZ (2°, Y of white 1) to linear sRGB (IEC 61966-2-1); not clipped.</summary>
internal static class LinearSrgb
{
    public static Vector3 OfXyz(double x, double y, double z) => new(
        (float)((3.2404542 * x) - (1.5371385 * y) - (0.4985314 * z)),
        (float)((-0.9692660 * x) + (1.8760108 * y) + (0.0415560 * z)),
        (float)((0.0556434 * x) - (0.2040259 * y) + (1.0572252 * z)));
}
