using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Align.Mesh;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Tests.Align;

/// <summary>The installed face model, read once for all tests, and the faces of the test photos, each found once.</summary>
internal static class FaceModel
{
    private static readonly Lazy<FaceModelFile> Installed = new(FaceModelFile.OpenInstalled);
    private static readonly Lazy<FaceFinder> SharedFinder = new(() => new FaceFinder(File));
    private static readonly Lazy<CanonicalFace> SharedCanonical = new(() => CanonicalFace.Read(File));
    private static readonly Lazy<HeadPoseFit> SharedPose = new(() => new HeadPoseFit(Canonical));
    private static readonly Dictionary<string, Face> Found = [];

    public static FaceModelFile File => Installed.Value;

    public static FaceFinder Finder => SharedFinder.Value;

    public static CanonicalFace Canonical => SharedCanonical.Value;

    public static HeadPoseFit Pose => SharedPose.Value;

    public static bool Present { get; } = IsPresent();

    public static SrgbImage Image(string name) => new PhotoCodec().Decode(System.IO.File.ReadAllBytes(Photos.Path(name))).Value.Image;

    /// <summary>The one face in a test photo.</summary>
    public static Face FaceIn(string name)
    {
        lock (Found)
        {
            if (!Found.TryGetValue(name, out var face)) Found[name] = face = Assert.Single(Finder.Find(Image(name)));
            return face;
        }
    }

    /// <summary>London faces, <c>_03</c> neutral and <c>_08</c> smiling.</summary>
    public static string[] London(string capture) =>
        [.. Directory.GetFiles(Photos.Path("london"), $"*_{capture}.jpg").Order().Select(path => $"london/{Path.GetFileName(path)}")];

    private static bool IsPresent()
    {
        try
        {
            return File is not null;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }
}

/// <summary>A test that needs the face model; reports itself skipped where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FaceModelFactAttribute : FactAttribute
{
    public FaceModelFactAttribute() => Skip = FaceModel.Present ? null : "No face model: ./photoprogress installs it.";
}

/// <summary>A test that needs the face model and real photos.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FacePhotosFactAttribute : FactAttribute
{
    public FacePhotosFactAttribute() => Skip = FacePhotos.Missing;
}

/// <summary>A test with data that needs the face model and real photos.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FacePhotosTheoryAttribute : TheoryAttribute
{
    public FacePhotosTheoryAttribute() => Skip = FacePhotos.Missing;
}

internal static class FacePhotos
{
    public static string? Missing =>
        !FaceModel.Present ? "No face model: ./photoprogress installs it." : Photos.Present ? null : "No real photos: set PHOTOPROGRESS_PHOTOS.";
}

/// <summary>A test with data that needs the face model.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FaceModelTheoryAttribute : TheoryAttribute
{
    public FaceModelTheoryAttribute() => Skip = FaceModel.Present ? null : "No face model: ./photoprogress installs it.";
}
