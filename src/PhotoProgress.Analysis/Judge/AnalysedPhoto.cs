using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Check;
using PhotoProgress.Analysis.Check.Files;
using PhotoProgress.Analysis.Ingest;

namespace PhotoProgress.Analysis.Judge;

/// <summary>A decoded photo with what was found in it.</summary>
/// <param name="File">Name to show.</param>
/// <param name="Photo">Pixels and records.</param>
/// <param name="Face">The face it is about; null in a close-up and where there is none.</param>
/// <param name="Scale">Millimetres; null where a face was looked for and not found.</param>
/// <param name="Checks">Quality checks.</param>
/// <param name="Refusals">Why the photo cannot be used; empty when it can.</param>
public sealed record AnalysedPhoto(
    string File,
    Photo Photo,
    FoundFace? Face,
    PhotoScale? Scale,
    IReadOnlyList<CheckResult> Checks,
    IReadOnlyList<Refusal> Refusals)
{
    private static readonly string[] CompressionCodes = [JpegQuality.Check.Code, EarlierCompression.Check.Code];

    /// <summary>The hardest JPEG compression that the file tells of or that left its trace in the pixels, 1–100; null where there is none.</summary>
    public int? HardestCompression => (int?)Checks.Where(check => CompressionCodes.Contains(check.Code)).Min(check => check.Value);

    /// <summary>Whether a compression that left its trace is not the file's last: another program has decoded the photo since.</summary>
    /// <param name="quality">1–100.</param>
    public bool WasDecodedSince(int quality) => !(Photo.Encoding.JpegQuality <= quality);

    /// <summary>Whether it was looked at as skin from edge to edge.</summary>
    public bool IsCloseup => Face is null && Scale is not null;
}

/// <summary>A face with its pose and expression.</summary>
public sealed record FoundFace(Face Mesh, FaceState State);
