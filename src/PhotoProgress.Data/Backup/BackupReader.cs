using System.Formats.Tar;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using PhotoProgress.Data.Store;

namespace PhotoProgress.Data.Backup;

/// <summary>A part of a backup as it is read.</summary>
internal abstract record BackupPart
{
    /// <param name="Lines">Rows as <see cref="RowLine"/> writes them, a line break behind each.</param>
    internal sealed record Rows(string Table, byte[] Lines) : BackupPart;

    /// <param name="File">The encrypted file; what is not read of it is passed over.</param>
    internal sealed record Photo(string Address, Stream File) : BackupPart;
}

/// <summary>
/// Reads a backup from its first byte to its last and believes nothing: parts that do not open, photos that are not what their list says and
/// a missing end are named. Photos come before their list, so what was placed of them counts only when the reading has ended well.
/// </summary>
internal sealed class BackupReader(string path, KeyRing keys) : IDisposable
{
    private readonly FileStream _file = OpenFile(path);
    private readonly List<PhotoDigest> _unlisted = [];
    private long _photos;
    private PartCipher? _cipher;

    public BackupHead? Head { get; private set; }

    /// <summary>Null until the end was read.</summary>
    public BackupManifest? Manifest { get; private set; }

    public async IAsyncEnumerable<BackupPart> PartsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var tar = new TarReader(_file, leaveOpen: true);
        Head = ReadHead(await NextAsync(tar, cancellation));
        _cipher = new PartCipher(keys, Head.Salt);
        while (Manifest is null)
        {
            var entry = await NextAsync(tar, cancellation) ?? throw Damaged("its end is missing");
            if (entry.Name.StartsWith(BackupLayout.PhotosFolder, StringComparison.Ordinal))
            {
                using var photo = new DigestStream(entry.DataStream ?? Stream.Null);
                yield return new BackupPart.Photo(AddressOf(entry), photo);
                Note(AddressOf(entry), await FinishAsync(photo, cancellation), photo.Digest());
            }
            else if (entry.Name.StartsWith(BackupLayout.RowsFolder, StringComparison.Ordinal)) yield return new BackupPart.Rows(TableOf(entry), Open(entry));
            else if (entry.Name.StartsWith(BackupLayout.DigestsFolder, StringComparison.Ordinal)) Compare(Json<List<PhotoDigest>>(entry));
            else if (entry.Name == BackupLayout.ManifestName) Manifest = Json<BackupManifest>(entry);
            else throw Damaged($"\"{entry.Name}\" is no part of a backup");
        }

        if (_unlisted.Count > 0 || _photos != Manifest.Photos) throw Damaged("photos are missing");
    }

    public void Dispose()
    {
        _cipher?.Dispose();
        _file.Dispose();
    }

    public BackupException Damaged(string what, Exception? inner = null) =>
        new($"The backup '{path}' is damaged: {what}. Take another copy of it.", inner);

    private static FileStream OpenFile(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BackupLayout.PartBytes);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new BackupException($"The backup '{path}' cannot be read ({fault.Message.TrimEnd('.')}): check its name and rights.", fault);
        }
    }

    private async Task<TarEntry?> NextAsync(TarReader tar, CancellationToken cancellation)
    {
        try
        {
            return await tar.GetNextEntryAsync(copyData: false, cancellation);
        }
        catch (Exception fault) when (fault is InvalidDataException or EndOfStreamException or FormatException or ArgumentException or OverflowException)
        {
            throw Damaged(Head is null ? "it does not begin as a backup" : "it is cut off or changed between two parts", fault);
        }
    }

    private BackupHead ReadHead(TarEntry? entry)
    {
        if (entry is not { Name: BackupLayout.HeadName }) throw new BackupException($"The file '{path}' is no backup: name one that `photoprogress backup` wrote.");
        var head = Parsed<BackupHead>(Bytes(entry), BackupLayout.HeadName);
        if (head.Schema != BackupLayout.Schema) throw new BackupException($"The backup '{path}' is of the kind \"{head.Schema}\", and this program reads \"{BackupLayout.Schema}\": restore it with the program that wrote it ({head.Program}).");
        return CryptographicOperations.FixedTimeEquals(PartCipher.CheckOf(keys, head.Salt), head.KeyCheck)
            ? head
            : throw new BackupException($"The backup '{path}' does not open with the keys in '{keys.Path}': they are another clinic's, or the backup's head is damaged. Name the key file of the clinic that was backed up.");
    }

    private void Note(string address, long bytes, string digest)
    {
        _photos++;
        if (_unlisted.Count == BackupLayout.PhotosPerList) throw Damaged("a list of photos is missing");
        _unlisted.Add(new PhotoDigest(address, bytes, digest));
    }

    private void Compare(List<PhotoDigest> listed)
    {
        if (listed.Count != _unlisted.Count) throw Damaged("photos are missing");
        for (var i = 0; i < listed.Count; i++)
            if (listed[i] != _unlisted[i]) throw Damaged($"photo {listed[i].Address} is not the one that was written");
        _unlisted.Clear();
    }

    private async Task<long> FinishAsync(DigestStream photo, CancellationToken cancellation)
    {
        try
        {
            await photo.CopyToAsync(Stream.Null, cancellation);
            return photo.Bytes;
        }
        catch (EndOfStreamException fault)
        {
            throw Damaged("it is cut off within a photo", fault);
        }
    }

    private T Json<T>(TarEntry entry) => Parsed<T>(Open(entry), entry.Name);

    private T Parsed<T>(byte[] json, string name)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, JsonSerializerOptions.Web) ?? throw Damaged($"\"{name}\" is empty");
        }
        catch (JsonException fault)
        {
            throw Damaged($"\"{name}\" cannot be read", fault);
        }
    }

    private byte[] Open(TarEntry entry) => _cipher!.Open(entry.Name, Bytes(entry)) ?? throw Damaged($"\"{entry.Name}\" was changed, or a part before it is missing");

    private byte[] Bytes(TarEntry entry)
    {
        if (entry.Length > BackupLayout.MostPartBytes) throw Damaged($"\"{entry.Name}\" says that it is too long");
        var bytes = new byte[entry.Length];
        try
        {
            (entry.DataStream ?? Stream.Null).ReadExactly(bytes);
        }
        catch (EndOfStreamException fault)
        {
            throw Damaged($"it is cut off within \"{entry.Name}\"", fault);
        }

        return bytes;
    }

    private string AddressOf(TarEntry entry)
    {
        var address = entry.Name[BackupLayout.PhotosFolder.Length..];
        return PhotoAddress.IsValid(address) ? address : throw Damaged($"\"{entry.Name}\" is no photo's name");
    }

    private static string TableOf(TarEntry entry) => entry.Name[BackupLayout.RowsFolder.Length..].Split('/')[0];
}
