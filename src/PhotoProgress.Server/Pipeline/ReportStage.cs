using Microsoft.EntityFrameworkCore;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Data;
using PhotoProgress.Data.Photos;
using PhotoProgress.Data.Store;
using PhotoProgress.Data.Trail;
using PhotoProgress.Data.Work;
using PhotoProgress.Reports;

namespace PhotoProgress.Server.Pipeline;

/// <summary>
/// Stage report: when every photo of a course has been through, its report is written as page and PDF. A report belongs to one revision
/// of the course; older ones stay.
/// </summary>
public sealed class ReportStage(ClinicDb db, PhotoStore store, Derived derived, AnalysisEngine engine, AuditTrail audit, Ids ids, TimeProvider clock)
{
    private const int MostFailures = 5;

    /// <summary>When a course is due whose report is up to date: no look at its reports is needed to know that.</summary>
    public static readonly DateTimeOffset NotDue = new(2999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(10);

    /// <summary>Courses whose report is behind and whose photos are all through.</summary>
    public static IQueryable<Guid> Due(ClinicDb db, DateTimeOffset now) =>
        from course in db.Courses
        where course.ReportDueAt <= now && course.ReportAttempts < MostFailures
            && !db.Reports.Any(r => r.CourseId == course.Id && r.CourseRevision == course.Revision)
            && db.Photos.Any(p => p.CourseId == course.Id)
            && !db.Photos.Any(p => p.CourseId == course.Id && db.Runs.Any(r => r.PhotoId == p.Id && (r.State == RunState.Waiting || r.State == RunState.Running)))
        orderby course.ReportAttempts, course.ReportDueAt
        select course.Id;

    /// <summary>Writes the report of a course that is due. Two workers may do so at once; the second one's is dropped.</summary>
    public async Task RunAsync(Guid courseId, string version, CancellationToken cancellation)
    {
        var startedAt = clock.GetTimestamp();
        var now = clock.GetUtcNow();
        var failures = await db.Courses.Where(c => c.Id == courseId).Select(c => c.ReportAttempts).FirstOrDefaultAsync(cancellation);
        var due = now + (FirstPause * Math.Pow(2, failures));
        await db.Courses.Where(c => c.Id == courseId).ExecuteUpdateAsync(
            set => set.SetProperty(c => c.ReportAttempts, c => c.ReportAttempts + 1).SetProperty(c => c.ReportDueAt, due), cancellation);
        var sheet = await CourseSheet.LoadAsync(db, courseId, version, cancellation);
        if (sheet is null) return;
        var (html, pdf) = await RenderAsync(sheet, version, now, cancellation);
        await SaveAsync(sheet, html, pdf, version, startedAt, cancellation);
    }

    private async Task<(StoredBlob Html, StoredBlob Pdf)> RenderAsync(CourseSheet sheet, string version, DateTimeOffset now, CancellationToken cancellation)
    {
        var clinic = await db.Clinics.AsNoTracking().SingleAsync(cancellation);
        var report = await CourseReportAsync(sheet, version, cancellation);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(clinic.TimeZone)).DateTime);
        var html = await engine.Writer.CourseHtmlAsync(report, new ReportHeader(clinic.Name, sheet.ClientCode, PreparedOn: today));
        var pdf = await PdfPrinter.Default.PrintAsync(html, cancellation);
        return (await store.AddAsync(System.Text.Encoding.UTF8.GetBytes(html), cancellation), await store.AddAsync(pdf, cancellation));
    }

    private async Task<CourseReport> CourseReportAsync(CourseSheet sheet, string version, CancellationToken cancellation)
    {
        var baselines = sheet.BaselinesByView();
        var counting = sheet.Counting.ToList();
        var named = sheet.AsKernelCourse(counting);
        var entries = new List<CourseEntry>();
        var alike = new Dictionary<Guid, SrgbImage>();
        foreach (var photo in counting) entries.Add(await EntryAsync(photo, baselines[photo.Photo.View], version, alike, cancellation));
        for (var i = 0; i < counting.Count; i++)
            if (alike.TryGetValue(counting[i].Photo.Id, out var framed)) entries[i] = entries[i] with { Thumbnail = framed };
        return new CourseReport(named, entries, baselines, version);
    }

    /// <param name="alike">Filled with baselines in the frame of the first photo that was laid over them.</param>
    private async Task<CourseEntry> EntryAsync(SheetPhoto photo, Outcome<CoursePhoto> chosen, string version, Dictionary<Guid, SrgbImage> alike, CancellationToken cancellation)
    {
        var kernel = CourseSheet.AsKernelPhoto(photo);
        var (id, baseline) = (photo.Photo.Id, CourseSheet.Against(photo, chosen));
        var thumbnail = await derived.ReadAsync(db, id, DerivedKind.Medium, Guid.Empty, version, cancellation) is { } medium ? ReportWriter.Thumbnail(medium) : null;
        if (await RefusedAsync(id, version, cancellation) is { } refused) return new CourseEntry(kernel, null, refused, thumbnail);
        var row = await db.Comparisons.AsNoTracking()
            .FirstOrDefaultAsync(c => c.PhotoId == id && c.BaselineId == baseline && c.AnalysisVersion == version, cancellation);
        if (row is null) return new CourseEntry(kernel, null, CourseSheet.WhyNotCompared(photo, chosen), thumbnail);
        var comparison = Documents.Read<ComparisonRecord>(row.Document).Comparison;
        if (await derived.ReadAsync(db, id, DerivedKind.AlignedAfter, baseline, version, cancellation) is not { } after) return new CourseEntry(kernel, comparison, null, thumbnail);
        if (!alike.ContainsKey(baseline) && await derived.ReadAsync(db, id, DerivedKind.AlignedBefore, baseline, version, cancellation) is { } before)
            alike[baseline] = ReportWriter.Thumbnail(before);
        return new CourseEntry(kernel, comparison, null, ReportWriter.Thumbnail(after));
    }

    private async Task<Refusal?> RefusedAsync(Guid photoId, string version, CancellationToken cancellation)
    {
        var readings = await db.Readings.AsNoTracking().FirstOrDefaultAsync(r => r.PhotoId == photoId && r.AnalysisVersion == version, cancellation);
        return readings switch
        {
            null => CourseSheet.NotAnalysed,
            { Usable: false } => Documents.Read<PhotoRecord>(readings.Document).Refusals[0],
            _ => null,
        };
    }

    private async Task SaveAsync(CourseSheet sheet, StoredBlob html, StoredBlob pdf, string version, long startedAt, CancellationToken cancellation)
    {
        var course = sheet.Course;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (AnalysisEngine.VersionWith(await db.Clinics.Select(c => c.RepeatabilityJson).SingleAsync(cancellation)) != version) return; // another table was chosen meanwhile: it is due again
        if (await db.Reports.AnyAsync(r => r.CourseId == course.Id && r.CourseRevision == course.Revision && r.AnalysisVersion == version, cancellation)) return;
        var report = new Report
        {
            Id = ids.New(),
            CourseId = course.Id,
            CourseRevision = course.Revision,
            AnalysisVersion = version,
            HtmlAddress = html.Address,
            PdfAddress = pdf.Address,
            CreatedAt = clock.GetUtcNow(),
        };
        db.Reports.Add(report);
        await db.SaveChangesAsync(cancellation);
        await MarkAsync(sheet, version, startedAt, cancellation);
        await db.Courses.Where(c => c.Id == course.Id).ExecuteUpdateAsync(
            set => set.SetProperty(c => c.ShownVersion, version).SetProperty(c => c.ReportAttempts, 0)
                .SetProperty(c => c.ReportDueAt, c => c.Revision == course.Revision ? NotDue : c.ReportDueAt), cancellation);
        await audit.AddAsync(db, new AuditLine("worker", "report.write", $"report:{report.Id}", $"course={course.Id}"), cancellation);
        await transaction.CommitAsync(cancellation);
    }

    /// <summary>Photos that a report shows for the first time get their last mark.</summary>
    private async Task MarkAsync(CourseSheet sheet, string version, long startedAt, CancellationToken cancellation)
    {
        var courseId = sheet.Course.Id;
        var marked = await db.Photos.Where(p => p.CourseId == courseId).RowsIn(db.Marks, m => m.PhotoId).Where(m => m.Stage == Stage.Report && m.AnalysisVersion == version)
            .Select(m => m.PhotoId).ToListAsync(cancellation);
        foreach (var photo in sheet.Counting.Where(photo => !marked.Contains(photo.Photo.Id)))
        {
            db.Marks.Add(new StageMark
            {
                PhotoId = photo.Photo.Id,
                Stage = Stage.Report,
                AnalysisVersion = version,
                Outcome = StageOutcome.Done,
                At = clock.GetUtcNow(),
                Milliseconds = (int)clock.GetElapsedTime(startedAt).TotalMilliseconds,
            });
        }

        await db.SaveChangesAsync(cancellation);
    }
}
