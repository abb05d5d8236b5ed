using System.Buffers.Binary;
using System.Security.Cryptography;

namespace PhotoProgress.Data.Store;

/// <summary>
/// AES-256-GCM of one photo's segments under its own data key. The nonce is the segment's number and whether it is the last: no
/// number comes twice under one key, and a segment that was moved, cut off or appended does not open. Not thread-safe.
/// </summary>
internal sealed class SegmentCipher(ReadOnlySpan<byte> dataKey) : IDisposable
{
    private readonly AesGcm _aes = new(dataKey, SegmentLayout.TagBytes);

    /// <param name="plain">The segment with its zeros.</param>
    /// <param name="sealedBytes">Receives as many bytes and the tag.</param>
    public void Seal(long segment, bool isLast, ReadOnlySpan<byte> plain, Span<byte> sealedBytes)
    {
        Span<byte> nonce = stackalloc byte[GcmNonce.Bytes];
        Number(nonce, segment, isLast);
        _aes.Encrypt(nonce, plain, sealedBytes[..plain.Length], sealedBytes.Slice(plain.Length, SegmentLayout.TagBytes));
    }

    /// <summary>False if the bytes are not what was sealed at this place.</summary>
    public bool TryOpen(long segment, bool isLast, ReadOnlySpan<byte> sealedBytes, Span<byte> plain)
    {
        Span<byte> nonce = stackalloc byte[GcmNonce.Bytes];
        Number(nonce, segment, isLast);
        return GcmNonce.TryDecrypt(_aes, nonce, sealedBytes[..plain.Length], sealedBytes.Slice(plain.Length, SegmentLayout.TagBytes), plain, []);
    }

    public void Dispose() => _aes.Dispose();

    private static void Number(Span<byte> nonce, long segment, bool isLast)
    {
        nonce.Clear();
        nonce[0] = isLast ? (byte)1 : (byte)0;
        BinaryPrimitives.WriteInt64BigEndian(nonce[4..], segment);
    }
}

/// <summary>What both uses of AES-GCM share.</summary>
internal static class GcmNonce
{
    public const int Bytes = 12;

    public static bool TryDecrypt(AesGcm aes, ReadOnlySpan<byte> nonce, ReadOnlySpan<byte> cipher, ReadOnlySpan<byte> tag, Span<byte> plain, ReadOnlySpan<byte> associated)
    {
        try
        {
            aes.Decrypt(nonce, cipher, tag, plain, associated);
            return true;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }
}
