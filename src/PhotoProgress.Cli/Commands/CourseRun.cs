using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Learning.Model;
using PhotoProgress.Reports;

namespace PhotoProgress.Cli.Commands;

/// <summary>Analyses the photos of a course, two at a time, and keeps their order.</summary>
internal sealed class CourseRun(Tools tools, InstalledModel model, Course course, string folder)
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
        var alike = new SrgbImage?[entries.Length];
        var limit = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(places, limit, (i, _) =>
        {
            (entries[i], alike[i]) = Entry(course.Photos[i], baseline);
            return ValueTask.CompletedTask;
        });
        FrameAlike(entries, baseline, alike.FirstOrDefault(picture => picture is not null));
    }

    /// <summary>In the strip the baseline stands in the same frame as the photos that were laid over it.</summary>
    private static void FrameAlike(CourseEntry[] entries, Baseline baseline, SrgbImage? picture)
    {
        var place = Array.FindIndex(entries, entry => entry is not null && entry.Photo == baseline.Photo);
        if (place >= 0 && picture is not null) entries[place] = entries[place] with { Thumbnail = picture };
    }

    /// <summary>The entry of a photo, and the baseline as it was laid under it; null where it was not.</summary>
    private (CourseEntry Entry, SrgbImage? Baseline) Entry(CoursePhoto photo, Baseline baseline)
    {
        if (photo == baseline.Photo) return (new CourseEntry(photo, null, baseline.Refused, baseline.Thumbnail), null);
        var looked = LookAt(tools, folder, photo);
        if (looked.IsRefused) return (new CourseEntry(photo, null, looked.Refused), null);
        var thumbnail = ReportWriter.Thumbnail(looked.Value.Photo.Image);
        if (baseline.Looked is not { } before) return (new CourseEntry(photo, null, baseline.RefusedForOthers, thumbnail), null);
        var comparison = model.Told(tools.Analyser.CompareSeen(before, baseline.Summary!, looked.Value, tools.Analyser.Summary(looked.Value)));
        var small = comparison with { Pictures = null }; // a long course would fill the memory with them
        return comparison.Pictures is { } pictures
            ? (new CourseEntry(photo, small, null, ReportWriter.Thumbnail(pictures.After)), ReportWriter.Thumbnail(pictures.Before))
            : (new CourseEntry(photo, small, null, thumbnail), null);
    }

    private static Outcome<AnalysedPhoto> LookAt(Tools tools, string folder, CoursePhoto photo)
    {
        var bytes = InputFile.Read(Path.Combine(folder, photo.File), "photo");
        return tools.Analyser.Look(bytes, photo.File, photo.View);
    }

    /// <summary>What the photos of a view are compared with.</summary>
    /// <param name="Photo">Null where the view has none.</param>
    /// <param name="Looked">Null where there is none, or it cannot be decoded.</param>
    /// <param name="Refused">Why it cannot be used.</param>
    /// <param name="Summary">Read once for all comparisons; null where nothing was looked at.</param>
    private sealed record Baseline(CoursePhoto? Photo, AnalysedPhoto? Looked, Refusal? Refused, PhotoSummary? Summary = null)
    {
        public SrgbImage? Thumbnail { get; } = Looked is null ? null : ReportWriter.Thumbnail(Looked.Photo.Image);

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
                : new Baseline(chosen.Value, looked.Value, looked.Value.Refusals.Count > 0 ? looked.Value.Refusals[0] : null, tools.Analyser.Summary(looked.Value));
        }
    }
}
