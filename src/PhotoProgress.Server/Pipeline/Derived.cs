using Microsoft.EntityFrameworkCore;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Data;
using PhotoProgress.Data.Photos;
using PhotoProgress.Data.Store;
using PhotoProgress.Reports;

namespace PhotoProgress.Server.Pipeline;

/// <summary>Pictures made from photos: encoded without any metadata, encrypted in the store.</summary>
public sealed class Derived(PhotoStore store, AnalysisEngine engine)
{
    private static readonly (DerivedKind Kind, int Longest)[] Sizes =
        [(DerivedKind.Large, 2000), (DerivedKind.Medium, 800), (DerivedKind.Thumbnail, 160)];

    /// <summary>The three sizes that pages show, each made from the one before; rows are added, not saved.</summary>
    public async Task<IReadOnlyList<DerivedFile>> SizesAsync(Guid photoId, SrgbImage image, string version, CancellationToken cancellation)
    {
        var files = new List<DerivedFile>();
        foreach (var (kind, longest) in Sizes)
        {
            image = ReportWriter.Shrunk(image, longest);
            files.Add(await FileAsync(photoId, kind, Guid.Empty, image, version, cancellation));
        }

        return files;
    }

    public async Task<DerivedFile> FileAsync(Guid photoId, DerivedKind kind, Guid against, SrgbImage image, string version, CancellationToken cancellation) => new()
    {
        PhotoId = photoId,
        Kind = kind,
        AgainstId = against,
        AnalysisVersion = version,
        Address = (await store.AddAsync(engine.Jpeg(image), cancellation)).Address,
    };

    /// <returns>Null where there is none.</returns>
    public async Task<SrgbImage?> ReadAsync(ClinicDb db, Guid photoId, DerivedKind kind, Guid against, string version, CancellationToken cancellation)
    {
        var address = await db.DerivedFiles
            .Where(f => f.PhotoId == photoId && f.Kind == kind && f.AgainstId == against && f.AnalysisVersion == version)
            .Select(f => f.Address).FirstOrDefaultAsync(cancellation);
        if (address is null) return null;
        var decoded = engine.Codec.Decode(await store.ReadAllAsync(address, cancellation));
        return decoded.IsRefused ? throw new InvalidOperationException($"A picture of photo {photoId} that was made here cannot be read.") : decoded.Value.Image;
    }
}
