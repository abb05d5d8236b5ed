using System.Formats.Tar;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using PhotoProgress.Data.Store;

namespace PhotoProgress.Data.Backup;

/// <summary>Names of a backup's entries and how they are put together.</summary>
internal static class BackupLayout
{
    public const string Schema = "photoprogress.backup/1";
    public const string HeadName = "backup.json";
    public const string ManifestName = "manifest";
    public const string RowsFolder = "rows/";
    public const string PhotosFolder = "photos/";
    public const string DigestsFolder = "digests/";

    /// <summary>Rows are sealed in parts of about this many bytes; a longer row is a part of its own.</summary>
    public const int PartBytes = 1 << 20;

    /// <summary>Photos between two lists of digests: what a reader has to remember.</summary>
    public const int PhotosPerList = 256;

    /// <summary>No table's row and no list is longer; a damaged length must not ask for all memory.</summary>
    public const int MostPartBytes = 1 << 28;

    public static string NameOf(string folder, string what, long number) => string.Create(CultureInfo.InvariantCulture, $"{folder}{what}{number:D8}");
}

/// <summary>A photo's file in the backup, as a list of digests holds it.</summary>
/// <param name="Sha256">Of the encrypted file.</param>
internal sealed record PhotoDigest(string Address, long Bytes, string Sha256);

/// <summary>Writes the entries of one backup in their order: head, rows, photos with their digests, manifest.</summary>
internal sealed class BackupWriter(Stream file, PartCipher cipher, DateTimeOffset time) : IDisposable
{
    private readonly TarWriter _tar = new(file, TarEntryFormat.Ustar, leaveOpen: true);
    private readonly List<PhotoDigest> _unlisted = [];
    private readonly MemoryStream _rows = new();
    private long _lists;

    public long Photos { get; private set; }

    public long PhotoBytes { get; private set; }

    public void AddHead(BackupHead head) => Add(BackupLayout.HeadName, new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(head, JsonSerializerOptions.Web)));

    public void AddRow(string table, byte[] line, ref long parts)
    {
        _rows.Write(line);
        _rows.WriteByte((byte)'\n');
        if (_rows.Length >= BackupLayout.PartBytes) EndRows(table, ref parts);
    }

    public void EndRows(string table, ref long parts)
    {
        if (_rows.Length == 0) return;
        AddSealed(BackupLayout.NameOf(BackupLayout.RowsFolder, table + "/", parts++), _rows.GetBuffer().AsSpan(0, (int)_rows.Length));
        _rows.SetLength(0);
    }

    public async Task AddPhotoAsync(string address, FileStream stored, CancellationToken cancellation)
    {
        stored.Position = 0;
        var digest = Convert.ToHexStringLower(await SHA256.HashDataAsync(stored, cancellation)); // one file, a few megabytes: read twice from the system's memory
        stored.Position = 0;
        _unlisted.Add(new PhotoDigest(address, stored.Length, digest));
        (Photos, PhotoBytes) = (Photos + 1, PhotoBytes + stored.Length);
        await _tar.WriteEntryAsync(Entry(BackupLayout.PhotosFolder + address, stored), cancellation);
        if (_unlisted.Count == BackupLayout.PhotosPerList) EndPhotos();
    }

    public void EndPhotos()
    {
        if (_unlisted.Count == 0) return;
        AddSealed(BackupLayout.NameOf(BackupLayout.DigestsFolder, "", _lists++), JsonSerializer.SerializeToUtf8Bytes(_unlisted, JsonSerializerOptions.Web));
        _unlisted.Clear();
    }

    public void AddManifest(BackupManifest manifest) =>
        AddSealed(BackupLayout.ManifestName, JsonSerializer.SerializeToUtf8Bytes(manifest, JsonSerializerOptions.Web));

    /// <summary>Writes the archive's end.</summary>
    public void Dispose() => _tar.Dispose();

    private void AddSealed(string name, ReadOnlySpan<byte> plain) => Add(name, new MemoryStream(cipher.Seal(name, plain)));

    private void Add(string name, MemoryStream content) => _tar.WriteEntry(Entry(name, content));

    private UstarTarEntry Entry(string name, Stream content) => new(TarEntryType.RegularFile, name)
    {
        DataStream = content,
        Mode = Posix.PrivateFile,
        ModificationTime = time,
    };
}
