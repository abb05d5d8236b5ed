using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Align.Mesh;
using PhotoProgress.Analysis.Check;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Learning.Evaluation;

namespace PhotoProgress.Bench.Checks;

/// <summary>A photo of the set with what the checks say of it.</summary>
internal sealed record Checked(IndexedPhoto Indexed, Photo Photo, IReadOnlyList<Face> Faces, IReadOnlyList<CheckResult> Results)
{
    public bool Refused => Results.Any(result => result.Outcome == CheckOutcome.Refused);

    public IEnumerable<string> Codes(CheckOutcome outcome) =>
        Results.Where(result => result.Outcome == outcome).Select(result => result.Code);
}

/// <summary>Decodes, finds faces and checks.</summary>
internal sealed class Checker
{
    private readonly PhotoCodec _codec = new();
    private readonly FaceFinder _finder;
    private readonly PhotoChecks _checks;

    public Checker()
    {
        var model = FaceModelFile.OpenInstalled();
        _finder = new FaceFinder(model);
        _checks = new PhotoChecks(new HeadPoseFit(CanonicalFace.Read(model)));
    }

    public PhotoCodec Codec => _codec;

    public Checked Check(IndexedPhoto indexed, byte[] bytes)
    {
        var photo = _codec.Decode(bytes).Value;
        var faces = _finder.Find(photo.Image);
        return new Checked(indexed, photo, faces, Again(photo, faces));
    }

    public IReadOnlyList<CheckResult> Again(Photo photo, IReadOnlyList<Face> faces) => _checks.Run(photo, faces, null);
}
