using System.ComponentModel;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PhotoProgress.Analysis.Check;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Data;
using PhotoProgress.Data.Photos;
using PhotoProgress.Data.Work;
using PhotoProgress.Server.Access;
using PhotoProgress.Server.Clients;
using PhotoProgress.Server.Ingest;
using PhotoProgress.Server.Photos;
using PhotoReadings = PhotoProgress.Data.Work.PhotoReadings;

namespace PhotoProgress.Server.Api;

/// <param name="Duplicate">The session had the same bytes already; nothing was added.</param>
public sealed record PhotoTaken(Guid Id, bool Duplicate);

public sealed record StageAnswer(Stage Stage, string AnalysisVersion, StageOutcome Outcome, string? Reason, DateTimeOffset At, int Milliseconds);

/// <param name="Advice">What to do at the retake; null where the check passed.</param>
public sealed record CheckAnswer(string Code, double? Value, double Limit, string Unit, CheckOutcome Outcome, string? Advice);

/// <param name="TakenAt">Local time that the camera wrote; it knows no zone.</param>
/// <param name="Usable">Null before the check.</param>
public sealed record PhotoAnswer(
    Guid Id, Guid CourseId, Guid SessionId, PhotoView View, PhotoTiming Timing, long Bytes, Door Door, DateTimeOffset ReceivedAt, DateTime? TakenAt, string? Camera,
    string? ExcludedBecause, DateTimeOffset? ExcludedAt, RunState State, int Attempts, string AnalysisVersion, bool? Usable, Grade? Grade,
    IReadOnlyList<StageAnswer> Stages, IReadOnlyList<Refusal> Refusals, IReadOnlyList<CheckAnswer> Checks);

/// <param name="NotMeasurable">Why there is no value; null where there is one.</param>
public sealed record ReadingAnswer(string Metric, int Version, string Region, double? Value, double? StandardError, string Unit, string? NotMeasurable);

/// <param name="AnalysisVersion">Of all readings.</param>
public sealed record ReadingsAnswer(Guid PhotoId, string AnalysisVersion, IReadOnlyList<ReadingAnswer> Readings);

