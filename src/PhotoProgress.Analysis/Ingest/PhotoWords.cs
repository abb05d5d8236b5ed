namespace PhotoProgress.Analysis.Ingest;

/// <summary>The words for views and timings, as files, addresses and names of photos have them.</summary>
public static class PhotoWords
{
    public static IReadOnlyDictionary<string, PhotoView> Views { get; } = new Dictionary<string, PhotoView>
    {
        ["front"] = PhotoView.Front,
        ["left45"] = PhotoView.Left45,
        ["right45"] = PhotoView.Right45,
        ["left90"] = PhotoView.Left90,
        ["right90"] = PhotoView.Right90,
        ["closeup"] = PhotoView.Closeup,
    };

    public static IReadOnlyDictionary<string, PhotoTiming> Timings { get; } = new Dictionary<string, PhotoTiming>
    {
        ["pre-session"] = PhotoTiming.PreSession,
        ["post-session"] = PhotoTiming.PostSession,
        ["follow-up"] = PhotoTiming.FollowUp,
    };

    public static string Of(PhotoView view) => Views.First(word => word.Value == view).Key;

    public static string Of(PhotoTiming timing) => Timings.First(word => word.Value == timing).Key;
}
