using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace PhotoProgress.Analysis.Ingest.Slates;

/// <summary>
/// What a session's slate says: <c>PP1:&lt;session, 32 hexadecimal digits&gt;:&lt;check, 4 hexadecimal digits&gt;</c>. Written in capitals, because
/// a QR code then packs 5.5 bits a character instead of 8 and needs 29 × 29 modules at error correction Q (ISO/IEC 18004);
/// read in either case. The check is CRC-16/CCITT-FALSE (polynomial 1021, start FFFF) over the 36 characters before the second colon, in
/// capitals: a QR code corrects its own errors, so this is for codes that a person typed and for foreign codes that look alike.
/// It finds every single wrong character and every two neighbours that changed places.
/// </summary>
/// <param name="Session">The session's id.</param>
public readonly record struct SlateCode(Guid Session)
{
    private const string Prefix = "PP1:";
    private const int SessionDigits = 32;
    private const int CheckDigits = 4;
    private const int Length = 41; // prefix, session, colon, check

    /// <summary>The text to draw as a QR code.</summary>
    public string Format()
    {
        var body = Prefix + Session.ToString("N", CultureInfo.InvariantCulture).ToUpperInvariant();
        return string.Create(CultureInfo.InvariantCulture, $"{body}:{Check(body):X4}");
    }

    /// <summary>False for everything else that a QR code may say; blanks around are not taken off.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out SlateCode code)
    {
        code = default;
        if (text is not { Length: Length } || !text.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) return false;
        var bodyLength = Prefix.Length + SessionDigits;
        if (text[bodyLength] != ':' || !text.AsSpan(Prefix.Length, SessionDigits).ContainsOnlyHex() || !text.AsSpan(bodyLength + 1).ContainsOnlyHex()) return false;
        var check = ushort.Parse(text.AsSpan(bodyLength + 1, CheckDigits), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        if (check != Check(text[..bodyLength].ToUpperInvariant())) return false;
        code = new SlateCode(Guid.ParseExact(text.AsSpan(Prefix.Length, SessionDigits), "N"));
        return true;
    }

    public override string ToString() => Format();

    private static ushort Check(string body)
    {
        const int polynomial = 0x1021;
        var crc = 0xFFFF;
        foreach (var character in body)
        {
            crc ^= character << 8;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 0x8000) != 0 ? ((crc << 1) ^ polynomial) & 0xFFFF : crc << 1;
        }

        return (ushort)crc;
    }
}

/// <summary>Digits as a slate writes them.</summary>
internal static class HexDigits
{
    public static bool ContainsOnlyHex(this ReadOnlySpan<char> text)
    {
        foreach (var character in text)
            if (!char.IsAsciiHexDigit(character)) return false;
        return true;
    }
}
