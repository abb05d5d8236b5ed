using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Learning.Nuisance;

namespace PhotoProgress.Bench.Accuracy;

/// <summary>A known change of skin in a real photo.</summary>
/// <param name="Kind">What is changed.</param>
/// <param name="Factor">Amount after over before.</param>
/// <param name="Target">The dimension that should find it.</param>
/// <param name="Untouched">
/// Dimensions that it does not change: a verdict there is cross-talk. Red blotches are uneven as well as red, and broad redness reaches into
/// the blotches' band by half at 30 mm; so evenness may follow red.
/// </param>
internal sealed record Injection(
    string Kind, double Factor, Dimension Target, IReadOnlyList<Dimension> Untouched, Func<SrgbImage, Plane, double, Func<double, SrgbImage>> In)
{
    public const string TextureKind = "texture";
    public const string BrownKind = "brown";
    public const string RedKind = "red";
    public const string DiffuseKind = "diffuse";

    public static readonly string[] Kinds = [TextureKind, BrownKind, RedKind, DiffuseKind];

    public string Name => FormattableString.Invariant($"{Kind} ×{Factor}");

    public Verdict Right => Factor < 1 ? Verdict.Improved : Verdict.Worsened;

    public static Injection Texture(double factor) => new(
        TextureKind, factor, Dimension.Texture, [Dimension.Evenness, Dimension.Redness], TextureInjection.In);

    public static Injection Brown(double factor) => new(
        BrownKind, factor, Dimension.Evenness, [Dimension.Texture, Dimension.Redness],
        (image, skin, pixelsPerMm) => ColourInjection.Blotches(image, skin, pixelsPerMm, Pigment.Melanin));

    public static Injection Red(double factor) => new(
        RedKind, factor, Dimension.Redness, [Dimension.Texture],
        (image, skin, pixelsPerMm) => ColourInjection.Blotches(image, skin, pixelsPerMm, Pigment.Haemoglobin));

    public static Injection Diffuse(double factor) => new(
        DiffuseKind, factor, Dimension.Redness, [Dimension.Texture], ColourInjection.DiffuseRedness);
}

/// <summary>A photo into which known changes are put: its skin is found once, and the changes of one kind, which come one after another, share what they start from.</summary>
internal sealed class InjectedPhoto(AnalysedPhoto original)
{
    private readonly Lazy<Plane> _skin = new(() => SkinOf(original));
    private (string Kind, Func<double, SrgbImage> Make)? _prepared;

    /// <summary>The photo as if the skin of its face had changed.</summary>
    public AnalysedPhoto With(Injection known)
    {
        if (_prepared?.Kind != known.Kind) _prepared = (known.Kind, known.In(original.Photo.Image, _skin.Value, original.Scale!.PixelsPerMm));
        return original with { Photo = original.Photo with { Image = _prepared.Value.Make(known.Factor) } };
    }

    private static Plane SkinOf(AnalysedPhoto photo)
    {
        var image = photo.Photo.Image;
        return FaceRegions.Skin(new FaceFrame(image.Width, image.Height, photo.Scale!.PixelsPerMm, new Similarity(1, 0, 0, 0)), photo.Face!.Mesh);
    }
}
