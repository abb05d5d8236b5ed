using System.Text;

namespace PhotoProgress.Analysis.Tests.Ingest;

/// <summary>Writes the EXIF block a camera would, byte by byte, so that reading is tested against something of other origin.</summary>
internal sealed class ExifBlock
{
    private readonly List<(ushort Tag, ushort Type, uint Count, byte[] Data)> _image = [];
    private readonly List<(ushort Tag, ushort Type, uint Count, byte[] Data)> _exif = [];

    /// <summary>Entry of the main directory: make, model, orientation, software.</summary>
    public ExifBlock Image(ushort tag, object value) => Add(_image, tag, value);

    /// <summary>Entry of the EXIF directory: exposure and lens.</summary>
    public ExifBlock Exif(ushort tag, object value) => Add(_exif, tag, value);

    /// <summary>A JPEG with this block as its first segment.</summary>
    public byte[] InsertInto(byte[] jpeg)
    {
        byte[] body = [.. "Exif\0\0"u8, .. Tiff()];
        byte[] length = [(byte)((body.Length + 2) >> 8), (byte)((body.Length + 2) & 255)];
        return [.. jpeg[..2], 0xFF, 0xE1, .. length, .. body, .. jpeg[2..]];
    }

    private ExifBlock Add(List<(ushort, ushort, uint, byte[])> directory, ushort tag, object value)
    {
        directory.Add(value switch
        {
            string text => (tag, 2, (uint)text.Length + 1, Encoding.ASCII.GetBytes(text + "\0")),
            ushort number => (tag, 3, 1u, BitConverter.GetBytes(number)),
            (uint numerator, uint denominator) => (tag, 5, 1u, [.. BitConverter.GetBytes(numerator), .. BitConverter.GetBytes(denominator)]),
            _ => throw new ArgumentException($"No EXIF type for {value}.", nameof(value)),
        });
        return this;
    }

    /// <summary>The block as a TIFF without pixels, as PNG's eXIf chunk holds it.</summary>
    public byte[] Tiff()
    {
        const uint start = 8;
        var exifStart = start + Size([.. _image, (0, 4, 1, new byte[4])]);
        List<(ushort, ushort, uint, byte[])> image = [.. _image, (0x8769, 4, 1, BitConverter.GetBytes(exifStart))];
        return [.. "II*\0"u8, .. BitConverter.GetBytes(start), .. Directory(image, start), .. Directory(_exif, exifStart)];
    }

    private static uint Size(List<(ushort Tag, ushort Type, uint Count, byte[] Data)> directory) =>
        (uint)(6 + (directory.Count * 12) + directory.Where(e => e.Data.Length > 4).Sum(e => (e.Data.Length + 1) & ~1));

    private static byte[] Directory(List<(ushort Tag, ushort Type, uint Count, byte[] Data)> directory, uint start)
    {
        List<byte> entries = [.. BitConverter.GetBytes((ushort)directory.Count)], heap = [];
        var heapStart = start + 6 + ((uint)directory.Count * 12);
        foreach (var (tag, type, count, data) in directory.OrderBy(e => e.Tag))
        {
            entries.AddRange([.. BitConverter.GetBytes(tag), .. BitConverter.GetBytes(type), .. BitConverter.GetBytes(count)]);
            entries.AddRange(data.Length > 4 ? BitConverter.GetBytes(heapStart + (uint)heap.Count) : [.. data, .. new byte[4 - data.Length]]);
            if (data.Length > 4) heap.AddRange(data.Length % 2 == 0 ? data : [.. data, 0]);
        }

        return [.. entries, 0, 0, 0, 0, .. heap];
    }
}
