using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using PhotoProgress.Data.Store;

namespace PhotoProgress.Data.Backup;

/// <summary>
/// AES-256-GCM of a backup's parts under a key of this backup alone. The nonce is the part's number, its name the associated data: a part
/// that was changed, moved, left out or brought from another backup does not open.
/// </summary>
internal sealed class PartCipher : IDisposable
{
    private readonly AesGcm _aes;
    private long _parts;

    public PartCipher(KeyRing keys, byte[] salt) => _aes = new AesGcm(KeyOf(keys, salt, "parts"), SegmentLayout.TagBytes);

    /// <summary>The same for the same clinic's keys, and tells nothing of them.</summary>
    public static byte[] CheckOf(KeyRing keys, byte[] salt) => KeyOf(keys, salt, "check");

    public byte[] Seal(string name, ReadOnlySpan<byte> plain)
    {
        var sealedBytes = new byte[plain.Length + SegmentLayout.TagBytes];
        Span<byte> nonce = stackalloc byte[GcmNonce.Bytes];
        Next(nonce);
        _aes.Encrypt(nonce, plain, sealedBytes.AsSpan(0, plain.Length), sealedBytes.AsSpan(plain.Length), Encoding.UTF8.GetBytes(name));
        return sealedBytes;
    }

    /// <summary>Null if it is not what was sealed at this place under this name.</summary>
    public byte[]? Open(string name, ReadOnlySpan<byte> sealedBytes)
    {
        if (sealedBytes.Length < SegmentLayout.TagBytes) return null;
        var plain = new byte[sealedBytes.Length - SegmentLayout.TagBytes];
        Span<byte> nonce = stackalloc byte[GcmNonce.Bytes];
        Next(nonce);
        return GcmNonce.TryDecrypt(_aes, nonce, sealedBytes[..plain.Length], sealedBytes[plain.Length..], plain, Encoding.UTF8.GetBytes(name)) ? plain : null;
    }

    public void Dispose() => _aes.Dispose();

    private void Next(Span<byte> nonce)
    {
        nonce.Clear();
        BinaryPrimitives.WriteInt64BigEndian(nonce[(GcmNonce.Bytes - sizeof(long))..], _parts++);
    }

    private static byte[] KeyOf(KeyRing keys, byte[] salt, string use) =>
        HKDF.DeriveKey(HashAlgorithmName.SHA256, keys.Derive("backup"), ClinicKey.SecretBytes, salt, Encoding.UTF8.GetBytes(use));
}
