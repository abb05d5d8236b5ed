using System.Buffers.Binary;
using System.Text;

namespace PhotoProgress.Analysis.Tests.Ingest;

/// <summary>Damages files in the ways that break decoders; the same seed gives the same damage.</summary>
internal sealed class Mutation(int seed)
{
    /// <summary>Headers decide sizes and offsets: half of all damage goes there.</summary>
    private const int HeaderBytes = 300;

    private readonly Random _random = new(seed);

    public byte[] Of(byte[][] seeds)
    {
        var file = seeds[_random.Next(seeds.Length)].ToArray();
        for (var steps = _random.Next(1, 4); steps > 0; steps--) file = Step(file, seeds);
        return _random.Next(2) == 0 ? WithValidChecksums(file) : file;
    }

    private byte[] Step(byte[] file, byte[][] seeds) => _random.Next(9) switch
    {
        0 => file[..Place(file)],
        1 => [.. file[..Place(file)], .. Noise(), .. file[Place(file)..]],
        2 => Splice(file, seeds[_random.Next(seeds.Length)]),
        3 => Write(file, 4, BinaryPrimitives.WriteUInt32BigEndian, (uint)Interesting()),
        4 => Write(file, 4, BinaryPrimitives.WriteUInt32LittleEndian, (uint)Interesting()),
        5 => Write(file, 2, BinaryPrimitives.WriteUInt16BigEndian, (ushort)Interesting()),
        6 => Write(file, 2, BinaryPrimitives.WriteUInt16LittleEndian, (ushort)Interesting()),
        7 => Write(file, 1, (span, value) => span[0] = value, (byte)_random.Next(256)),
        _ => Write(file, 1, (span, bit) => span[0] ^= (byte)(1 << bit), _random.Next(8)),
    };

    private int Place(byte[] file) => _random.Next(_random.Next(2) == 0 ? Math.Min(HeaderBytes, file.Length) : file.Length + 1);

    private byte[] Noise()
    {
        var noise = new byte[_random.Next(1, 64)];
        _random.NextBytes(noise);
        return noise;
    }

    private byte[] Splice(byte[] file, byte[] other)
    {
        var at = Place(file);
        return [.. file[..at], .. other[Math.Min(at, other.Length)..]];
    }

    /// <summary>Zero, one, all ones, the edges of signed numbers, or a plausible size.</summary>
    private long Interesting() => _random.Next(7) switch
    {
        0 => 0,
        1 => 1,
        2 => 0xFFFFFFFF,
        3 => 0x7FFFFFFF,
        4 => 0x80000000,
        5 => _random.Next(1, 300),
        _ => _random.Next(300, 100000),
    };

    private byte[] Write<T>(byte[] file, int size, WriteValue<T> write, T value)
    {
        var at = Place(file);
        if (at + size <= file.Length) write(file.AsSpan(at, size), value);
        return file;
    }

    private delegate void WriteValue<in T>(Span<byte> bytes, T value);

    /// <summary>A PNG reader stops at the first wrong checksum; with right ones the damage gets deeper. Other formats stay as they are.</summary>
    private static byte[] WithValidChecksums(byte[] file)
    {
        if (!file.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G'])) return file;
        for (long at = 8; at + 12 <= file.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan((int)at));
            if (at + 12 + length > file.Length) break;
            var type = Encoding.Latin1.GetString(file, (int)at + 4, 4);
            PngFile.Chunk(type, file[((int)at + 8)..((int)at + 8 + (int)length)]).CopyTo(file, at);
            at += 12 + length;
        }

        return file;
    }
}
