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

    private const byte Tables = 0xDB;

    private const int Side = 8;
    private const int Frequencies = Side * Side;

    /// <summary>Where frequencies, row by row, stand in zigzag order (T.81, figure A.6).</summary>
    private static readonly int[] InZigzag = AlongDiagonals();

    /// <summary>Step of libjpeg's luminance table at a quality, 8-bit codes of an orthonormal transform.</summary>
    /// <param name="row">Vertical frequency, 0–3.</param>
    /// <param name="column">Horizontal frequency, 0–3.</param>
    public static int LuminanceStep(int row, int column, int quality) => Scaled(StandardLuminance[InZigzag[(Side * row) + column]], quality);

    public static JpegTables Read(ReadOnlySpan<byte> file)
    {
        (int Quality, bool IsLibjpegs)? table = null;
        bool? subsampled = null;
        foreach (var (marker, at, length) in Segments(file))
        {
            if (marker == Tables && TableIn(file.Slice(at, length), 0) is { } luminance) table ??= NearestQuality(luminance); // every encoder uses table 0 for luminance
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC)) subsampled = IsSubsampled(file.Slice(at, length));
        }

        return new(table?.Quality, subsampled, table?.IsLibjpegs ?? false);
    }

    /// <summary>The steps of a table, row by row (vertical frequency, then horizontal); the last of its number counts. Null without one.</summary>
    /// <param name="number">0 to 3.</param>
    public static float[]? Steps(ReadOnlySpan<byte> file, int number)
    {
        int[]? zigzag = null;
        foreach (var (marker, at, length) in Segments(file))
        {
            if (marker == Tables) zigzag = TableIn(file.Slice(at, length), number) ?? zigzag;
        }

        if (zigzag is null) return null;
        var steps = new float[Frequencies];
        for (var i = 0; i < Frequencies; i++) steps[i] = zigzag[InZigzag[i]];
        return steps;
    }

    /// <summary>What stands before the first scan: marker, and where its content lies.</summary>
    private static List<(byte Marker, int At, int Length)> Segments(ReadOnlySpan<byte> file)
    {
        var segments = new List<(byte, int, int)>();
        for (var at = 2; at + 4 <= file.Length && file[at] == 0xFF && file[at + 1] != 0xDA;)
        {
            if (file[at + 1] == 0xFF)
            {
                at++; // a fill byte
                continue;
            }

            int length = BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
            if (length < 2 || at + 2 + length > file.Length) break;
            segments.Add((file[at + 1], at + 4, length - 2));
            at += 2 + length;
        }

        return segments;
    }

    /// <summary>A table of a segment that may hold several, in zigzag order; null where it has none of that number.</summary>
    private static int[]? TableIn(ReadOnlySpan<byte> segment, int number)
    {
        while (segment.Length > 0)
        {
            var wide = segment[0] >> 4 != 0;
            var size = 1 + (wide ? 2 * Frequencies : Frequencies);
            if (segment.Length < size) return null;
            if ((segment[0] & 15) == number)
            {
                var table = new int[Frequencies];
                for (var i = 0; i < Frequencies; i++)
                    table[i] = wide ? BinaryPrimitives.ReadUInt16BigEndian(segment[(1 + (i * 2))..]) : segment[1 + i];
                return table;
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
            for (var i = 0; i < Frequencies; i++) distance += Math.Abs(table[i] - Scaled(StandardLuminance[i], quality));
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

    /// <summary>Diagonal by diagonal, up the even ones and down the odd.</summary>
    private static int[] AlongDiagonals()
    {
        var order = Enumerable.Range(0, Frequencies)
            .OrderBy(place => (place / Side) + (place % Side))
            .ThenBy(place => ((place / Side) + (place % Side)) % 2 == 0 ? place % Side : place / Side);
        var places = new int[Frequencies];
        foreach (var (rank, place) in order.Index()) places[place] = rank;
        return places;
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
