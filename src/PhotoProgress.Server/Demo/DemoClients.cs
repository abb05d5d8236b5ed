using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Data.Treatment;
using PhotoProgress.Learning.Phantom.Course;

namespace PhotoProgress.Server.Demo;

/// <summary>A rendered client of the demo clinic: nobody's face, and a course at its own stage.</summary>
/// <param name="Subject">Which phantom.</param>
/// <param name="Plan">Index in <see cref="DemoClients.Plans"/>.</param>
/// <param name="StartedDaysAgo">Age of the course; visits that would lie in the future have not happened.</param>
/// <param name="View">Front faces take seconds to render, close-ups a tenth.</param>
/// <param name="Effect">How the skin answers; null draws it.</param>
/// <param name="Bad">Index of a visit whose photo is spoilt, with its fault; null where none is.</param>
public sealed record DemoClient(
    string Code, int Subject, int Plan, int StartedDaysAgo, PhotoView View, TreatmentEffect? Effect = null, (int Visit, Lapse Lapse)? Bad = null);

/// <summary>Who is in the demo clinic.</summary>
public static class DemoClients
{
    private const double Deep = 1.5;
    private const double Shallow = 0.5;

    public static IReadOnlyList<(string Name, CoursePlan Plan)> Plans { get; } =
    [
        ("Scar course", new CoursePlan("microneedling", Deep, "pen", VisitPlan.Sessions, VisitPlan.IntervalDays)),
        ("Gentle course", new CoursePlan("microneedling", Shallow, "roller", VisitPlan.Sessions, VisitPlan.IntervalDays)),
        ("With radio frequency", new CoursePlan("microneedling with radio frequency", Deep, "RF pen", VisitPlan.Sessions, VisitPlan.IntervalDays)),
    ];

    /// <summary>The quick ones first: the first report is there within seconds.</summary>
    public static IReadOnlyList<DemoClient> All { get; } =
    [
        new("D-101", 1, 0, 120, PhotoView.Closeup, new TreatmentEffect(0.42, 0.2, 0.2)),
        new("D-102", 2, 1, 260, PhotoView.Closeup, TreatmentEffect.None, (4, Lapse.Blur)),
        new("D-201", 11, 0, 175, PhotoView.Front, new TreatmentEffect(0.4, 0.25, 0.25)),
        new("D-202", 12, 1, 60, PhotoView.Front, null, (2, Lapse.OtherLight)),
        new("D-203", 13, 2, 120, PhotoView.Front, TreatmentEffect.None, (3, Lapse.Smile)),
        new("D-204", 14, 2, 3, PhotoView.Front),
    ];

    /// <summary>Sessions of needling are on these days.</summary>
    public static SessionKind KindOf(int day) =>
        day % VisitPlan.IntervalDays == 0 && day / VisitPlan.IntervalDays < VisitPlan.Sessions ? SessionKind.Treatment : SessionKind.FollowUp;
}
