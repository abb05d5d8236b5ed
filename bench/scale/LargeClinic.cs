using Microsoft.EntityFrameworkCore;
using PhotoProgress.Analysis.Align.Mesh;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Bench.Survive;
using PhotoProgress.Data;
using PhotoProgress.Data.Photos;
using PhotoProgress.Data.Store;
using PhotoProgress.Data.Trail;
using PhotoProgress.Data.Treatment;
using PhotoProgress.Data.Work;
using PhotoProgress.Learning.Phantom;
using PhotoProgress.Learning.Phantom.Scenes;
using PhotoProgress.Reports;
using PhotoProgress.Server.Pipeline;
using Photo = PhotoProgress.Data.Photos.Photo;
using PhotoReadings = PhotoProgress.Data.Work.PhotoReadings;

namespace PhotoProgress.Bench.Scale;

/// <summary>Fills a clinic with rows as the service itself would have written them: real documents of a rendered pair, a photo a session.</summary>
public sealed class LargeClinic(ClinicDb db, PhotoStore store, int seed)
{
    private const int Batch = 2000;
    private const int DaysBetween = 28;

    private static readonly DateOnly First = new(2020, 1, 6);

    private readonly Ids _ids = Ids.Seeded(seed);

    /// <returns>A client, course, session and photo in the middle, to ask for.</returns>
    public async Task<Known> FillAsync(int clients, int sessions)
    {
        var sample = await SampleAsync();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var site = db.Sites.First().Id;
        var plan = Rows.PlanOf(_ids);
        db.Add(plan);
        Known? known = null;
        var each = Math.Max(2, sessions / clients);
        for (var number = 0; number < clients; number++)
        {
            var asked = AddClient(number, each, site, plan.Id, sample);
            if (number == clients / 2) known = asked;
            if (number % (Batch / each) == 0) await FlushAsync();
        }

        await FlushAsync();
        await AddTrailAsync(sessions);
        // PostgreSQL does so by itself within a minute of such a change; SQLite needs no statistics for these questions.
        if (db is PostgresClinicDb) await db.Database.ExecuteSqlRawAsync("ANALYZE");
        return known!;
    }

    /// <summary>A line for every session; their digests are not right, which only its verification would see.</summary>
    private async Task AddTrailAsync(int lines)
    {
        var last = await db.Audit.MaxAsync(e => (long?)e.Number) ?? 0;
        for (var line = 1; line <= lines; line++)
        {
            db.Add(new AuditEntry { Number = last + line, At = DateTimeOffset.UnixEpoch, Actor = "member:" + _ids.New(), Action = "photo.view", Subject = "photo:" + _ids.New(), PreviousHash = new string('0', 64), Hash = new string('0', 64) });
            if (line % Batch == 0) await FlushAsync();
        }

        await FlushAsync();
    }

    private async Task FlushAsync()
    {
        db.ChangeTracker.DetectChanges();
        await db.SaveChangesAsync();
        db.ChangeTracker.Clear();
    }

    private Known AddClient(int number, int visits, Guid site, Guid plan, Sample sample)
    {
        var code = FormattableString.Invariant($"L-{number:00000}");
        var (course, all) = Rows.ClientOf(code, site, plan, First.AddDays(number % 1500), _ids);
        (course.Revision, course.ShownVersion, course.ReportDueAt) = (1, AnalysisEngine.KernelVersion, ReportStage.NotDue);
        var report = new Report { Id = _ids.New(), CourseId = course.Id, CourseRevision = 1, AnalysisVersion = AnalysisEngine.KernelVersion, HtmlAddress = sample.Report, PdfAddress = sample.Report, CreatedAt = DateTimeOffset.UnixEpoch };
        db.AddRange([.. all, report]);
        var baseline = Guid.Empty;
        var last = (Session: Guid.Empty, Photo: Guid.Empty, Day: First);
        for (var visit = 0; visit < visits; visit++)
        {
            var session = new Session { Id = _ids.New(), CourseId = course.Id, Date = course.StartedOn.AddDays(visit * DaysBetween), Kind = visit < 4 ? SessionKind.Treatment : SessionKind.FollowUp };
            var photo = AddPhoto(course.Id, session, visit, baseline, sample);
            db.Add(session);
            if (visit == 0) baseline = photo;
            last = (session.Id, photo, session.Date);
        }

        return new Known(course.ClientId, code, course.Id, last.Session, last.Photo, report.Id, last.Day);
    }

