namespace PhotoProgress.Analysis.Tests;

/// <summary>
/// Real photos for tests. They are licensed for tests only and stay outside the repository: at <c>../shared/photos</c>
/// beside it, or where <c>PHOTOPROGRESS_PHOTOS</c> points.
/// </summary>
internal static class Photos
{
    /// <summary>The repository's root: the nearest folder above the test assembly that holds the solution.</summary>
    public static string RepositoryRoot { get; } = FindRoot(AppContext.BaseDirectory);

    private static string Folder { get; } =
        Environment.GetEnvironmentVariable("PHOTOPROGRESS_PHOTOS") is { Length: > 0 } folder
            ? folder
            : System.IO.Path.Combine(RepositoryRoot, "..", "shared", "photos");

    public static bool Present { get; } = File.Exists(Path("INDEX.tsv"));

    /// <param name="name">A file as INDEX.tsv names it, such as <c>london/002_03.jpg</c>.</param>
    public static string Path(string name) => System.IO.Path.GetFullPath(System.IO.Path.Combine(Folder, name));

    private static string FindRoot(string folder) =>
        File.Exists(System.IO.Path.Combine(folder, "PhotoProgress.sln"))
            ? folder
            : FindRoot(System.IO.Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("The tests run outside the repository."));
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
