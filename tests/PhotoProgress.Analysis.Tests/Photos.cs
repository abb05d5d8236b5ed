using PhotoProgress.Analysis.Tests.Conventions;

namespace PhotoProgress.Analysis.Tests;

/// <summary>
/// Real photos for tests. They are licensed for tests only and stay outside the repository: at <c>../shared/photos</c>
/// beside it, or where <c>PHOTOPROGRESS_PHOTOS</c> points.
/// </summary>
internal static class Photos
{
    private static string Folder { get; } =
        Environment.GetEnvironmentVariable("PHOTOPROGRESS_PHOTOS") is { Length: > 0 } folder
            ? folder
            : System.IO.Path.Combine(Repository.Root, "..", "shared", "photos");

    public static bool Present { get; } = File.Exists(Path("INDEX.tsv"));

    /// <param name="name">A file as INDEX.tsv names it, such as <c>london/002_03.jpg</c>.</param>
    public static string Path(string name) => System.IO.Path.GetFullPath(System.IO.Path.Combine(Folder, name));
}

/// <summary>A test that needs real photos; reports itself skipped where there are none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PhotosFactAttribute : FactAttribute
{
    public PhotosFactAttribute() => Skip = Photos.Present ? null : "No real photos: set PHOTOPROGRESS_PHOTOS.";
}

/// <summary>A test with data that needs real photos; reports itself skipped where there are none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PhotosTheoryAttribute : TheoryAttribute
{
    public PhotosTheoryAttribute() => Skip = Photos.Present ? null : "No real photos: set PHOTOPROGRESS_PHOTOS.";
}
