using PhotoProgress.Analysis.Ingest;

namespace PhotoProgress.Cli;

/// <summary>A photo's file as the caller named it, read before anything is started.</summary>
internal sealed record PhotoFile(string Path, byte[] Bytes)
{
    /// <exception cref="InputException">There is no such file, it is a folder, or it cannot be read.</exception>
    public static PhotoFile Read(string path) => new(path, InputFile.Read(path, "photo"));

    /// <summary>A file that cannot be decoded is bad input, unlike a photo that fails a check.</summary>
    public InputException NotAPhoto(Refusal refusal) =>
        new($"The photo {Shown.Quoted(Path)} cannot be used. {refusal.Message} {refusal.Advice}");
}
