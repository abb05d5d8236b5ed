using System.Security.Cryptography;

namespace PhotoProgress.Data.Store.Parts;

/// <summary>
/// Photos in parts, each under a key of its own, and beside each what became of it once it was whole. A note is one small document that
/// holds no content. Thread-safe; several processes may use one folder.
/// </summary>
public sealed class PartFolder
{
    private const string PartsEnding = ".parts";
    private const string NoteEnding = ".note";

    private readonly string _folder;
    private readonly byte[] _key;
    private readonly RandomNumberGenerator _random;

    /// <param name="folder">Made where it is missing, private.</param>
    /// <param name="key">From <see cref="KeyRing.Derive"/>; keys of photos in parts are derived from it.</param>
    public PartFolder(string folder, byte[] key, RandomNumberGenerator random)
    {
        (_folder, _key, _random) = (Path.GetFullPath(folder), key, random);
        Posix.MakeFolder(_folder);
        Posix.MakePrivate(_folder);
        Posix.SyncFolder(Path.GetDirectoryName(_folder)!);
    }

    /// <summary>Opens what has come so far, or an empty file; for this caller alone until it is disposed.</summary>
    /// <returns>Null while somebody else has it.</returns>
    public PartFile? TryOpen(Guid id)
    {
        var path = PathOf(id, PartsEnding);
        var isNew = !File.Exists(path);
        var file = PartFile.TryOpen(path, HKDF.DeriveKey(HashAlgorithmName.SHA256, _key, ClinicKey.SecretBytes, info: id.ToByteArray()), _random);
        if (isNew) Posix.SyncFolder(_folder);
        return file;
    }

    /// <summary>What became of it; null while nobody knows.</summary>
    public string? NoteOf(Guid id) => File.Exists(PathOf(id, NoteEnding)) ? File.ReadAllText(PathOf(id, NoteEnding)) : null;

    /// <summary>Writes durably what became of it, and removes the parts. Call it with the file open, so that nobody goes on meanwhile.</summary>
    public void Finish(Guid id, string note)
    {
        var part = PathOf(id, NoteEnding + ".new");
        using (var file = new FileStream(part, FileMode.Create, FileAccess.Write))
        {
            file.Write(System.Text.Encoding.UTF8.GetBytes(note));
            file.Flush(flushToDisk: true);
        }

        File.Move(part, PathOf(id, NoteEnding), overwrite: true);
        Posix.SyncFolder(_folder);
        File.Delete(PathOf(id, PartsEnding));
    }

    /// <summary>Removes all of it. What is not there is no fault.</summary>
    public void Delete(Guid id)
    {
        foreach (var file in Directory.GetFiles(_folder, $"{id:N}.*")) File.Delete(file);
        Posix.SyncFolder(_folder);
    }

    /// <summary>Whatever there is something of.</summary>
    public IReadOnlyList<Guid> All() =>
        [.. Directory.GetFiles(_folder).Select(path => Path.GetFileName(path).Split('.')[0]).Distinct()
            .Select(name => Guid.TryParseExact(name, "N", out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty)];

    private string PathOf(Guid id, string ending) => Path.Combine(_folder, $"{id:N}{ending}");
}
