using Microsoft.EntityFrameworkCore;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Data;
using PhotoProgress.Data.Photos;
using PhotoProgress.Data.Treatment;
using PhotoProgress.Data.Work;
using PhotoProgress.Reports.Words;
using PhotoProgress.Server.Api;
using Course = PhotoProgress.Data.Treatment.Course;

namespace PhotoProgress.Server.Clients;

/// <summary>What a view's newest comparison says.</summary>
/// <param name="HasPictures">Whether photo and baseline lie in one frame, for the slider.</param>
public sealed record ViewResult(PhotoView View, DateOnly Date, string Sentence, Guid PhotoId, bool HasPictures);

/// <summary>The newest comparison of each view of a photo that counts by the timing rules, in the report's words.</summary>
public static class ViewResults
{
    /// <summary>As the analysis stands now.</summary>
    public static async Task<IReadOnlyList<ViewResult>> NewestAsync(
        ClinicDb db, Course course, IReadOnlyList<CoursePhotoRow> photos, IReadOnlyList<SessionRow> sessions, CancellationToken cancellation)
    {
        var version = await ShownVerdicts.VersionAsync(db, course.ShownVersion, cancellation);
        return await OfAsync(db, ShownVerdicts.Of(db, course.Id, version), photos, sessions, cancellation);
    }

    /// <summary>As a report told it: nothing that came after it.</summary>
    public static Task<IReadOnlyList<ViewResult>> ToldByAsync(
        ClinicDb db, ReportRow report, IReadOnlyList<CoursePhotoRow> photos, IReadOnlyList<SessionRow> sessions, CancellationToken cancellation) =>
        OfAsync(db, ShownVerdicts.Of(db, report.CourseId, report.AnalysisVersion).Where(c => c.At <= report.CreatedAt), photos, sessions, cancellation);

    private static async Task<IReadOnlyList<ViewResult>> OfAsync(
        ClinicDb db, IQueryable<PhotoComparison> shown, IReadOnlyList<CoursePhotoRow> photos, IReadOnlyList<SessionRow> sessions, CancellationToken cancellation)
    {
        var dates = sessions.ToDictionary(s => s.Id, s => s.Date);
        DateOnly[] needled = [.. sessions.Where(s => s.Kind == SessionKind.Treatment).Select(s => s.Date).Distinct().Order()];
        bool Counts(CoursePhotoRow photo) =>
            CourseTiming.StatusOf(new CoursePhoto(photo.Id.ToString("N"), dates[photo.SessionId], photo.View, photo.Timing), needled) == PhotoStatus.Counts;
        var compared = await shown.Select(c => new { c.Id, c.PhotoId, c.BaselineId }).ToDictionaryAsync(c => c.PhotoId, cancellation);
        var results = new List<ViewResult>();
        foreach (var view in photos.Where(p => compared.ContainsKey(p.Id) && Counts(p)).GroupBy(p => p.View).OrderBy(g => g.Key))
        {
            var newest = view.OrderBy(p => dates[p.SessionId]).ThenBy(p => p.ReceivedAt).Last();
            var found = compared[newest.Id];
            var document = await db.Comparisons.Where(c => c.Id == found.Id).Select(c => c.Document).SingleAsync(cancellation);
            var hasPictures = await db.DerivedFiles.AnyAsync(f => f.PhotoId == newest.Id && f.AgainstId == found.BaselineId && f.Kind == DerivedKind.AlignedAfter, cancellation);
            var sentence = PlainSentence.Of(Documents.Read<ComparisonRecord>(document).Comparison);
            results.Add(new ViewResult(view.Key, dates[newest.SessionId], sentence, newest.Id, hasPictures));
        }

        return results;
    }
}
