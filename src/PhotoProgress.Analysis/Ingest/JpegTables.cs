using System.Buffers.Binary;

namespace PhotoProgress.Analysis.Ingest;

/// <summary>What a JPEG's own markers tell about its compression (ITU-T T.81, annex B).</summary>
/// <param name="Quality">The quality 1–100 whose luminance table of libjpeg lies nearest to the file's; null without one.</param>
/// <param name="ChromaSubsampled">Whether a colour component has fewer samples than the first; null for a broken header.</param>
/// <param name="IsLibjpegs">Whether the file's luminance table is libjpeg's at that quality, and not a camera's own.</param>
internal readonly record struct JpegTables(int? Quality, bool? ChromaSubsampled, bool IsLibjpegs)
{
    /// <summary>T.81 table K.1 (luminance), in the zigzag order in which files store it.</summary>
    private static ReadOnlySpan<byte> StandardLuminance =>
    [
        16, 11, 12, 14, 12, 10, 16, 14, 13, 14, 18, 17, 16, 19, 24, 40,
        26, 24, 22, 22, 24, 49, 35, 37, 29, 40, 58, 51, 61, 60, 57, 51,
        56, 55, 64, 72, 92, 78, 64, 68, 87, 69, 55, 56, 80, 109, 81, 87,
        95, 98, 103, 104, 103, 62, 77, 113, 121, 112, 100, 120, 92, 101, 103, 99,
    ];

    /// <summary>Where the lowest frequencies (row by row, four in each direction) stand in zigzag order.</summary>
    private static ReadOnlySpan<byte> LowInZigzag => [0, 1, 5, 6, 2, 4, 7, 13, 3, 8, 12, 17, 9, 11, 18, 24];

    /// <summary>Step of libjpeg's luminance table at a quality, 8-bit codes of an orthonormal transform.</summary>
    /// <param name="row">Vertical frequency, 0–3.</param>
    /// <param name="column">Horizontal frequency, 0–3.</param>
    public static int LuminanceStep(int row, int column, int quality) => Scaled(StandardLuminance[LowInZigzag[(4 * row) + column]], quality);

    public static JpegTables Read(ReadOnlySpan<byte> file)
    {
        (int Quality, bool IsLibjpegs)? table = null;
        bool? subsampled = null;
        for (var at = 2; at + 4 <= file.Length && file[at] == 0xFF && file[at + 1] != 0xDA;)
        {
            var marker = file[at + 1];
            if (marker == 0xFF)
            {
                at++; // a fill byte
                continue;
            }

            int length = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            if (length < 2 || at + 2 + length > file.Length) break;
            var segment = file.Slice(at + 4, length - 2);
            if (marker == 0xDB) table ??= QualityOf(segment);
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC)) subsampled = IsSubsampled(segment);
            at += 2 + length;
        }

        return new(table?.Quality, subsampled, table?.IsLibjpegs ?? false);
    }

    /// <summary>Looks for table 0, which every encoder uses for luminance.</summary>
    private static (int Quality, bool IsLibjpegs)? QualityOf(ReadOnlySpan<byte> segment)
    {
        Span<int> table = stackalloc int[64];
        while (segment.Length > 0)
        {
            var wide = segment[0] >> 4 != 0;
            var size = 1 + (wide ? 128 : 64);
            if (segment.Length < size) return null;
            if ((segment[0] & 15) == 0)
            {
                for (var i = 0; i < 64; i++)
                    table[i] = wide ? BinaryPrimitives.ReadUInt16BigEndian(segment[(1 + (i * 2))..]) : segment[1 + i];
                return NearestQuality(table);
            }

            segment = segment[size..];
        }

        return null;
    }

    private static (int Quality, bool IsLibjpegs) NearestQuality(ReadOnlySpan<int> table)
    {
        var best = (Quality: 1, Distance: int.MaxValue);
        for (var quality = 1; quality <= 100; quality++)
        {
            var distance = 0;
            for (var i = 0; i < 64; i++) distance += Math.Abs(table[i] - Scaled(StandardLuminance[i], quality));
            if (distance < best.Distance) best = (quality, distance);
        }

        return (best.Quality, best.Distance == 0);
    }

    /// <summary>libjpeg's <c>jpeg_quality_scaling</c> and <c>jpeg_add_quant_table</c>, baseline.</summary>
    private static int Scaled(int standard, int quality)
    {
        var percent = quality < 50 ? 5000 / quality : 200 - (quality * 2);
        return Math.Clamp(((standard * percent) + 50) / 100, 1, 255);
    }

    private static bool? IsSubsampled(ReadOnlySpan<byte> frame)
    {
        if (frame.Length < 6 || frame.Length < 6 + (frame[5] * 3)) return null;
        for (var component = 1; component < Math.Min((int)frame[5], 3); component++)
            if (SamplingFactor(frame, component) < SamplingFactor(frame, 0)) return true;
        return false;
    }

    /// <summary>Horizontal times vertical sampling factor.</summary>
    private static int SamplingFactor(ReadOnlySpan<byte> frame, int component)
    {
        var factors = frame[7 + (component * 3)];
        return (factors >> 4) * (factors & 15);
    }
}
