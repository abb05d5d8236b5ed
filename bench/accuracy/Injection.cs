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
    string Kind, double Factor, Dimension Target, IReadOnlyList<Dimension> Untouched, Func<SrgbImage, Plane, double, SrgbImage> Apply)
{
    public const string TextureKind = "texture";
    public const string BrownKind = "brown";
    public const string RedKind = "red";
    public const string DiffuseKind = "diffuse";

    public static readonly string[] Kinds = [TextureKind, BrownKind, RedKind, DiffuseKind];

    public string Name => FormattableString.Invariant($"{Kind} ×{Factor}");

    public Verdict Right => Factor < 1 ? Verdict.Improved : Verdict.Worsened;

    public static Injection Texture(double factor) => new(
        TextureKind, factor, Dimension.Texture, [Dimension.Evenness, Dimension.Redness],
        (image, skin, pixelsPerMm) => TextureInjection.Scale(image, skin, pixelsPerMm, factor));

    public static Injection Brown(double factor) => new(
        BrownKind, factor, Dimension.Evenness, [Dimension.Texture, Dimension.Redness],
        (image, skin, pixelsPerMm) => ColourInjection.Blotches(image, skin, pixelsPerMm, Pigment.Melanin, factor));

    public static Injection Red(double factor) => new(
        RedKind, factor, Dimension.Redness, [Dimension.Texture],
        (image, skin, pixelsPerMm) => ColourInjection.Blotches(image, skin, pixelsPerMm, Pigment.Haemoglobin, factor));

    public static Injection Diffuse(double factor) => new(
        DiffuseKind, factor, Dimension.Redness, [Dimension.Texture],
        (image, skin, pixelsPerMm) => ColourInjection.DiffuseRedness(image, skin, pixelsPerMm, factor));

    /// <summary>The photo as if the skin of its face had changed.</summary>
    public AnalysedPhoto On(AnalysedPhoto original)
    {
        var (image, pixelsPerMm) = (original.Photo.Image, original.Scale!.PixelsPerMm);
        var frame = new FaceFrame(image.Width, image.Height, pixelsPerMm, new Similarity(1, 0, 0, 0));
        var changed = Apply(image, FaceRegions.Skin(frame, original.Face!.Mesh), pixelsPerMm);
        return original with { Photo = original.Photo with { Image = changed } };
    }
}
