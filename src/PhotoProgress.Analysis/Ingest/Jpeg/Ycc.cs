namespace PhotoProgress.Analysis.Ingest.Jpeg;

/// <summary>A JPEG's lightness and two colours, and red, green and blue (ITU-T T.871).</summary>
internal static class Ycc
{
    public const float RedOfRed = 1.402f;
    public const float GreenOfBlue = -0.344136f;
    public const float GreenOfRed = -0.714136f;
    public const float BlueOfBlue = 1.772f;

    public const float SamplesACode = 257;

    public const float MostCode = 255;

    private const float LightnessOfRed = 0.299f;
    private const float LightnessOfGreen = 0.587f;
    private const float LightnessOfBlue = 0.114f;

    /// <summary>Lightness of red, green and blue.</summary>
    public static float Lightness(float r, float g, float b) => (LightnessOfRed * r) + (LightnessOfGreen * g) + (LightnessOfBlue * b);

    /// <summary>
    /// A pixel's codes 0–255 as programs have it that decode to 8 bits: lightness and both colours rounded to whole codes, then red, green and blue.
    /// </summary>
    /// <param name="red">0–65535, as the other two.</param>
    public static (float R, float G, float B) Rounded(ushort red, ushort green, ushort blue)
    {
        var (r, g, b) = (red / SamplesACode, green / SamplesACode, blue / SamplesACode);
        var lightness = Lightness(r, g, b);
        var blueness = MathF.Round((b - lightness) / BlueOfBlue);
        var redness = MathF.Round((r - lightness) / RedOfRed);
        lightness = MathF.Round(lightness);
        return (
            Whole(lightness + (RedOfRed * redness)), Whole(lightness + (GreenOfBlue * blueness) + (GreenOfRed * redness)), Whole(lightness + (BlueOfBlue * blueness)));
    }

    private static float Whole(float code) => MathF.Round(Math.Clamp(code, 0, MostCode));
}
