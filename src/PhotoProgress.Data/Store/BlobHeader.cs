using System.Buffers.Binary;
using System.Security.Cryptography;

namespace PhotoProgress.Data.Store;

/// <summary>The data key of one photo and the length of its content, in memory. Disposing wipes the key.</summary>
internal sealed class BlobSecret(byte[] dataKey, long plainBytes) : IDisposable
{
    public byte[] DataKey => dataKey;

    public long PlainBytes => plainBytes;

    public void Dispose() => CryptographicOperations.ZeroMemory(dataKey);
}

/// <summary>
/// The first 92 bytes of a file: <c>PPPHOTO</c>, version, key id (16), nonce (12), then under the clinic's key the data key (32) and the
/// length of the content (8, big-endian), and the tag (16). The first 24 bytes and the address are the associated data:
/// a header belongs to its address and to no other.
/// </summary>
internal static class BlobHeader
{
    public const int Bytes = SecretAt + SecretBytes + SegmentLayout.TagBytes;

    private const byte Version = 1;
    private const int NonceAt = 8 + ClinicKey.IdBytes;
    private const int SecretAt = NonceAt + GcmNonce.Bytes;
    private const int SecretBytes = ClinicKey.SecretBytes + sizeof(long);

    private static ReadOnlySpan<byte> Magic => "PPPHOTO"u8;

    /// <summary>A header that locks a photo's data key with a key of the clinic. The nonce is random: good for 2³² wraps of one key.</summary>
    public static byte[] Wrap(ClinicKey key, string address, BlobSecret secret, RandomNumberGenerator random)
    {
        var header = new byte[Bytes];
        Magic.CopyTo(header);
        header[7] = Version;
        Convert.FromHexString(key.Id).CopyTo(header, 8);
        random.GetBytes(header, NonceAt, GcmNonce.Bytes);
        Span<byte> plain = stackalloc byte[SecretBytes];
        secret.DataKey.CopyTo(plain);
        BinaryPrimitives.WriteInt64BigEndian(plain[ClinicKey.SecretBytes..], secret.PlainBytes);
        using var aes = new AesGcm(key.Secret, SegmentLayout.TagBytes);
        aes.Encrypt(header.AsSpan(NonceAt, GcmNonce.Bytes), plain, header.AsSpan(SecretAt, SecretBytes), header.AsSpan(SecretAt + SecretBytes), Associated(header, address));
        CryptographicOperations.ZeroMemory(plain);
        return header;
    }

    /// <summary>The key that a header asks for.</summary>
    /// <exception cref="StoreCorruptException">These are no bytes of a header that this version knows.</exception>
    public static string KeyIdOf(ReadOnlySpan<byte> header, string address)
    {
        if (header.Length < Bytes) throw new StoreCorruptException(address, $"the file has only {header.Length} bytes, less than its header; restore it from a backup");
        if (!header.StartsWith(Magic)) throw new StoreCorruptException(address, "the file does not begin as a file of this store; restore it from a backup");
        if (header[7] != Version) throw new StoreCorruptException(address, $"the file is of format {header[7]}, and this program reads {Version}; use a newer program or restore the photo from a backup");
        return Convert.ToHexStringLower(header.Slice(8, ClinicKey.IdBytes));
    }

    /// <exception cref="StoreCorruptException">The header is damaged, another file's, or its key is missing.</exception>
    public static BlobSecret Unwrap(ReadOnlySpan<byte> header, string address, KeyRing keys)
    {
        var id = KeyIdOf(header, address);
        var key = keys.Find(id) ?? throw StoreCorruptException.KeyMissing(address, id, keys.Path);
        Span<byte> plain = stackalloc byte[SecretBytes];
        using var aes = new AesGcm(key.Secret, SegmentLayout.TagBytes);
        var opened = GcmNonce.TryDecrypt(
            aes, header.Slice(NonceAt, GcmNonce.Bytes), header.Slice(SecretAt, SecretBytes), header.Slice(SecretAt + SecretBytes, SegmentLayout.TagBytes), plain, Associated(header, address));
        if (!opened) throw new StoreCorruptException(address, $"the header was changed, or is another photo's, or key {id} is not the one it was locked with; restore the photo from a backup");
        var secret = new BlobSecret(plain[..ClinicKey.SecretBytes].ToArray(), BinaryPrimitives.ReadInt64BigEndian(plain[ClinicKey.SecretBytes..]));
        CryptographicOperations.ZeroMemory(plain);
        return secret;
    }

    private static byte[] Associated(ReadOnlySpan<byte> header, string address) => [.. header[..NonceAt], .. Convert.FromHexString(address)];
}
