using System.Security.Cryptography;

namespace PhotoProgress.Data;

/// <summary>Where ids and secrets come from: the system's randomness, or a seed in tests.</summary>
/// <param name="fill">Fills a buffer with random bytes.</param>
public sealed class Ids(Action<byte[]> fill)
{
    private const int SecretBytes = 32;

    /// <summary>Nobody can guess these.</summary>
    public static Ids Random { get; } = new(buffer => RandomNumberGenerator.Fill(buffer));

    public static Ids Seeded(int seed)
    {
        var random = new Random(seed);
        return new Ids(buffer =>
        {
            lock (random) random.NextBytes(buffer);
        });
    }

    /// <summary>122 random bits, marked as version 4.</summary>
    public Guid New()
    {
        var bytes = new byte[16];
        fill(bytes);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x40);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>256 random bits for a link or a token, safe in an address.</summary>
    public string Secret()
    {
        var bytes = new byte[SecretBytes];
        fill(bytes);
        return System.Buffers.Text.Base64Url.EncodeToString(bytes);
    }

    /// <summary>What is stored of a secret.</summary>
    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(secret)));
}
