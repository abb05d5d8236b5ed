using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Learning.Phantom;
using PhotoProgress.Learning.Phantom.Scenes;

namespace PhotoProgress.Server.Tests;

/// <summary>Rendered close-ups: cheap to draw, and analysed like any photo.</summary>
public static class Closeups
{
    private static readonly Lazy<PhotoCodec> Codec = new(() => new PhotoCodec());

    /// <summary>A photo of a subject's skin; another capture is another photo of the same skin.</summary>
    public static byte[] Of(int subject, int capture, int treatment = 0) =>
        CloseupScene.Maker(seed: 7).Make(new PhantomKey(subject, treatment, capture)).Jpeg(Codec.Value);
}
