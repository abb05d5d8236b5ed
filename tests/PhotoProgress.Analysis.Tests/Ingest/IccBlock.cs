using System.Buffers.Binary;

namespace PhotoProgress.Analysis.Tests.Ingest;

/// <summary>Writes a matrix profile by hand (ICC.1:2010): three colorants adapted to D50 and one curve.</summary>
internal static class IccBlock
{
    public static readonly double[] AdobeRgb = [0.60974, 0.31111, 0.01947, 0.20528, 0.62567, 0.06087, 0.14919, 0.06322, 0.74457];
    public static readonly double[] Srgb = [0.43607, 0.22249, 0.01392, 0.38515, 0.71687, 0.09708, 0.14307, 0.06061, 0.71410];

    /// <summary>A pure power as a curve with one entry, 8.8 fixed point.</summary>
    public static byte[] Gamma(double gamma)
    {
        var fixedPoint = (int)Math.Round(gamma * 256);
        return [.. "curv"u8, 0, 0, 0, 0, 0, 0, 0, 1, (byte)(fixedPoint >> 8), (byte)fixedPoint, 0, 0];
    }

    /// <summary>Function type 3 with sRGB's constants (IEC 61966-2-1).</summary>
    public static byte[] SrgbCurve() =>
        [.. "para"u8, 0, 0, 0, 0, 0, 3, 0, 0, .. Fixed(2.4), .. Fixed(1 / 1.055), .. Fixed(0.055 / 1.055), .. Fixed(1 / 12.92), .. Fixed(0.04045)];

    public static byte[] Profile(double[] colorants, byte[] curve)
    {
        (string Name, byte[] Data)[] tags =
        [
            ("desc", [.. "desc"u8, 0, 0, 0, 0, 0, 0, 0, 5, .. "test\0"u8, .. new byte[79]]),
            ("wtpt", Xyz(0.9642, 1, 0.8249)),
            ("rXYZ", Xyz(colorants[0], colorants[1], colorants[2])),
            ("gXYZ", Xyz(colorants[3], colorants[4], colorants[5])),
            ("bXYZ", Xyz(colorants[6], colorants[7], colorants[8])),
            ("rTRC", curve), ("gTRC", curve), ("bTRC", curve),
        ];
        var offset = 132 + (tags.Length * 12);
        List<byte> table = [.. U32(tags.Length)], data = [];
        foreach (var (name, body) in tags)
        {
            table.AddRange([.. System.Text.Encoding.ASCII.GetBytes(name), .. U32(offset + data.Count), .. U32(body.Length)]);
            data.AddRange([.. body, .. new byte[(4 - (body.Length % 4)) % 4]]);
        }

        return [.. Header(offset + data.Count), .. table, .. data];
    }

    /// <summary>A JPEG with this profile as its first segment.</summary>
    public static byte[] InsertInto(byte[] jpeg, byte[] profile)
    {
        byte[] body = [.. "ICC_PROFILE\0"u8, 1, 1, .. profile];
        byte[] length = [(byte)((body.Length + 2) >> 8), (byte)((body.Length + 2) & 255)];
        return [.. jpeg[..2], 0xFF, 0xE2, .. length, .. body, .. jpeg[2..]];
    }

    private static byte[] Header(int size)
    {
        var header = new byte[128];
        U32(size).CopyTo(header, 0);
        U32(0x02400000).CopyTo(header, 8);
        "mntrRGB XYZ "u8.CopyTo(header.AsSpan(12));
        "acsp"u8.CopyTo(header.AsSpan(36));
        Xyz(0.9642, 1, 0.8249)[8..].CopyTo(header, 68);
        return header;
    }

    private static byte[] Xyz(double x, double y, double z) => [.. "XYZ "u8, 0, 0, 0, 0, .. Fixed(x), .. Fixed(y), .. Fixed(z)];

    private static byte[] Fixed(double value) => U32((int)Math.Round(value * 65536));

    private static byte[] U32(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }
}
