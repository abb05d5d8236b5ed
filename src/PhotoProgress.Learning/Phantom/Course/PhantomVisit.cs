using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Learning.Phantom.Face;
using PhotoProgress.Learning.Phantom.Skin;

namespace PhotoProgress.Learning.Phantom.Course;

/// <summary>One photo of a course before it is drawn.</summary>
/// <param name="Day">Days since the first session.</param>
/// <param name="Capture">How it is taken, with the skin of that day.</param>
public sealed record PhantomVisit(int Day, PhotoTiming Timing, Lapse Lapse, FaceCapture Capture)
{
    /// <summary>The skin of that day.</summary>
    public SkinAmounts Skin => Capture.Skin!;
}

/// <summary>When photos are taken and which of them lapse.</summary>
/// <param name="Days">Day, timing and whether a lapse may happen then.</param>
public sealed record VisitPlan(IReadOnlyList<(int Day, PhotoTiming Timing, bool MayLapse)> Days)
{
    public const int Sessions = 4;
    public const int IntervalDays = 28;

    /// <summary>Four sessions, every 28 days; photos before each, one the day after the first, and follow-ups to 24 weeks after the last.</summary>
    public static VisitPlan Full { get; } = new(
    [
        (0, PhotoTiming.PreSession, false), (1, PhotoTiming.PostSession, false), (28, PhotoTiming.PreSession, true), (56, PhotoTiming.PreSession, false),
        (84, PhotoTiming.PreSession, true), (112, PhotoTiming.FollowUp, true), (126, PhotoTiming.FollowUp, true), (140, PhotoTiming.FollowUp, true),
        (168, PhotoTiming.FollowUp, false), (252, PhotoTiming.FollowUp, false),
    ]);
}
