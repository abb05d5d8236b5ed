using System.Globalization;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Data.People;
using PhotoProgress.Data.Treatment;
using PhotoProgress.Data.Work;
using PhotoProgress.Server.Api;

namespace PhotoProgress.Server.Clients;

/// <summary>Words of the pages for codes of the program.</summary>
public static class PageWords
{
    public static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    public static string Day(DateTimeOffset instant) => instant.UtcDateTime.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    public static string Of(PhotoView view) => view switch
    {
        PhotoView.Front => "Front",
        PhotoView.Left45 => "Left 45°",
        PhotoView.Right45 => "Right 45°",
        PhotoView.Left90 => "Left side",
        PhotoView.Right90 => "Right side",
        PhotoView.Closeup => "Close-up",
        _ => view.ToString(),
    };

    public static string Of(PhotoTiming timing) => timing switch
    {
        PhotoTiming.PreSession => "before the session",
        PhotoTiming.PostSession => "after the session",
        _ => "follow-up",
    };

    public static string Of(PhotoStatus status) => status switch
    {
        PhotoStatus.Counts => "counts",
        PhotoStatus.Provisional => "provisional, skin still settles",
        _ => "healing skin, redness only",
    };

    public static string Of(SessionKind kind) => kind == SessionKind.Treatment ? "Treatment" : "Follow-up";

    public static string Of(ReportState state) => state switch
    {
        ReportState.Published => "published",
        ReportState.Held => "held back",
        _ => "not published yet",
    };

    public static string Of(ConsentPurpose purpose) => purpose switch
    {
        ConsentPurpose.Analysis => "Photos are stored and measured",
        ConsentPurpose.Sharing => "Reports may be shared by link",
        _ => "Readings count when plans are compared",
    };

    /// <summary><c>microneedling, 1.5 mm, 4 sessions, every 28 days</c></summary>
    public static string Plan(Plan plan) => string.Join(", ", new[]
    {
        plan.Modality,
        plan.NeedleDepthMm is { } depth ? string.Create(CultureInfo.InvariantCulture, $"{depth} mm") : null,
        plan.Device,
        string.Create(CultureInfo.InvariantCulture, $"{plan.Sessions} {(plan.Sessions == 1 ? "session" : "sessions")}"),
        plan.IntervalDays is { } days ? string.Create(CultureInfo.InvariantCulture, $"every {days} days") : null,
    }.OfType<string>());

    /// <summary>How far a photo is, in one or two words, and the badge's colour.</summary>
    public static (string Text, string Colour) StateOf(CoursePhotoRow photo) => photo switch
    {
        { ExcludedBecause: not null } => ("left out", ""),
        { Usable: false, View: var view } when SideView.Includes(view) => ("kept, not measured", ""),
        { Usable: false } => ("cannot be used", "bad"),
        { IsRenewing: true, Grade: { } grade } => ($"ready, grade {Words.Of(grade)}, is measured once more", "good"),
        { State: RunState.Failed or RunState.SetAside } => ("analysis failed", "bad"),
        { State: RunState.Running } => ("being analysed", "warn"),
        { Usable: null } => ("waiting", "warn"),
        { State: RunState.Waiting } => ("checked, waiting", "warn"),
        _ => ($"ready, grade {Words.Of(photo.Grade ?? Grade.C)}", "good"),
    };
}