    private Guid AddPhoto(Guid course, Session session, int visit, Guid baseline, Sample sample)
    {
        var photo = new Photo
        {
            Id = _ids.New(),
            CourseId = course,
            SessionId = session.Id,
            View = PhotoView.Closeup,
            Timing = visit == 0 ? PhotoTiming.PreSession : PhotoTiming.FollowUp,
            Address = Convert.ToHexStringLower(_ids.New().ToByteArray()) + Convert.ToHexStringLower(_ids.New().ToByteArray()),
            Bytes = 1,
            Door = Door.Api,
            ReceivedAt = DateTimeOffset.UnixEpoch,
            ReceivedFrom = "bench",
        };
        var version = AnalysisEngine.KernelVersion;
        db.AddRange(
            photo,
            new AnalysisRun { PhotoId = photo.Id, State = RunState.Done, AnalysisVersion = version, AgainstId = baseline },
            new PhotoReadings { PhotoId = photo.Id, AnalysisVersion = version, Usable = true, Grade = Grade.A, Document = sample.Readings });
        foreach (var kind in Enum.GetValues<DerivedKind>().Where(kind => baseline != Guid.Empty || !IsAligned(kind)))
            db.Add(new DerivedFile { PhotoId = photo.Id, Kind = kind, AgainstId = IsAligned(kind) ? baseline : Guid.Empty, AnalysisVersion = version, Address = sample.Thumbnail });
        foreach (var stage in Enum.GetValues<Stage>())
            db.Add(new StageMark { PhotoId = photo.Id, Stage = stage, AnalysisVersion = version, AgainstId = stage is Stage.Align or Stage.Judge ? baseline : Guid.Empty, Outcome = StageOutcome.Done, At = DateTimeOffset.UnixEpoch });
        if (baseline != Guid.Empty) db.Add(ComparisonOf(photo.Id, baseline, version, sample));
        return photo.Id;
    }

    private static bool IsAligned(DerivedKind kind) => kind is DerivedKind.AlignedBefore or DerivedKind.AlignedAfter;

    private PhotoComparison ComparisonOf(Guid photo, Guid baseline, string version, Sample sample)
    {
        var row = new PhotoComparison { Id = _ids.New(), PhotoId = photo, BaselineId = baseline, AnalysisVersion = version, Comparable = true, Grade = Grade.A, Document = sample.Comparison, At = DateTimeOffset.UnixEpoch };
        row.Verdicts.AddRange(Enum.GetValues<Dimension>().Select(dimension => new VerdictRow
        {
            ComparisonId = row.Id,
            Dimension = dimension,
            Region = "frame",
            Verdict = Verdict.Improved,
            ChangePercent = -12,
            CiLow = -16,
            CiHigh = -8,
            MdcPercent = 6,
        }));
        return row;
    }

    private async Task<Sample> SampleAsync()
    {
        using var engine = new AnalysisEngine(Microsoft.Extensions.Logging.Abstractions.NullLogger<AnalysisEngine>.Instance);
        var maker = CloseupScene.Maker(seed);
        var (before, after) = (maker.Make(new PhantomKey(0, 0, 0)).Jpeg(engine.Codec), maker.Make(new PhantomKey(0, 0, 1)).Jpeg(engine.Codec));
        var analyser = new Analyser(engine.Codec, FaceModelFile.OpenInstalled(), Repeatability.Default());
        var (first, second) = (analyser.LookCloseup(before, "a").Value, analyser.LookCloseup(after, "b").Value);
        var thumbnail = engine.Jpeg(ReportWriter.Shrunk(first.Photo.Image, 160));
        return new Sample(
            Documents.Write(new PhotoRecord(analyser.Summary(first), [])), Documents.Write(ComparisonRecords.Of(analyser.Compare(first, second))),
            (await store.AddAsync(thumbnail)).Address, (await store.AddAsync(new byte[] { 60, 112, 62 })).Address);
    }

    private sealed record Sample(byte[] Readings, byte[] Comparison, string Thumbnail, string Report);
}

/// <summary>Ids to ask the API for.</summary>
public sealed record Known(Guid Client, string Code, Guid Course, Guid Session, Guid Photo, Guid Report, DateOnly Day);
