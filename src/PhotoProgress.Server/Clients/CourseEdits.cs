using Microsoft.EntityFrameworkCore;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Data;
using PhotoProgress.Data.Photos;
using PhotoProgress.Data.Trail;
using PhotoProgress.Server.Pipeline;

namespace PhotoProgress.Server.Clients;

/// <summary>
/// What a practitioner decides about a course: which photos count, which one the others are compared with, when it is over. Whatever
/// changes a comparison is written together with the new choice of baselines, and announced to the worker.
/// </summary>
public sealed class CourseEdits(ClinicDb db, AuditTrail audit, AnalysisQueue queue, Ids ids, TimeProvider clock)
{
    private const int LongestReason = 400;

    /// <summary>Leaves a photo out of its course; photo, checks and readings stay, and the reason stays after it counts again.</summary>
    public async Task<Answer<EditedPhoto>> ExcludeAsync(Guid photoId, string? reason, Who who, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(reason)) return new Fault("reason", reason, "write in a few words why the photo is left out; the course keeps it.");
        if (reason.Trim().Length > LongestReason) return new Fault("reason", reason, "write at most 400 letters.");
        return await EditAsync(photoId, new Exclusion(reason.Trim(), clock.GetUtcNow(), who.MemberId), new AuditLine(who.Actor, "photo.exclude", $"photo:{photoId}"), cancellation);
    }

    /// <summary>Lets a photo count again.</summary>
    public Task<Answer<EditedPhoto>> IncludeAsync(Guid photoId, Who who, CancellationToken cancellation) =>
        EditAsync(photoId, new Exclusion(null, null, null), new AuditLine(who.Actor, "photo.include", $"photo:{photoId}"), cancellation);

    /// <summary>Chooses what the photos of a view are compared with; a photo that cannot be a baseline is not taken.</summary>
    /// <param name="photoId">Null leaves the choice to the timing rules.</param>
    public async Task<Answer<EditedCourse>> ChooseBaselineAsync(Guid courseId, Guid? photoId, Who who, CancellationToken cancellation)
    {
        if (!await db.Courses.AnyAsync(c => c.Id == courseId, cancellation)) return Absent.Row;
        var counts = photoId is null || await db.Photos.AnyAsync(p => p.Id == photoId && p.CourseId == courseId && p.ExcludedBecause == null, cancellation);
        if (!counts) return new Fault("photoId", photoId.ToString(), "write the id of a photo that counts in this course, or null to leave the choice to the timing rules.");
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.Courses.Where(c => c.Id == courseId).ExecuteUpdateAsync(set => set.SetProperty(c => c.BaselinePhotoId, photoId), cancellation);
        if (photoId is { } chosen && await RefusedAsync(courseId, chosen, cancellation) is { } refused)
            return new Fault("photoId", chosen.ToString(), $"{refused.Message} {refused.Advice}"); // the transaction ends without a commit
        await RefreshAsync(courseId, cancellation);
        await audit.AddAsync(db, new AuditLine(who.Actor, "course.baseline", $"course:{courseId}", $"photo={photoId}"), cancellation);
        await transaction.CommitAsync(cancellation);
        await queue.WakeAsync(cancellation);
        return new EditedCourse(courseId, photoId, null);
    }

    /// <summary>Ends a course: it takes no more sessions. Closing it again changes nothing.</summary>
    public async Task<Answer<EditedCourse>> CloseAsync(Guid courseId, Who who, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var closed = await db.Courses.Where(c => c.Id == courseId && c.ClosedAt == null).ExecuteUpdateAsync(set => set.SetProperty(c => c.ClosedAt, now), cancellation);
        if (closed > 0) await audit.AddAsync(db, new AuditLine(who.Actor, "course.close", $"course:{courseId}"), cancellation);
        await transaction.CommitAsync(cancellation);
        var course = await db.Courses.Where(c => c.Id == courseId).Select(c => new EditedCourse(c.Id, c.BaselinePhotoId, c.ClosedAt)).FirstOrDefaultAsync(cancellation);
        return course is null ? Absent.Row : course;
    }

    private async Task<Answer<EditedPhoto>> EditAsync(Guid photoId, Exclusion exclusion, AuditLine line, CancellationToken cancellation)
    {
        var courseId = await db.Photos.Where(p => p.Id == photoId).Select(p => p.CourseId).FirstOrDefaultAsync(cancellation);
        if (courseId == Guid.Empty) return Absent.Row;
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        await db.Photos.Where(p => p.Id == photoId).ExecuteUpdateAsync(
            set => set.SetProperty(p => p.ExcludedBecause, exclusion.Reason).SetProperty(p => p.ExcludedAt, exclusion.At).SetProperty(p => p.ExcludedBy, exclusion.By), cancellation);
        if (exclusion.Reason is not null)
            await db.Courses.Where(c => c.BaselinePhotoId == photoId).ExecuteUpdateAsync(set => set.SetProperty(c => c.BaselinePhotoId, (Guid?)null), cancellation);
        db.PhotoDecisions.Add(new PhotoDecision { Id = ids.New(), PhotoId = photoId, Because = exclusion.Reason, By = line.Actor, At = clock.GetUtcNow() });
        await db.SaveChangesAsync(cancellation);
        await RefreshAsync(courseId, cancellation);
        await audit.AddAsync(db, line, cancellation);
        await transaction.CommitAsync(cancellation);
        await queue.WakeAsync(cancellation);
        return new EditedPhoto(photoId, courseId, exclusion.Reason);
    }

    /// <summary>Why the photo that the course names cannot be the baseline of its view; null where it can.</summary>
    private async Task<Refusal?> RefusedAsync(Guid courseId, Guid photoId, CancellationToken cancellation)
    {
        var sheet = await CourseSheet.LoadAsync(db, courseId, await VersionAsync(cancellation), cancellation);
        return sheet?.Photos.FirstOrDefault(photo => photo.Photo.Id == photoId) is { } chosen ? sheet.BaselineOf(chosen.Photo.View).Refused : null;
    }

    private async Task RefreshAsync(Guid courseId, CancellationToken cancellation) =>
        await Baselines.RefreshAsync(db, courseId, await VersionAsync(cancellation), clock.GetUtcNow(), cancellation);

    private async Task<string> VersionAsync(CancellationToken cancellation) =>
        AnalysisEngine.VersionWith(await db.Clinics.Select(c => c.RepeatabilityJson).SingleAsync(cancellation));

    private sealed record Exclusion(string? Reason, DateTimeOffset? At, Guid? By);
}

/// <summary>Who decides.</summary>
/// <param name="Actor">As the audit trail writes it.</param>
/// <param name="MemberId">Null for a token.</param>
public sealed record Who(string Actor, Guid? MemberId);

/// <param name="ExcludedBecause">Null while it counts.</param>
public sealed record EditedPhoto(Guid Id, Guid CourseId, string? ExcludedBecause);

/// <param name="BaselinePhotoId">Null where the timing rules choose.</param>
public sealed record EditedCourse(Guid Id, Guid? BaselinePhotoId, DateTimeOffset? ClosedAt);
