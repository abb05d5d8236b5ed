namespace PhotoProgress.Analysis.Ingest;

/// <summary>From where a photo looks at the client; left and right are the client's own side that is shown.</summary>
public enum PhotoView
{
    Front,
    Left45,
    Right45,
    Left90,
    Right90,
    Closeup,
}

/// <summary>When a photo was taken, as the clinic tagged it.</summary>
public enum PhotoTiming
{
    /// <summary>Before needling; on a session's own day it shows the skin as the session before left it.</summary>
    PreSession,

    /// <summary>After needling, on the session's day or while the skin heals.</summary>
    PostSession,

    /// <summary>Between sessions or after the last one.</summary>
    FollowUp,
}

/// <summary>A treatment recipe.</summary>
/// <param name="Modality">In the clinic's words, e.g. <c>microneedling</c>.</param>
/// <param name="NeedleDepthMm">Millimetres, above 0 and at most 5; null where the recipe has none.</param>
/// <param name="Sessions">Number of sessions planned, at least 1.</param>
/// <param name="IntervalDays">Days planned between two sessions; null where not told.</param>
public sealed record CoursePlan(string Modality, double? NeedleDepthMm, string? Device, int Sessions, int? IntervalDays);

/// <summary>One dated photo of a course.</summary>
/// <param name="File">Plain file name in the course's folder.</param>
public sealed record CoursePhoto(string File, DateOnly Date, PhotoView View, PhotoTiming Timing);

/// <summary>One client on one plan: sessions and photos by date.</summary>
/// <param name="Client">A code, never a name.</param>
/// <param name="Sessions">Days of needling so far, ascending, each once.</param>
/// <param name="Photos">In the order of the file; each file once.</param>
/// <param name="Baseline">File of the photo that the others of its view are compared with; null leaves the choice to the timing rules.</param>
public sealed record Course(
    string Client, CoursePlan Plan, IReadOnlyList<DateOnly> Sessions, IReadOnlyList<CoursePhoto> Photos, string? Baseline);
