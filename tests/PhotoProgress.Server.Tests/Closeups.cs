using System.Collections.Concurrent;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Learning.Phantom;
using PhotoProgress.Learning.Phantom.Scenes;

namespace PhotoProgress.Server.Tests;

/// <summary>Rendered close-ups: analysed like any photo, and drawn once however many tests ask for them.</summary>
public static class Closeups
{
    private static readonly Lazy<PhotoCodec> Codec = new(() => new PhotoCodec());

    private static readonly ConcurrentDictionary<PhantomKey, Lazy<byte[]>> Drawn = new();

    /// <summary>A photo of a subject's skin; another capture is another photo of the same skin.</summary>
    public static byte[] Of(int subject, int capture, int treatment = 0) =>
        [.. Drawn.GetOrAdd(new PhantomKey(subject, treatment, capture), key => new Lazy<byte[]>(() => CloseupScene.Maker(seed: 7).Make(key).Jpeg(Codec.Value))).Value];
}
