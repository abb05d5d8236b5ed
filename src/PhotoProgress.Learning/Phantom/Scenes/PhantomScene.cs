using PhotoProgress.Analysis.Ingest;

namespace PhotoProgress.Learning.Phantom.Scenes;

/// <summary>A file of a scene.</summary>
/// <param name="Name">Below the folder that is written to.</param>
public sealed record PhantomFile(string Name, byte[] Bytes);

/// <summary>A kind of phantom that can be asked for by name.</summary>
/// <param name="Name">As typed.</param>
/// <param name="About">A few words for help.</param>
/// <param name="Make">Codec, seed and count to files, made one by one; the same seed gives the same bytes.</param>
public sealed record PhantomScene(string Name, string About, Func<PhotoCodec, int, int, IEnumerable<PhantomFile>> Make);

/// <summary>Every scene; a new one is a file of its own and an entry here.</summary>
public static class PhantomScenes
{
    public static IReadOnlyList<PhantomScene> All { get; } = [CloseupScene.Scene, FaceScene.Scene, CourseScene.Scene];
}
