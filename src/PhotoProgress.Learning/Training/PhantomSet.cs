using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Learning.Features;
using PhotoProgress.Learning.Phantom;
using PhotoProgress.Learning.Phantom.Camera;
using PhotoProgress.Learning.Phantom.Optics;
using PhotoProgress.Learning.Phantom.Scenes;
using PhotoProgress.Learning.Phantom.Skin;
using PhotoProgress.Learning.Phantom.Truth;

namespace PhotoProgress.Learning.Training;

/// <summary>
/// Renders the captures of a recipe: every subject is one skin, photographed in sets of two. The two of a set stand in one room,
/// as two visits to one clinic do; the sets differ in everything. Each capture has its own level of treatment, of relief, of
/// brown and of red apart.
/// </summary>
public static class PhantomSet
{
    /// <summary>Captures of one set: the pairs that a comparison compares.</summary>
    public const int PerSet = 2;

    /// <summary>Condition above 0 where the photo went through a smoothing filter, strength 0 to 1.</summary>
    public const string Filter = "filter";

    /// <summary>
    /// Skin is rendered at least this finely and then averaged over the photo's pixels, as a sensor does, so that truth does not
    /// depend on the photo: it carries periods of 0.7 mm with more than four pixels.
    /// </summary>
    private const double RenderedPixelsPerMm = 8;

    /// <summary>All captures of the given subjects, subject by subject; two threads, and neither order nor values depend on them.</summary>
    public static Example[] Render(TrainingRecipe recipe, IEnumerable<int> subjects)
    {
        int[] all = [.. subjects];
        var rendered = new Example[all.Length][];
        Parallel.For(0, all.Length, new ParallelOptions { MaxDegreeOfParallelism = 2 }, i => rendered[i] = Subject(recipe, all[i]));
        return [.. rendered.SelectMany(captures => captures)];
    }

    /// <summary>The captures of one subject, as the model reads them.</summary>
    public static Example[] Subject(TrainingRecipe recipe, int subject) => [.. Photos(recipe, subject).Select(Read)];

    /// <summary>The photos of one subject.</summary>
    public static IEnumerable<KnownPhoto> Photos(TrainingRecipe recipe, int subject)
    {
        var maker = new PatchMaker(recipe.Seed, Shading.LeastWidth, Shading.LeastWidth, RenderedPixelsPerMm, Care.Anywhere);
        PatchSetup? setup = null;
        for (var i = 0; i < recipe.CapturesPerSubject; i++)
        {
            var key = new PhantomKey(subject, i + 1, i);
            var (amounts, random) = (maker.AmountsOf(key), key.Capturing(recipe.Seed));
            setup = setup is null || i % PerSet == 0 ? PatchSetup.Draw(key.Habit(recipe.Seed), random, amounts.Gloss) : setup.OnAnotherDay(random);
            yield return Photo(recipe, key, amounts with { Gloss = setup.Gloss }, setup, random);
        }
    }

    /// <summary>Features of a photo, through its file, on the scale that it is taken to have.</summary>
    public static Example Read(KnownPhoto photo)
    {
        var skin = PhotoSkin.OfCloseup(new PhotoCodec().Decode(photo.Jpeg).Value.Image, photo.PixelsPerMmTaken);
        return new Example(photo.Subject, photo.Capture, FeatureRow.Of(skin.Field, skin.Weights), AmountsOf(photo.Truth), photo.Conditions);
    }

    private static KnownPhoto Photo(TrainingRecipe recipe, PhantomKey key, SkinAmounts amounts, PatchSetup setup, Random random)
    {
        var fineness = (int)Math.Ceiling(RenderedPixelsPerMm / setup.PixelsPerMm);
        var (side, scale, capture) = (setup.SidePx * fineness, setup.PixelsPerMm * fineness, setup.Capture);
        var skin = SkinMaker.Make(
            amounts, new SkinGrid(side, side, scale, capture.ShiftXMm, capture.ShiftYMm, capture.TurnDegrees), key.SkinSeed(recipe.Seed));
        var albedo = SkinOptics.Albedo(skin);
        var scene = Shading.Render(skin, albedo, SurfaceShape.Dome(side, side, scale, capture.DomeRadiusMm), capture.Rig);
        var truth = SkinTruth.Of(skin, albedo, null);
        var picture = CameraModel.Expose(Averaged(scene, fineness), capture.Camera, random);
        return new KnownPhoto(
            key.Subject, key.Capture, CameraModel.Encode(new PhotoCodec(), picture, capture.Camera), setup.PixelsPerMm * setup.ScaleTaken, truth, Conditions(truth, setup));
    }

    /// <summary>
    /// Texture is composed of 0.5–1 and 1–3 mm, which every rendered skin carries; <see cref="RegionTruth.Texture"/> adds 0.2–0.5 mm where the
    /// grid is fine enough, and would so depend on the photo.
    /// </summary>
    internal static TrueAmounts AmountsOf(RegionTruth truth)
    {
        double Roughness(double finest, double coarsest) =>
            truth.RoughnessUm[SkinTruth.NameOf(new Band(finest, coarsest))] ?? throw new InvalidOperationException($"The rendered skin does not carry {finest}–{coarsest} mm.");
        return new TrueAmounts(Math.Sqrt(Roughness(0.5, 1) * Roughness(1, 3)), truth.Evenness, truth.Redness);
    }

    /// <summary>Means over squares of n × n pixels.</summary>
    private static LinearRgb Averaged(LinearRgb fine, int n)
    {
        if (n == 1) return fine;
        Plane Of(Plane plane) => Plane.From(plane.Width / n, plane.Height / n, (x, y) =>
        {
            var sum = 0f;
            for (var row = 0; row < n; row++)
            {
                foreach (var sample in plane.Row((y * n) + row).Slice(x * n, n)) sum += sample;
            }

            return sum / (n * n);
        });
        return new LinearRgb(Of(fine.R), Of(fine.G), Of(fine.B));
    }

    private static Dictionary<string, double> Conditions(RegionTruth truth, PatchSetup setup) => new()
    {
        ["ita"] = truth.TypologyDegrees,
        ["light_off_axis"] = setup.Capture.Rig.Lights[0].OffAxisDegrees,
        ["light_azimuth"] = setup.Capture.Rig.Lights[0].AzimuthDegrees,
        ["light_ambient"] = setup.Capture.Rig.Ambient,
        ["gloss"] = setup.Gloss.Oil,
        ["blur"] = setup.Capture.Camera.DefocusSigmaPx,
        ["noise"] = 1 / Math.Sqrt(setup.Capture.Camera.FullWellElectrons),
        ["pixels_per_mm"] = setup.PixelsPerMm,
        ["area"] = setup.AreaCm2,
        ["scale_taken"] = setup.ScaleTaken,
        ["exposure"] = setup.Capture.Camera.ExposureEv,
        ["jpeg"] = setup.Capture.Camera.JpegQuality,
        [Filter] = setup.Capture.Camera.BeautyStrength,
    };
}

/// <summary>A rendered photo with what is known of it.</summary>
/// <param name="Jpeg">The file.</param>
/// <param name="PixelsPerMmTaken">The scale that it is taken to have; the true one stands among the conditions.</param>
/// <param name="Truth">What is true of the skin in it.</param>
/// <param name="Conditions">How it was taken, see <see cref="Example"/>.</param>
public sealed record KnownPhoto(
    int Subject, int Capture, byte[] Jpeg, double PixelsPerMmTaken, RegionTruth Truth, IReadOnlyDictionary<string, double> Conditions);
