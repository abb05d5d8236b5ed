using System.IO.Compression;
using System.Text;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Learning.Phantom;
using PhotoProgress.Learning.Phantom.Scenes;

namespace PhotoProgress.Bench.Hostile;

/// <summary>Files that nobody means well with, drawn from a seed.</summary>
public sealed class HostileFiles(int seed)
{
    private const int WidthPx = 320;
    private const int HeightPx = 240;

    private readonly Random _random = new(seed);
    private readonly PhotoCodec _codec = new();
    private readonly PatchMaker _maker = new(seed, WidthPx, HeightPx, WidthPx / 60.0, Care.Clinic);

    /// <summary>A photo that is what it says.</summary>
    public byte[] Good(int number) => _maker.Make(new PhantomKey(number, 0, 0)).Jpeg(_codec);

    /// <summary>Mostly photos with some bytes changed, cut or doubled; every tenth one of the special kinds.</summary>
    public IEnumerable<(string Kind, byte[] Bytes)> Draw(int count)
    {
        byte[][] originals = [.. Enumerable.Range(0, 8).SelectMany(i => new[] { Good(i), _codec.EncodePng(_maker.Make(new PhantomKey(i, 0, 0)).Image) })];
        for (var number = 0; number < count; number++)
        {
            var original = originals[_random.Next(originals.Length)];
            yield return number % 10 == 0 ? Special(number / 10, original) : ("mutated", Mutated(original));
        }
    }

    private byte[] Mutated(byte[] original)
    {
        var bytes = (byte[])original.Clone();
        for (var i = _random.Next(1, 30); i > 0; i--) bytes[_random.Next(bytes.Length)] = (byte)_random.Next(256);
        return _random.Next(4) switch
        {
            0 => bytes[.._random.Next(1, bytes.Length)],
            1 => [.. bytes, .. bytes[_random.Next(bytes.Length)..]],
            _ => bytes,
        };
    }

    private (string Kind, byte[] Bytes) Special(int number, byte[] original) => (number % 8) switch
    {
        0 => ("bomb", Unique(PngOf(50_000, 50_000), number)),
        1 => ("bomb", Unique(JpegHeaderOf(65_500, 65_500), number)),
        2 => ("polyglot", [.. original, .. Encoding.UTF8.GetBytes($"<script>alert({number})</script>"), .. "PK\u0003\u0004"u8]),
        3 => ("disguised", Encoding.UTF8.GetBytes($"<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///etc/passwd' id='{number}'/></svg>")),
        4 => ("disguised", Encoding.UTF8.GetBytes($"%PDF-1.7 {number}")),
        5 => ("disguised", Encoding.UTF8.GetBytes($"GIF89a{number}<script>")),
        6 => ("empty", []),
        _ => ("noise", Noise()),
    };

    private byte[] Noise()
    {
        var bytes = new byte[_random.Next(1, 200_000)];
        _random.NextBytes(bytes);
        return bytes;
    }

    private static byte[] Unique(byte[] bytes, int number) => [.. bytes, .. BitConverter.GetBytes(number)];

    /// <summary>300 kB that claim 2.5 gigapixels.</summary>
    private static byte[] PngOf(int width, int height)
    {
        using var file = new MemoryStream();
        file.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        Chunk(file, "IHDR", [.. Big(width), .. Big(height), 8, 2, 0, 0, 0]);
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            var row = new byte[1 + (3 * width)];
            for (var y = 0; y < 2000; y++) zlib.Write(row);
        }

        Chunk(file, "IDAT", packed.ToArray());
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    private static void Chunk(Stream file, string name, byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(name), .. data];
        file.Write(Big(data.Length));
        file.Write(body);
        file.Write(Big((int)Crc(body)));
    }

    /// <summary>CRC-32 of PNG: polynomial 0xEDB88320, reflected.</summary>
    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }

        return ~crc;
    }

    private static byte[] Big(int value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];

    private static byte[] JpegHeaderOf(int width, int height) =>
    [
        0xFF, 0xD8, 0xFF, 0xC0, 0, 17, 8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1,
        0xFF, 0xDA, 0, 12, 3, 1, 0, 2, 0x11, 3, 0x11, 0, 63, 0, 0xFF, 0xD9,
    ];
}
