using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Reports;

/// <summary>A course with what was measured on its photos.</summary>
/// <param name="Entries">One for each photo of the course; the order does not matter.</param>
/// <param name="Baselines">For each view of the course the photo that the others were compared with, or why there is none.</param>
public sealed record CourseReport(
    Course Course, IReadOnlyList<CourseEntry> Entries, IReadOnlyDictionary<PhotoView, Outcome<CoursePhoto>> Baselines, string AnalysisVersion)
{
    /// <summary>The learned model whose numbers stand in the comparisons; null where none do.</summary>
    public string? ModelVersion => Entries.Select(entry => entry.AgainstBaseline?.Model?.Version).FirstOrDefault(version => version is not null);
}

/// <summary>One photo of a course.</summary>
/// <param name="AgainstBaseline">The comparison with the baseline of its view; null for the baseline itself, where <paramref name="Refused"/> tells why there is none, and while the photo waits for it.</param>
/// <param name="Refused">Why the photo has no comparison at all: it could not be read, or its view has no baseline.</param>
/// <param name="Thumbnail">The photo for the strip; null takes the aligned picture of the comparison, if there is one.</param>
public sealed record CourseEntry(
    CoursePhoto Photo, Comparison? AgainstBaseline = null, Refusal? Refused = null, SrgbImage? Thumbnail = null);
