using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.Store;

namespace PhotoProgress.Server.Photos;

/// <summary>Which files of the photo store some row names: the only place that knows all columns that hold addresses.</summary>
public static class StoreNames
{
    /// <summary>Addresses that one question asks for; both engines take many more parameters.</summary>
    public const int MostAsked = 500;

    /// <summary>Those of the addresses that a row names.</summary>
    /// <param name="addresses">At most <see cref="MostAsked"/>.</param>
    public static async Task<IReadOnlySet<string>> NamedAsync(ClinicDb db, IReadOnlyList<string> addresses, CancellationToken cancellation)
    {
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var column in ColumnsOf(db))
            named.UnionWith(await column.Where(address => addresses.Contains(address)).ToListAsync(cancellation));
        return named;
    }

    /// <summary>Everything in the store that belongs to these photos and reports.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(ClinicDb db, IQueryable<Guid> photos, IQueryable<Guid> reports, CancellationToken cancellation)
    {
        var originals = await db.Photos.Where(p => photos.Contains(p.Id)).Select(p => p.Address).ToListAsync(cancellation);
        var pictures = await db.DerivedFiles.Where(f => photos.Contains(f.PhotoId)).Select(f => f.Address).ToListAsync(cancellation);
        var pages = await db.Reports.Where(r => reports.Contains(r.Id)).Select(r => r.HtmlAddress).ToListAsync(cancellation);
        var prints = await db.Reports.Where(r => reports.Contains(r.Id)).Select(r => r.PdfAddress).ToListAsync(cancellation);
        return [.. originals.Concat(pictures).Concat(pages).Concat(prints).Distinct()];
    }

    /// <summary>
    /// Removes files whose rows were deleted, unless another row names the same content or somebody has added it again meanwhile.
    /// What a crash leaves behind is found by the sweep.
    /// </summary>
    /// <param name="deletedAt">Before the rows were deleted.</param>
    /// <returns>How many are gone.</returns>
    public static async Task<int> RemoveAsync(ClinicDb db, PhotoStore store, IReadOnlyList<string> addresses, DateTimeOffset deletedAt, CancellationToken cancellation)
    {
        var removed = 0;
        foreach (var batch in addresses.Chunk(MostAsked))
        {
            var named = await NamedAsync(db, batch, cancellation);
            removed += batch.Count(address => !named.Contains(address) && store.DeleteUnlessTouched(new StoredFile(address, 0, deletedAt)));
        }

        return removed;
    }

    private static IQueryable<string>[] ColumnsOf(ClinicDb db) =>
    [
        db.Photos.Select(p => p.Address),
        db.DerivedFiles.Select(f => f.Address),
        db.Reports.Select(r => r.HtmlAddress),
        db.Reports.Select(r => r.PdfAddress),
        db.Triage.Select(t => t.Address),
        db.Triage.Where(t => t.ThumbnailAddress != null).Select(t => t.ThumbnailAddress!),
    ];
}
