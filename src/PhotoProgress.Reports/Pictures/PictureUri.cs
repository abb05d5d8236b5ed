namespace PhotoProgress.Reports.Pictures;

/// <summary>Encoded pictures as data URIs, so that a report is one file.</summary>
internal static class PictureUri
{
    /// <param name="encoded">A JPEG or PNG file.</param>
    /// <exception cref="ArgumentException">The bytes are neither.</exception>
    public static string Of(byte[] encoded) => $"data:{MediaType(encoded)};base64,{Convert.ToBase64String(encoded)}";

    private static string MediaType(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) return "image/jpeg";
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47])) return "image/png";
        throw new ArgumentException("The encoder returned neither a JPEG nor a PNG file.", nameof(bytes));
    }
}
