using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Ingest;

/// <summary>
/// A photo as programs see it that decode JPEG to 8 bits: lightness and both colours rounded to whole codes, then red, green and blue
/// (ITU-T T.871). What was saved again elsewhere was so before.
/// </summary>
internal static class WholeCodes
{
    private const float OneCode = 257;

    /// <summary>The whole photo.</summary>
    public static SrgbImage Of(SrgbImage image)
    {
        var rgb = new ushort[image.Rgb.Length];
        for (var i = 0; i < rgb.Length; i += 3)
        {
            var (r, g, b) = Of(image.Rgb[i], image.Rgb[i + 1], image.Rgb[i + 2]);
            (rgb[i], rgb[i + 1], rgb[i + 2]) = ((ushort)(OneCode * r), (ushort)(OneCode * g), (ushort)(OneCode * b));
        }

        return new SrgbImage(image.Width, image.Height, rgb);
    }

    /// <summary>One pixel: samples 0–65535 to codes 0–255.</summary>
    public static (float R, float G, float B) Of(ushort red, ushort green, ushort blue)
    {
        var (r, g, b) = (red / OneCode, green / OneCode, blue / OneCode);
        var lightness = (0.299f * r) + (0.587f * g) + (0.114f * b);
        var blueness = MathF.Round((b - lightness) / 1.772f);
        var redness = MathF.Round((r - lightness) / 1.402f);
        lightness = MathF.Round(lightness);
        return (
            Whole(lightness + (1.402f * redness)), Whole(lightness - (0.344136f * blueness) - (0.714136f * redness)), Whole(lightness + (1.772f * blueness)));
    }

    private static float Whole(float code) => MathF.Round(Math.Clamp(code, 0, 255));
}
