using Microsoft.EntityFrameworkCore;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Data;
using PhotoProgress.Data.Photos;
using PhotoProgress.Data.Work;
using PhotoProgress.Reports;
using PhotoProgress.Server.Api;
using PhotoProgress.Server.Clients;
using PhotoProgress.Server.Pipeline;

namespace PhotoProgress.Server.Courses;

/// <summary>A photo of a course as its page lists it.</summary>
/// <param name="Row">What the timing rules and the comparison say; null for one that is left out.</param>
/// <param name="HasThumbnail">False before the check, and where the file could not be read.</param>
/// <param name="HasPictures">Whether it and its baseline lie in one frame, for the slider.</param>
/// <param name="Decisions">When it was left out and why, and when it counted again; the newest first.</param>
public sealed record CourseLine(CoursePhotoRow Photo, DateOnly Date, Reports.CourseRow? Row, bool HasThumbnail, bool HasPictures, IReadOnlyList<PhotoDecision> Decisions);

/// <summary>A course as the practitioner's page shows it.</summary>
/// <param name="Views">Trends of the photos that count, by view.</param>
/// <param name="Photos">The newest first.</param>
/// <param name="Written">Reports, the newest first.</param>
/// <param name="Names">Of those who decided about photos.</param>
public sealed record CourseFile(CourseSheet Sheet, IReadOnlyList<CourseView> Views, IReadOnlyList<CourseLine> Photos, IReadOnlyList<ReportRow> Written, ActorNames Names)
{
    /// <returns>Null where there is no such course.</returns>
    public static async Task<CourseFile?> LoadAsync(ClinicDb db, Guid id, CancellationToken cancellation)
    {
        var complete = await db.Courses.Where(c => c.Id == id).Select(c => c.ShownVersion).FirstOrDefaultAsync(cancellation);
        var version = await ShownVerdicts.VersionAsync(db, complete, cancellation);
        if (await CourseSheet.LoadAsync(db, id, version, cancellation) is not { } sheet) return null;
        var views = await ViewsAsync(db, sheet, version, cancellation);
        var lines = await LinesAsync(db, sheet, views, cancellation);
        var names = await ActorNames.LoadAsync(db, lines.SelectMany(line => line.Decisions).Select(decision => decision.By), cancellation);
        return new CourseFile(sheet, views, lines, await ReportRoutes.OfCourse(db, id).ToListAsync(cancellation), names);
    }

    private static async Task<IReadOnlyList<CourseView>> ViewsAsync(ClinicDb db, CourseSheet sheet, string version, CancellationToken cancellation)
    {
        var id = sheet.Course.Id;
        var photos = db.Photos.Where(p => p.CourseId == id);
        var compared = await ShownVerdicts.Of(db, id, version).Select(c => new { c.PhotoId, c.Document }).ToDictionaryAsync(c => c.PhotoId, c => c.Document, cancellation);
        var refused = await photos.RowsIn(db.Readings, r => r.PhotoId).Where(r => r.AnalysisVersion == version && !r.Usable)
            .Select(r => new { r.PhotoId, r.Document }).ToDictionaryAsync(r => r.PhotoId, r => r.Document, cancellation);
        var baselines = sheet.BaselinesByView();
        CourseEntry Entry(SheetPhoto photo)
        {
            var comparison = compared.TryGetValue(photo.Photo.Id, out var found) ? Documents.Read<ComparisonRecord>(found).Comparison : null;
            var own = refused.TryGetValue(photo.Photo.Id, out var refusal) ? Documents.Read<PhotoRecord>(refusal).Refusals[0] : null;
            return new CourseEntry(CourseSheet.AsKernelPhoto(photo), comparison, own ?? (comparison is null ? CourseSheet.WhyNotCompared(photo, baselines[photo.Photo.View]) : null));
        }

        var counting = sheet.Counting.ToList();
        return CourseView.All(new CourseReport(sheet.AsKernelCourse(counting), [.. counting.Select(Entry)], baselines, version));
    }

    private static async Task<IReadOnlyList<CourseLine>> LinesAsync(ClinicDb db, CourseSheet sheet, IReadOnlyList<CourseView> views, CancellationToken cancellation)
    {
        var id = sheet.Course.Id;
        var photos = db.Photos.Where(p => p.CourseId == id);
        var made = await photos.RowsIn(db.DerivedFiles, f => f.PhotoId).Where(f => f.Kind == DerivedKind.Thumbnail || f.Kind == DerivedKind.AlignedAfter)
            .Select(f => new { f.PhotoId, f.Kind, f.AgainstId }).Distinct().ToListAsync(cancellation);
        var decisions = (await photos.RowsIn(db.PhotoDecisions, d => d.PhotoId).AsNoTracking().ToListAsync(cancellation)).ToLookup(d => d.PhotoId);
        var rows = views.SelectMany(view => view.Rows).ToDictionary(row => row.Photo.File);
        var known = sheet.Photos.ToDictionary(photo => photo.Photo.Id);
        var lines =
            from photo in await CourseRoutes.PhotosOf(db, id).ToListAsync(cancellation)
            where known.ContainsKey(photo.Id) // one that came between two questions waits for the next look
            let sheeted = known[photo.Id]
            orderby sheeted.Date descending, photo.View, photo.ReceivedAt descending
            select new CourseLine(
                photo, sheeted.Date, rows.GetValueOrDefault(sheeted.File),
                made.Any(f => f.PhotoId == photo.Id && f.Kind == DerivedKind.Thumbnail),
                made.Any(f => f.PhotoId == photo.Id && f.Kind == DerivedKind.AlignedAfter && f.AgainstId == sheeted.Run.AgainstId),
                [.. decisions[photo.Id].OrderByDescending(d => d.At)]);
        return [.. lines];
    }
}
