using System.Buffers;

namespace PhotoProgress.Data.Store;

/// <summary>
/// The name of a photo in the store: 64 lower-case hexadecimal digits, the HMAC-SHA-256 of its bytes under the clinic's address key.
/// Equal bytes have equal addresses within one clinic, and nobody without the key can tell an address from bytes.
/// </summary>
internal static class PhotoAddress
{
    public const int Digits = 64;

    private static readonly SearchValues<char> Hex = SearchValues.Create("0123456789abcdef");

    public static bool IsValid(ReadOnlySpan<char> text) => text.Length == Digits && IsHex(text);

    public static bool IsHex(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(Hex);

    /// <summary>Two levels of 256 folders keep each small: a million photos are 15 to a folder.</summary>
    /// <exception cref="ArgumentException">The text is no address; nothing else ever becomes part of a path.</exception>
    public static string FolderOf(string root, string address)
    {
        ArgumentNullException.ThrowIfNull(address);
        if (!IsValid(address)) throw new ArgumentException("A photo's address has 64 digits 0–9 and a–f.", nameof(address));
        return Path.Combine(root, address[..2], address[2..4]);
    }
}
