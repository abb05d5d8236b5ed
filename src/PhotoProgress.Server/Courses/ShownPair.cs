using Microsoft.EntityFrameworkCore;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Data;
using PhotoProgress.Data.Photos;
using PhotoProgress.Data.Work;
using PhotoProgress.Server.Pipeline;

namespace PhotoProgress.Server.Courses;

/// <summary>How the pictures of a pair lie to each other.</summary>
public enum PairFrame
{
    /// <summary>The later one is bent onto the earlier one, as it was compared.</summary>
    Compared,

    /// <summary>Each is bent onto the same third photo, so that skin lies over skin.</summary>
    OverBaseline,

    /// <summary>As they were taken.</summary>
    AsTaken,
}

/// <summary>Two photos under one slider.</summary>
/// <param name="BeforeAddress">Where the picture is.</param>
/// <param name="Found">The service's comparison of exactly these two; null where it has none.</param>
/// <param name="Unusable">Why a photo of the pair cannot be used; empty where both can.</param>
public sealed record ShownPair(
    SheetPhoto Before, SheetPhoto After, PairFrame Frame, string BeforeAddress, string AfterAddress, ComparisonRecord? Found, IReadOnlyList<(SheetPhoto Photo, Refusal Refusal)> Unusable)
{
    /// <summary>A pair that was compared the other way round is shown as it was compared.</summary>
    public static async Task<ShownPair> LoadAsync(ClinicDb db, SheetPhoto before, SheetPhoto after, string version, CancellationToken cancellation)
    {
        var (one, other) = (before.Photo.Id, after.Photo.Id);
        var found = await db.Comparisons.AsNoTracking()
            .Where(c => c.AnalysisVersion == version && ((c.PhotoId == other && c.BaselineId == one) || (c.PhotoId == one && c.BaselineId == other)))
            .OrderByDescending(c => c.PhotoId == other).FirstOrDefaultAsync(cancellation);
        if (found?.PhotoId == one) (before, after) = (after, before);
        var (frame, left, right) = await PicturesAsync(db, before, after, cancellation);
        return new ShownPair(before, after, frame, left, right, found is null ? null : Documents.Read<ComparisonRecord>(found.Document), await UnusableAsync(db, before, after, version, cancellation));
    }

    private static async Task<(PairFrame Frame, string Before, string After)> PicturesAsync(ClinicDb db, SheetPhoto before, SheetPhoto after, CancellationToken cancellation)
    {
        var (one, other) = (before.Photo.Id, after.Photo.Id);
        var laid = await db.DerivedFiles.Where(f => f.Kind == DerivedKind.AlignedAfter && (f.PhotoId == one || f.PhotoId == other)).Select(f => new { f.PhotoId, f.AgainstId }).ToListAsync(cancellation);
        if (laid.Exists(f => f.PhotoId == other && f.AgainstId == one)) return (PairFrame.Compared, $"/photos/{other}/aligned-before?against={one}", $"/photos/{other}/aligned-after?against={one}");
        var shared = laid.Where(f => f.PhotoId == one).Select(f => (Guid?)f.AgainstId).Intersect(laid.Where(f => f.PhotoId == other).Select(f => (Guid?)f.AgainstId)).FirstOrDefault();
        return shared is { } third
            ? (PairFrame.OverBaseline, $"/photos/{one}/aligned-after?against={third}", $"/photos/{other}/aligned-after?against={third}")
            : (PairFrame.AsTaken, $"/photos/{one}/large", $"/photos/{other}/large");
    }

    private static async Task<IReadOnlyList<(SheetPhoto Photo, Refusal Refusal)>> UnusableAsync(ClinicDb db, SheetPhoto before, SheetPhoto after, string version, CancellationToken cancellation)
    {
        var (one, other) = (before.Photo.Id, after.Photo.Id);
        var refused = await db.Readings.Where(r => r.AnalysisVersion == version && !r.Usable && (r.PhotoId == one || r.PhotoId == other))
            .Select(r => new { r.PhotoId, r.Document }).ToDictionaryAsync(r => r.PhotoId, r => r.Document, cancellation);
        return
        [
            .. from photo in new[] { before, after }
               where refused.ContainsKey(photo.Photo.Id)
               from refusal in Documents.Read<PhotoRecord>(refused[photo.Photo.Id]).Refusals
               select (photo, refusal),
        ];
    }
}
