using PhotoProgress.Data.Store;

namespace PhotoProgress.Data.Backup;

/// <summary>Copies the files that rows name into a backup, each verified before.</summary>
internal sealed class PhotoFiles(ClinicPlace clinic)
{
    private readonly List<string> _gone = [];
    private readonly List<string> _damaged = [];

    public SortedSet<string> KeyIds { get; } = new(StringComparer.Ordinal);

    /// <summary>Deleted with their rows since the backup's moment.</summary>
    public IReadOnlyList<string> Gone => _gone;

    /// <summary>In the clinic itself missing or not readable.</summary>
    public IReadOnlyList<string> Damaged => _damaged;

    public async Task CopyAsync(BackupWriter writer, string address, IReadOnlyList<TableShape> tables, CancellationToken cancellation)
    {
        try
        {
            await using var stored = clinic.Store.OpenFile(address);
            if (await IsWholeAsync(address, cancellation)) KeyIds.Add(KeyOf(stored, address));
            else _damaged.Add(address);
            await writer.AddPhotoAsync(address, stored, cancellation);
        }
        catch (FileNotFoundException)
        {
            await using var now = clinic.Open();
            (await new TableRows(now).IsNamedAsync(tables, address, cancellation) ? _damaged : _gone).Add(address);
        }
    }

    private async Task<bool> IsWholeAsync(string address, CancellationToken cancellation)
    {
        try
        {
            await clinic.Store.VerifyAsync(address, cancellation);
            return true;
        }
        catch (StoreCorruptException)
        {
            return false;
        }
        catch (FileNotFoundException)
        {
            return true; // deleted just now; the file that is open is still whole
        }
    }

    private static string KeyOf(FileStream stored, string address)
    {
        var header = new byte[BlobHeader.Bytes];
        return BlobHeader.KeyIdOf(header.AsSpan(0, RandomAccess.Read(stored.SafeFileHandle, header, 0)), address);
    }
}
