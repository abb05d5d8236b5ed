namespace PhotoProgress.Analysis.Pixels;

/// <summary>The sRGB transfer curve (IEC 61966-2-1), by table: 65,536 entries, exact to a float's rounding.</summary>
public static class SrgbTransfer
{
    private static readonly float[] Table = BuildTable();

    /// <summary>16-bit sRGB code → linear light in 0..1.</summary>
    public static ReadOnlySpan<float> ToLinearTable => Table;

    /// <summary>Linear light in 0..1 → 16-bit sRGB code; values outside are clipped.</summary>
    public static ushort FromLinear(float linear)
    {
        var clipped = Math.Clamp(linear, 0f, 1f);
        var encoded = clipped <= 0.0031308f ? clipped * 12.92f : (1.055f * MathF.Pow(clipped, 1f / 2.4f)) - 0.055f;
        return (ushort)MathF.Round(encoded * 65535f);
    }

    private static float[] BuildTable()
    {
        var table = new float[65536];
        for (var code = 0; code < table.Length; code++)
        {
            var encoded = code / 65535.0;
            table[code] = (float)(encoded <= 0.04045 ? encoded / 12.92 : Math.Pow((encoded + 0.055) / 1.055, 2.4));
        }

        return table;
    }
}
