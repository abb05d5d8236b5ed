using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using PhotoProgress.Analysis.Check;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Data;
using PhotoProgress.Data.People;
using PhotoProgress.Data.Photos;
using PhotoProgress.Data.Treatment;
using PhotoProgress.Data.Work;
using PhotoProgress.Server.Pipeline;
using Course = PhotoProgress.Data.Treatment.Course;
using Photo = PhotoProgress.Data.Photos.Photo;
using PhotoReadings = PhotoProgress.Data.Work.PhotoReadings;

namespace PhotoProgress.Server.Tests.Running;

/// <summary>A client with one course that is through: two photos, the second compared with the first, and a report.</summary>
public sealed record SeededClient(Guid ClientId, string Code, Guid CourseId, Guid SessionId, Guid BaselineId, Guid PhotoId, Guid ReportId);

/// <summary>Fills a clinic with rows and files such as the doors and the worker would have made.</summary>
public sealed class Seed(ClinicService service)
{
    private static readonly DateTimeOffset Day = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private int _made;

    public Ids Ids { get; } = Ids.Seeded(17);

    public static string Version => AnalysisEngine.KernelVersion;

    /// <summary>Bytes that begin like a JPEG and are no others'.</summary>
    public byte[] Jpeg(int length = 400)
    {
        var bytes = new byte[length];
        Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"photo {Interlocked.Increment(ref _made)}")).CopyTo(bytes, 8);
        (bytes[0], bytes[1], bytes[2], bytes[3]) = (0xFF, 0xD8, 0xFF, 0xE0);
        return bytes;
    }

    public string Code(string prefix = "C") => string.Create(CultureInfo.InvariantCulture, $"{prefix}-{Interlocked.Increment(ref _made):0000}");

    /// <summary>A client who agreed, with a course and a session of a day.</summary>
    public async Task<(Client Client, Course Course, Session Session)> CourseAsync(DateTimeOffset? day = null)
    {
        var at = day ?? Day;
        await using var db = service.Open();
        var client = new Client { Id = Ids.New(), Code = Code(), SiteId = await db.Sites.Select(s => s.Id).FirstAsync(), CreatedAt = at };
        var plan = new Plan { Id = Ids.New(), Name = "Four sessions", Modality = "microneedling", NeedleDepthMm = 1.5, Sessions = 4, IntervalDays = 28 };
        var course = new Course { Id = Ids.New(), ClientId = client.Id, PlanId = plan.Id, StartedOn = DateOnly.FromDateTime(at.UtcDateTime) };
        var session = new Session { Id = Ids.New(), CourseId = course.Id, Kind = SessionKind.Treatment, Date = course.StartedOn };
        db.AddRange(client, plan, course, session, new Consent { Id = Ids.New(), ClientId = client.Id, Purpose = ConsentPurpose.Analysis, GivenAt = at });
        await db.SaveChangesAsync();
        return (client, course, session);
    }

    /// <param name="state">Of the report.</param>
    public async Task<SeededClient> ClientAsync(ReportState state = ReportState.Draft, DateTimeOffset? day = null)
    {
        var (client, course, session) = await CourseAsync(day);
        var baseline = await PhotoAsync(course.Id, session.Id, Guid.Empty);
        var later = new Session { Id = Ids.New(), CourseId = course.Id, Kind = SessionKind.FollowUp, Date = session.Date.AddDays(28) }; // healed: from 21 days on a photo counts
        await using (var first = service.Open())
        {
            first.Add(later);
            await first.SaveChangesAsync();
        }

        var photo = await PhotoAsync(course.Id, later.Id, baseline);
        await CompareAsync(photo, baseline);
        var report = new Report
        {
            Id = Ids.New(),
            CourseId = course.Id,
            AnalysisVersion = Version,
            HtmlAddress = await StoreAsync(Encoding.UTF8.GetBytes($"<!DOCTYPE html><title>{Code()}</title>")),
            PdfAddress = await StoreAsync(Encoding.UTF8.GetBytes($"%PDF-1.7 {Code()}")),
            CreatedAt = Day,
            State = state,
        };
        var note = new CourseNote { Id = Ids.New(), CourseId = course.Id, SessionId = later.Id };
        note.Wordings.Add(new NoteWording { NoteId = note.Id, Number = 1, Text = $"{client.Code} heals well.", Author = "operator", WrittenAt = Day });
        await using var db = service.Open();
        db.AddRange(report, note, new PhotoDecision { Id = Ids.New(), PhotoId = photo, Because = $"{client.Code} moved.", By = "operator", At = Day }, new PhotoDecision { Id = Ids.New(), PhotoId = photo, By = "operator", At = Day.AddDays(1) });
        await db.SaveChangesAsync();
        return new SeededClient(client.Id, client.Code, course.Id, session.Id, baseline, photo, report.Id);
    }

    public async Task<string> StoreAsync(byte[] bytes) => (await service.Store.AddAsync(bytes)).Address;

    /// <summary>A photo of the front that is through.</summary>
    /// <param name="against">The baseline it was laid over; the empty id for one that was not.</param>
    public async Task<Guid> PhotoAsync(Guid courseId, Guid sessionId, Guid against)
    {
        var bytes = Jpeg();
        var photo = new Photo
        {
            Id = Ids.New(),
            CourseId = courseId,
            SessionId = sessionId,
            View = PhotoView.Front,
            Timing = against == Guid.Empty ? PhotoTiming.PreSession : PhotoTiming.FollowUp,
            Address = await StoreAsync(bytes),
            Bytes = bytes.Length,
            Door = Door.Api,
            ReceivedAt = Day,
            ReceivedFrom = "inbox",
        };
        await using var db = service.Open();
        db.Add(photo);
        db.Add(new AnalysisRun { PhotoId = photo.Id, State = RunState.Done, AnalysisVersion = Version, AgainstId = against, DueAt = Day });
        db.Add(new StageMark { PhotoId = photo.Id, Stage = Stage.Check, AnalysisVersion = Version, Outcome = StageOutcome.Done, At = Day });
        db.Add(new PhotoReadings { PhotoId = photo.Id, AnalysisVersion = Version, Usable = true, Grade = Grade.A, Document = Documents.Write(new PhotoRecord(Summary(photo.Id), [])) });
        foreach (var kind in new[] { DerivedKind.Thumbnail, DerivedKind.Medium, DerivedKind.Large }) await DeriveAsync(db, photo.Id, kind, Guid.Empty);
        if (against != Guid.Empty)
            foreach (var kind in new[] { DerivedKind.AlignedBefore, DerivedKind.AlignedAfter }) await DeriveAsync(db, photo.Id, kind, against);
        await db.SaveChangesAsync();
        return photo.Id;
    }

    private async Task CompareAsync(Guid photo, Guid baseline)
    {
        var change = Change.Judge(Dimension.Texture, "face", null, new LogChange(-0.12, 0.02));
        var comparison = new Comparison(Version, Grade.A, [], Summary(baseline), Summary(photo), [], [change], null);
        var row = new PhotoComparison
        {
            Id = Ids.New(),
            PhotoId = photo,
            BaselineId = baseline,
            AnalysisVersion = Version,
            Comparable = true,
            Grade = Grade.A,
            Document = Documents.Write(new ComparisonRecord(comparison, null, [])),
            At = Day,
        };
        row.Verdicts.Add(new VerdictRow
        {
            ComparisonId = row.Id,
            Dimension = Dimension.Texture,
            Region = "face",
            Verdict = change.Verdict,
            ChangePercent = change.ChangePercent,
            CiLow = change.CiLow,
            CiHigh = change.CiHigh,
            MdcPercent = change.MdcPercent,
        });
        row.Verdicts.Add(new VerdictRow { ComparisonId = row.Id, Dimension = Dimension.Redness, Region = "face", Verdict = Verdict.NoDetectableChange, ChangePercent = 1, CiLow = -3, CiHigh = 5, MdcPercent = 4 });
        await using var db = service.Open();
        db.Add(row);
        await db.SaveChangesAsync();
    }

    private static PhotoSummary Summary(Guid photo) => new(
        photo.ToString("N"), new string('0', 64), 4, "iris", 5, CaptureRecord.Unknown,
        [new CheckResult("blur", 0.5, 0.7, null, "px", "test", "blur", CheckOutcome.Flagged, "Hold still.")],
        [new Reading("texture.roughness.1-3mm", 1, "face", 0.5, 0.02, "1", null)]);

    private async Task DeriveAsync(ClinicDb db, Guid photo, DerivedKind kind, Guid against) => db.Add(
        new DerivedFile { PhotoId = photo, Kind = kind, AgainstId = against, AnalysisVersion = Version, Address = await StoreAsync(Jpeg()) });
}
