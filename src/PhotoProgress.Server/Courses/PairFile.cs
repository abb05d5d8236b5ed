using Microsoft.EntityFrameworkCore;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Data;
using PhotoProgress.Data.Photos;
using PhotoProgress.Server.Clients;
using PhotoProgress.Server.Pipeline;

namespace PhotoProgress.Server.Courses;

/// <summary>Which two photos somebody wants to see; null leaves the choice to the page.</summary>
public sealed record PairAsked(PhotoView? View, Guid? Before, Guid? After);

/// <summary>Two photos of a course to be looked at, and what there is to choose from.</summary>
/// <param name="Views">Those of which there is a photo.</param>
/// <param name="Photos">Of the chosen view, with a picture, the oldest first.</param>
/// <param name="Pair">Null where there are no two photos, and where <paramref name="Fault"/> tells why they cannot be shown.</param>
public sealed record PairFile(CourseSheet Sheet, IReadOnlyList<PhotoView> Views, PhotoView? View, IReadOnlyList<SheetPhoto> Photos, ShownPair? Pair, Fault? Fault)
{
    /// <returns>Null where there is no such course, or it has no such photo.</returns>
    public static async Task<PairFile?> LoadAsync(ClinicDb db, Guid id, PairAsked asked, CancellationToken cancellation)
    {
        var complete = await db.Courses.Where(c => c.Id == id).Select(c => c.ShownVersion).FirstOrDefaultAsync(cancellation);
        var version = await ShownVerdicts.VersionAsync(db, complete, cancellation);
        if (await CourseSheet.LoadAsync(db, id, version, cancellation) is not { } sheet) return null;
        var pictured = await db.Photos.Where(p => p.CourseId == id).RowsIn(db.DerivedFiles, f => f.PhotoId).Where(f => f.Kind == DerivedKind.Large)
            .Select(f => f.PhotoId).Distinct().ToListAsync(cancellation);
        var choice = PairChoice.Of([.. sheet.Photos.Where(photo => pictured.Contains(photo.Photo.Id))], asked);
        if (choice is null) return null;
        var pair = choice is { Before: { } before, After: { } after } ? await ShownPair.LoadAsync(db, before, after, version, cancellation) : null;
        return new PairFile(sheet, choice.Views, choice.View, choice.Photos, pair, choice.Fault);
    }
}
