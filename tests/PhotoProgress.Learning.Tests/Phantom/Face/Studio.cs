using PhotoProgress.Analysis.Align.Mesh;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Learning.Phantom.Camera;
using PhotoProgress.Learning.Phantom.Face;

namespace PhotoProgress.Learning.Tests.Phantom.Face;

/// <summary>One studio for all tests, and faces as small as our own checks still take them.</summary>
internal static class Studio
{
    /// <summary>2.7 pixels a millimetre: above the 2.5 below which the resolution is flagged.</summary>
    public static readonly FaceSize Small = new(800, 1000);

    private static readonly Lazy<FaceModelFile> Model = new(FaceModelFile.OpenInstalled);
    private static readonly Lazy<FaceStudio> Shared = new(() => new FaceStudio(Canonical));
    private static readonly Lazy<Analyser> SharedAnalyser = new(() => new Analyser(new PhotoCodec(), Model.Value, Repeatability.Default()));

    public static bool Present { get; } = IsPresent();

    public static FaceStudio Of => Shared.Value;

    public static Analyser Analyser => SharedAnalyser.Value;

    public static CanonicalFace Canonical => CanonicalFace.Read(Model.Value);

    public static FaceIdentity Person(int seed) => FaceStudio.Draw(new Random(seed));

    public static FaceCapture Usual(int seed) => FaceCaptures.Usual(Person(seed), new Random(seed));

    public static byte[] Jpeg(int seed, FaceCapture capture, FaceSize size) =>
        CameraModel.Encode(new PhotoCodec(), Of.Photograph(Person(seed), capture, size, new Random(seed)).Image, capture.Camera);

    public static AnalysedPhoto Looked(int seed, FaceCapture capture) => Analyser.Look(Jpeg(seed, capture, Small), "phantom.jpg").Value;

    private static bool IsPresent()
    {
        try
        {
            return Model.Value is not null;
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
    public FaceModelFactAttribute() => Skip = Studio.Present ? null : "No face model: ./photoprogress installs it.";
}
