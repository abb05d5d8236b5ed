using PhotoProgress.Analysis.Judge;
using PhotoProgress.Reports.Words;

namespace PhotoProgress.Reports;

/// <summary>Who, when and with what: everything of a comparison report that is no result.</summary>
public sealed class ComparisonFacts(Comparison comparison, ReportHeader header)
{
    private const string Unknown = "date unknown";

    private readonly DateOnly? _before = header.BeforeDate ?? Taken(comparison.Before);
    private readonly DateOnly? _after = header.AfterDate ?? Taken(comparison.After);

    public string? Clinic => header.Clinic;

    public string Title { get; } = "Comparison of two skin photos";

    /// <summary>What tells this report from others: client, view, dates.</summary>
    public string Subject => string.Join(" · ", new[] { header.Client, View, $"{BeforeDay} to {AfterDay}" }.OfType<string>());

    public string Foot => Subject;

    public string Generator => $"PhotoProgress {comparison.AnalysisVersion}";

    /// <summary>The view's name, or the word that stands for an unknown one.</summary>
    public string View => header.View is { } view ? Labels.Of(view) : "Skin";

    public string BeforeDay => Day(_before);

    public string AfterDay => Day(_after);

    public IReadOnlyList<(string Name, string Value)> Lines =>
    [
        .. Given("Client", header.Client),
        .. Given("View", header.View is { } view ? Labels.Of(view) : null),
        ("Before", BeforeDay),
        ("After", AfterDay),
        .. Given("Interval", _before is { } from && _after is { } to ? Labels.Span(to.DayNumber - from.DayNumber) : null),
        .. Given("Comparability", comparison is { Comparable: true, Grade: { } grade } ? Labels.Of(grade) : null),
    ];

    public IReadOnlyList<(string Name, string Value)> Provenance =>
    [
        ("Analysis", comparison.AnalysisVersion),
        ("Model", comparison.Model?.Version ?? "none used"),
        .. Photo("Before", comparison.Before),
        .. Photo("After", comparison.After),
        .. Given("Report of", header.PreparedOn is { } day ? Labels.Day(day) : null),
    ];

    private static IEnumerable<(string Name, string Value)> Photo(string which, PhotoSummary photo) =>
    [
        ($"{which}, file", photo.File),
        ($"{which}, SHA-256", photo.Sha256),
        .. Given($"{which}, scale", Scale(photo)),
        .. Given($"{which}, camera", Camera(photo)),
    ];

    private static string? Scale(PhotoSummary photo) => photo.PixelsPerMm <= 0 ? null
        : $"{Numbers.Significant(photo.PixelsPerMm)} pixels per millimetre from {Labels.ScaleSource(photo.ScaleSource)}"
            + (photo.ScaleErrorPercent > 0 ? $", standard error {Numbers.Significant(photo.ScaleErrorPercent)} %" : "");

    private static string? Camera(PhotoSummary photo)
    {
        var parts = new[] { photo.Capture.CameraMake, photo.Capture.CameraModel, photo.Capture.Lens }.Where(p => !string.IsNullOrWhiteSpace(p)).Distinct();
        return string.Join(", ", parts) is { Length: > 0 } camera ? camera : null;
    }

    private static string Day(DateOnly? day) => day is { } known ? Labels.Day(known) : Unknown;

    private static DateOnly? Taken(PhotoSummary photo) =>
        photo.Capture.TakenAt is { } taken ? DateOnly.FromDateTime(taken) : null;

    private static IEnumerable<(string Name, string Value)> Given(string name, string? value) =>
        string.IsNullOrWhiteSpace(value) ? [] : [(name, value)];
}
