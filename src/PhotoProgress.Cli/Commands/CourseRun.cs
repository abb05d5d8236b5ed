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
    public async Task<CourseReport> ReportAsync(CancellationToken cancellation)
    {
        var entries = new CourseEntry[course.Photos.Count];
        var baselines = new Dictionary<PhotoView, Outcome<CoursePhoto>>();
        foreach (var view in course.Photos.Select(photo => photo.View).Distinct().Order())
        {
            var baseline = Baseline.Of(tools, course, folder, view);
            baselines[view] = baseline.Chosen;
            await ViewAsync(view, baseline, entries, cancellation);
        }

        return new CourseReport(course, entries, baselines, Analyser.Version);
    }

    private async Task ViewAsync(PhotoView view, Baseline baseline, CourseEntry[] entries, CancellationToken cancellation)
    {
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
        if (photo == baseline.Photo) return (new CourseEntry(photo, Thumbnail: baseline.Thumbnail), null);
        var looked = LookAt(tools, folder, photo);
        if (looked.IsRefused) return (new CourseEntry(photo, null, looked.Refused), null);
        var thumbnail = ReportWriter.Thumbnail(looked.Value.Photo.Image);
        if (baseline.Looked is not { } before) return (new CourseEntry(photo, null, RefusalOf(looked) ?? baseline.Chosen.Refused, thumbnail), null);
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

    private static Refusal? RefusalOf(Outcome<AnalysedPhoto> looked) => looked.Refused ?? (looked.Value.Refusals is [var first, ..] ? first : null);

    /// <summary>What the photos of a view are compared with.</summary>
    /// <param name="Looked">Null where there is no baseline.</param>
    /// <param name="Summary">Read once for all comparisons; null where there is no baseline.</param>
    private sealed record Baseline(Outcome<CoursePhoto> Chosen, AnalysedPhoto? Looked, PhotoSummary? Summary)
    {
        public CoursePhoto? Photo => Chosen.IsRefused ? null : Chosen.Value;

        public SrgbImage? Thumbnail { get; } = Looked is null ? null : ReportWriter.Thumbnail(Looked.Photo.Image);

        public static Baseline Of(Tools tools, Course course, string folder, PhotoView view)
        {
            Outcome<AnalysedPhoto>? looked = null;
            var chosen = CourseTiming.BaselineOf(course, view, photo => RefusalOf(looked = LookAt(tools, folder, photo)));
            return chosen.IsRefused
                ? new Baseline(chosen, null, null)
                : new Baseline(chosen, looked!.Value, tools.Analyser.Summary(looked.Value)); // the chosen one was looked at last
        }
    }
}
