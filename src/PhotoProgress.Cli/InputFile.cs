using PhotoProgress.Analysis.Ingest;

namespace PhotoProgress.Cli;

/// <summary>Reads files that the caller named.</summary>
internal static class InputFile
{
    /// <summary>All bytes of a file or pipe, up to one byte more than the codec takes: it then says that it is too large.</summary>
    /// <exception cref="InputException">There is no such file, it is a folder, or it cannot be read.</exception>
    public static byte[] Read(string path, string what)
    {
        if (path.Length == 0) throw new InputException($"The {what} is an empty name: name a file.");
        if (Directory.Exists(path)) throw new InputException($"The {what} {Shown.Quoted(path)} is a folder: name a file.");
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            return ReadUpTo(file, PhotoCodec.MaxBytes + 1);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException($"The {what} {Shown.Quoted(path)} does not exist: check the name.", e);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException or ArgumentException or NotSupportedException)
        {
            throw new InputException($"The {what} {Shown.Quoted(path)} cannot be read ({Shown.Line(e.Message)}): check its name and rights.", e);
        }
    }

    // Pipes and devices have no length to trust.
    private static byte[] ReadUpTo(FileStream file, int most)
    {
        var length = file.CanSeek ? file.Length : 0;
        using var bytes = new MemoryStream((int)Math.Clamp(length, 0, most));
        var block = new byte[1 << 16];
        while (bytes.Length < most && file.Read(block, 0, (int)Math.Min(block.Length, most - bytes.Length)) is var read and > 0)
            bytes.Write(block, 0, read);
        return bytes.Length == bytes.Capacity ? bytes.GetBuffer() : bytes.ToArray();
    }
}
