using System.Collections.Concurrent;
using Microsoft.Playwright;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Learning.Phantom;
using PhotoProgress.Learning.Phantom.Course;
using PhotoProgress.Learning.Phantom.Scenes;
using PhotoProgress.Server.Demo;

namespace PhotoProgress.Browser.Tests.Story;

/// <summary>Rendered faces, nobody's, from the demo clinic's studio; each is drawn once for all stories.</summary>
internal static class StoryPhotos
{
    private const int Subject = 11;

    /// <summary>Older than the course plan is long, so that every visit has happened.</summary>
    private const int DaysAgo = 400;

    /// <summary>The visit whose photo is spoilt first; it has the effect of all sessions.</summary>
    private const int LateVisit = 5;

    private static readonly TreatmentEffect Better = new(0.4, 0.25, 0.25);
    private static readonly DemoStudio Studio = new(new PhotoCodec());
    private static readonly ConcurrentDictionary<string, Lazy<byte[]>> Drawn = new();

    public static FilePayload Before => Named("before.jpg", 0, null);

    /// <summary>One that the story itself does not upload: a photo belongs to one session.</summary>
    public static FilePayload Other => Named("other.jpg", 1, null);

    public static FilePayload LateBlurred => Named("late-moved.jpg", LateVisit, (LateVisit, Lapse.Blur));

    public static FilePayload Late => Named("late.jpg", LateVisit, null);

    /// <summary>A close-up that nobody told the session of.</summary>
    public static FilePayload Stray { get; } =
        new() { Name = "DSC_0001.jpg", MimeType = "image/jpeg", Buffer = CloseupScene.Maker(Subject).Make(new PhantomKey(Subject, 0, 0)).Jpeg(new PhotoCodec()) };

    private static FilePayload Named(string name, int visit, (int Visit, Lapse Lapse)? bad) => new()
    {
        Name = name,
        MimeType = "image/jpeg",
        Buffer = Drawn.GetOrAdd(name, _ => new Lazy<byte[]>(() => Studio.Photograph(new DemoClient("story", Subject, 0, DaysAgo, PhotoView.Front, Better, bad), visit))).Value,
    };
}
