using System.Buffers.Binary;

namespace PhotoProgress.Server.Ingest.Inbox;

/// <summary>Whether a file ends as files of its kind do; cheap, and only a hint of when to read it.</summary>
public enum FileEnd
{
    Proper,

    /// <summary>Its kind has no end that can be told.</summary>
    Unknown,

    /// <summary>Its kind has one, and it is not there: probably still being written.</summary>
    Missing,
}

/// <summary>Looks at the first and last bytes of a file.</summary>
public static class FileEnds
{
    // Cameras write a few kilobytes of their own behind the picture.
    private const int TailBytes = 4096;
    private const int HeadBytes = 12;

    public static FileEnd Of(Stream file)
    {
        var head = new byte[HeadBytes];
        if (file.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false) < HeadBytes) return FileEnd.Unknown;
        return head switch
        {
            [0xFF, 0xD8, 0xFF, ..] => Has(Tail(file), [0xFF, 0xD9]), // end of image (ISO/IEC 10918-1); never within the coded picture
            [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => Has(Tail(file), "IEND"u8),
            [(byte)'R', (byte)'I', (byte)'F', (byte)'F', ..] => file.Length >= BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(4)) + 8 ? FileEnd.Proper : FileEnd.Missing,
            _ => FileEnd.Unknown,
        };
    }

    private static FileEnd Has(byte[] tail, ReadOnlySpan<byte> mark) => tail.AsSpan().IndexOf(mark) >= 0 ? FileEnd.Proper : FileEnd.Missing;

    private static byte[] Tail(Stream file)
    {
        var tail = new byte[Math.Min(TailBytes, file.Length)];
        file.Position = file.Length - tail.Length;
        return tail[..file.ReadAtLeast(tail, tail.Length, throwOnEndOfStream: false)];
    }
}
