using System.Globalization;
using System.Text.RegularExpressions;
using PhotoProgress.Analysis.Ingest.Vips;

namespace PhotoProgress.Analysis.Ingest;

/// <summary>What the camera recorded (EXIF 2.3), from libvips' header fields. A senseless value is a missing one.</summary>
internal static partial class CaptureReader
{
    public static CaptureRecord Read(VipsImage file) => new(
        TakenAt(Text(file, "exif-ifd2-DateTimeOriginal")),
        Text(file, "exif-ifd0-Make"),
        Text(file, "exif-ifd0-Model"),
        Text(file, "exif-ifd2-LensModel"),
        Number(file, "exif-ifd2-FocalLength"),
        Number(file, "exif-ifd2-FocalLengthIn35mmFilm"),
        Number(file, "exif-ifd2-ExposureTime"),
        Number(file, "exif-ifd2-FNumber"),
        Iso(file),
        Text(file, "exif-ifd0-Software"));

    /// <summary>"2024:05:31 09:15:00"; cameras without a set clock write zeros.</summary>
    private static DateTime? TakenAt(string? text) =>
        DateTime.TryParseExact(text, "yyyy:MM:dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var taken) ? taken : null;

    private static int? Iso(VipsImage file) => Number(file, "exif-ifd2-ISOSpeedRatings") is { } iso and <= int.MaxValue ? (int)iso : null;

    /// <summary>libvips prints a text as "value (value, ASCII, 6 components, 6 bytes)": the value is the first half.</summary>
    private static string? Text(VipsImage file, string field)
    {
        var printed = file.Text(field);
        if (printed is null) return null;
        var twice = Tail().Replace(printed, "");
        var value = twice.Length >= 2 ? twice[..((twice.Length - 2) / 2)].Trim(' ', '\0') : "";
        return value.Length > 0 ? value : null;
    }

    /// <summary>A positive number, printed as "28/10 (f/2.8, Rational, …)" or "200 (200, Short, …)".</summary>
    private static double? Number(VipsImage file, string field)
    {
        var first = file.Text(field)?.Split(' ', 2)[0].Split('/') ?? [];
        if (first.Length is 0 or > 2 || !TryParse(first[0], out var value)) return null;
        if (first.Length == 2)
        {
            if (!TryParse(first[1], out var divisor)) return null;
            value /= divisor;
        }

        return double.IsFinite(value) && value > 0 ? value : null;
    }

    private static bool TryParse(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);

    [GeneratedRegex(@", [^,]+, \d+ components, \d+ bytes\)$")]
    private static partial Regex Tail();
}
