using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Reports;

namespace PhotoProgress.Cli.Commands;

/// <summary>Analyses the photos of a course, two at a time, and keeps their order.</summary>
internal sealed class CourseRun(Tools tools, Course course, string folder)
{
    /// <summary>Each holds a decoded photo and its planes; more would cost memory that a clinic's machine may not have.</summary>
    private const int AtOnce = 2;

    /// <summary>One entry for each photo, in the order of the course.</summary>
    public async Task<IReadOnlyList<CourseEntry>> AllAsync(CancellationToken cancellation)
    {
        var entries = new CourseEntry[course.Photos.Count];
        foreach (var view in course.Photos.Select(photo => photo.View).Distinct().Order())
            await ViewAsync(view, entries, cancellation);
        return entries;
    }

    private async Task ViewAsync(PhotoView view, CourseEntry[] entries, CancellationToken cancellation)
    {
        var baseline = Baseline.Of(tools, course, folder, view);
        var places = Enumerable.Range(0, entries.Length).Where(i => course.Photos[i].View == view);
        var limit = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(places, limit, (i, _) =>
        {
            entries[i] = Entry(course.Photos[i], baseline);
            return ValueTask.CompletedTask;
        });
    }

    private CourseEntry Entry(CoursePhoto photo, Baseline baseline)
    {
        if (photo == baseline.Photo) return new CourseEntry(photo, null, baseline.Refused, baseline.Thumbnail);
        var looked = LookAt(tools, folder, photo);
        if (looked.IsRefused) return new CourseEntry(photo, null, looked.Refused);
        var thumbnail = ReportWriter.Thumbnail(looked.Value.Photo.Image);
        if (baseline.Looked is not { } before) return new CourseEntry(photo, null, baseline.RefusedForOthers, thumbnail);
        var comparison = tools.Analyser.Compare(before, looked.Value);
        var aligned = comparison.Pictures is { } pictures ? ReportWriter.Thumbnail(pictures.After) : thumbnail;
        return new CourseEntry(photo, comparison with { Pictures = null }, null, aligned);
    }

    private static Outcome<AnalysedPhoto> LookAt(Tools tools, string folder, CoursePhoto photo) =>
        tools.Analyser.Look(InputFile.Read(Path.Combine(folder, photo.File), "photo"), photo.File);

    /// <summary>What the photos of a view are compared with.</summary>
    /// <param name="Photo">Null where the view has none.</param>
    /// <param name="Looked">Null where there is none, or it cannot be decoded.</param>
    /// <param name="Refused">Why it cannot be used.</param>
    private sealed record Baseline(CoursePhoto? Photo, AnalysedPhoto? Looked, Refusal? Refused)
    {
        public Analysis.Pixels.SrgbImage? Thumbnail { get; } = Looked is null ? null : ReportWriter.Thumbnail(Looked.Photo.Image);

        public Refusal? RefusedForOthers => Photo is null || Refused is null
            ? Refused
            : new Refusal("no_baseline", $"The baseline {Photo.File} cannot be used: {Refused.Message}", Refused.Advice);

        public static Baseline Of(Tools tools, Course course, string folder, PhotoView view)
        {
            var chosen = CourseTiming.BaselineOf(course, view);
            if (chosen.IsRefused) return new Baseline(null, null, chosen.Refused);
            var looked = LookAt(tools, folder, chosen.Value);
            return looked.IsRefused
                ? new Baseline(chosen.Value, null, looked.Refused)
                : new Baseline(chosen.Value, looked.Value, looked.Value.Refusals.Count > 0 ? looked.Value.Refusals[0] : null);
        }
    }
}