/// <summary>Door (c): photos in as raw bytes; what was found, out.</summary>
public static class PhotoRoutes
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/sessions/{id:guid}/photos", TakeAsync).Needs(Permission.PhotosWrite).WithTags("Photos")
            .WithSummary("Takes in a photo: the body is the file itself, JPEG, PNG, WebP, TIFF, HEIC or AVIF.")
            .WithDescription("201 with its address once the photo is stored durably; 200 where this session has the same bytes already.")
            .Fails(400, 404, 413, 422);
        api.MapGet("/photos/{id:guid}", GetAsync).Needs(Permission.PhotosRead).WithTags("Photos").WithSummary("Reads a photo's state, stages and checks with advice.").Fails(404);
        api.MapGet("/photos/{id:guid}/readings", ReadingsAsync).Needs(Permission.PhotosRead).WithTags("Photos")
            .WithSummary("Reads every metric's value in every region, with its standard error.").Fails(404);
        api.MapGet("/photos/{id:guid}/pictures/{size}", PhotoByteRoutes.SendAsync).Needs(Permission.PhotosRead).WithTags("Photos")
            .Produces<Stream>(StatusCodes.Status200OK, "image/jpeg")
            .WithSummary("Fetches a picture: thumbnail, medium, large, aligned-before, aligned-after, or original for the file as it was uploaded. Audited.").Fails(404);
    }

    private static async Task<Results<Created<PhotoTaken>, Ok<PhotoTaken>, ProblemHttpResult>> TakeAsync(
        Guid id,
        [Description("front, left45, right45, left90, right90 or closeup.")] string? view,
        [Description("pre-session, post-session or follow-up.")] string? timing,
        Stream body, Intake intake, ClaimsPrincipal user, CancellationToken cancellation)
    {
        if (!Words.TryRead<PhotoView>(view, out var knownView)) return Problems.Of(new Fault("view", view, $"write one of {Words.All<PhotoView>()}."));
        if (!Words.TryRead<PhotoTiming>(timing, out var knownTiming)) return Problems.Of(new Fault("timing", timing, $"write one of {Words.All<PhotoTiming>()}."));
        var answer = await intake.AcceptAsync(body, new PhotoPlace(id, knownView, knownTiming), new Arrival(Door.Api, user.Name()), cancellation);
        return answer switch
        {
            { Refused: { } refused } => Problems.Of(refused, StatusOf(refused)),
            { IsDuplicate: true } => TypedResults.Ok(new PhotoTaken(answer.PhotoId!.Value, true)),
            _ => TypedResults.Created($"/api/v1/photos/{answer.PhotoId}", new PhotoTaken(answer.PhotoId!.Value, false)),
        };
    }

    private static int StatusOf(Refusal refusal) => refusal.Code switch
    {
        "no_session" => StatusCodes.Status404NotFound,
        "too_large_bytes" => StatusCodes.Status413PayloadTooLarge,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    private static async Task<Results<Ok<PhotoAnswer>, ProblemHttpResult>> GetAsync(Guid id, ClinicDb db, CancellationToken cancellation)
    {
        var photo = await db.Photos.AsNoTracking().FirstOrDefaultAsync(p => p.Id == id, cancellation);
        var run = await db.Runs.AsNoTracking().FirstOrDefaultAsync(r => r.PhotoId == id, cancellation);
        if (photo is null || run is null) return Problems.NotThere;
        var found = await FoundAsync(db, run, cancellation);
        var record = found is null ? null : Documents.Read<PhotoRecord>(found.Document);
        var stages = await db.Marks.Where(m => m.PhotoId == id && m.AnalysisVersion == run.AnalysisVersion).OrderBy(m => m.At)
            .Select(m => new StageAnswer(m.Stage, m.AnalysisVersion, m.Outcome, m.Reason, m.At, m.Milliseconds)).ToListAsync(cancellation);
        return TypedResults.Ok(new PhotoAnswer(
            photo.Id, photo.CourseId, photo.SessionId, photo.View, photo.Timing, photo.Bytes, photo.Door, photo.ReceivedAt, photo.TakenAt, photo.Camera,
            photo.ExcludedBecause, photo.ExcludedAt, run.State, run.Attempts, found?.AnalysisVersion ?? run.AnalysisVersion, found?.Usable, found?.Grade,
            [.. stages.OrderBy(s => s.Stage)], record?.Refusals ?? [], [.. (record?.Summary?.Checks ?? []).Select(AnswerOf)]));
    }

    private static async Task<Results<Ok<ReadingsAnswer>, ProblemHttpResult>> ReadingsAsync(Guid id, ClinicDb db, CancellationToken cancellation)
    {
        var run = await db.Runs.AsNoTracking().FirstOrDefaultAsync(r => r.PhotoId == id, cancellation);
        if (run is null) return Problems.NotThere;
        if (await FoundAsync(db, run, cancellation) is not { } found) return TypedResults.Ok(new ReadingsAnswer(id, run.AnalysisVersion, []));
        var readings = Documents.Read<PhotoRecord>(found.Document).Summary?.Readings ?? [];
        return TypedResults.Ok(new ReadingsAnswer(id, found.AnalysisVersion, [.. readings.Select(r =>
            new ReadingAnswer(r.MetricId, r.MetricVersion, r.Region, r.Value, r.StandardError, r.Unit, r.NotMeasurable))]));
    }

    /// <summary>What the analysis found that the photo's run belongs to; an older one's while it is measured again.</summary>
    private static Task<PhotoReadings?> FoundAsync(ClinicDb db, AnalysisRun run, CancellationToken cancellation) => db.Readings.AsNoTracking()
        .Where(r => r.PhotoId == run.PhotoId).OrderByDescending(r => r.AnalysisVersion == run.AnalysisVersion).ThenByDescending(r => r.AnalysisVersion).FirstOrDefaultAsync(cancellation);

    private static CheckAnswer AnswerOf(CheckResult check) => new(check.Code, check.Value, check.Limit, check.Unit, check.Outcome, check.Advice);
}
