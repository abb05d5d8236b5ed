using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Learning.Features;
using PhotoProgress.Learning.Model;
using PhotoProgress.Learning.Phantom;
using PhotoProgress.Learning.Phantom.Scenes;

namespace PhotoProgress.Bench.Accuracy;

/// <summary>
/// Single close-ups of phantom skin that nothing was trained on: 60 × 45 mm at nominally 8 pixels a millimetre, read on the scale that a
/// close-up is taken to have, so that distance errs as it does in a clinic. One photo a subject, one treatment in three.
/// </summary>
internal sealed class PhantomRun(BenchSettings settings, Peers? peers, SkinModel? model)
{
    /// <summary>Never a seed of a recipe in training-data.</summary>
    private const int Seed = 730_001;

    private const int WidthPx = 480;
    private const int HeightPx = 360;

    /// <summary>The careful clinic is the easier case: a third of the subjects.</summary>
    private const int CarefulShare = 3;

    private readonly PhotoCodec _codec = new();
    private readonly Repeatability _repeatability = Repeatability.Default();

    /// <summary>Of close-ups as the bench takes them.</summary>
    public static PatchMaker Maker(int seed, Care care) => new(seed, WidthPx, HeightPx, WidthPx / CloseupAligner.FrameMm, care);

    public void Write(Scores scores, TextWriter output)
    {
        foreach (var (care, title, subjects) in new[]
        {
            (Care.Anywhere, "any light and camera", settings.Subjects), (Care.Clinic, "one careful clinic a subject", settings.Subjects / CarefulShare),
        })
        {
            var maker = Maker(Seed, care);
            var seen = Bench.Each([.. Enumerable.Range(0, subjects)], subject => See(maker, new PhantomKey(subject, subject % PhantomKey.TreatmentsPerSubject, 0)));
            PhantomTable.Write([.. seen.Select(phantom => phantom.GetAwaiter().GetResult())], care.ToString().ToLowerInvariant(), title, scores, output);
        }
    }

    private async Task<SeenPhantom> See(PatchMaker maker, PhantomKey key)
    {
        var patch = maker.Make(key);
        var photo = _codec.Decode(patch.Jpeg(_codec)).Value;
        var refusals = Analyser.LookCloseup(photo, key.FileStem).Refusals;
        var readings = PhotoReadings.OfCloseup(photo.Image, _repeatability)
            .Where(reading => reading.Value > 0).ToDictionary(reading => reading.MetricId, reading => Math.Log(reading.Value!.Value));
        var measured = peers is null ? new Dictionary<string, double?>() : (await Crop(photo.Image).ConfigureAwait(false))[0];
        return new SeenPhantom(
            new PhantomView(readings, measured, ByModel(photo.Image)), TruthOf(patch), ConditionsOf(patch), ToneGroups.Of(patch.Truth.TypologyDegrees), [.. refusals.Select(refusal => refusal.Code)]);
    }

    private Dictionary<Dimension, PhantomAnswer> ByModel(SrgbImage image)
    {
        if (model is null) return [];
        var skin = PhotoSkin.OfCloseup(image, CloseupAligner.ScaleOf(image).PixelsPerMm);
        var features = FeatureRow.Of(skin.Field, skin.Weights);
        return model.Parts.Select(part => (part.Dimension, Estimate: part.Levels([features])[0]))
            .ToDictionary(read => read.Dimension, read => new PhantomAnswer(read.Estimate.LogAmount, read.Estimate.StandardError));
    }

    /// <summary>The frame and the mask that our own readings see.</summary>
    private Task<IReadOnlyList<IReadOnlyDictionary<string, double?>>> Crop(SrgbImage image)
    {
        var frame = CloseupAligner.Frame(image, 1);
        var light = Resampler.Resample(image, frame.Map());
        var open = SkinMask.Of(light, Plane.From(light.Width, light.Height, static (_, _) => 1), frame.PixelsPerMm);
        return peers!.Measure([light], open, frame.PixelsPerMm);
    }

    private static Dictionary<Dimension, double> TruthOf(PhantomPatch patch) => new Dictionary<Dimension, double>
    {
        [Dimension.Texture] = patch.Truth.Texture,
        [Dimension.Evenness] = patch.Truth.Evenness,
        [Dimension.Redness] = patch.Truth.Redness,
    }.Where(truth => truth.Value > 0).ToDictionary(truth => truth.Key, truth => Math.Log(truth.Value));

    private static Dictionary<string, double> ConditionsOf(PhantomPatch patch) => new()
    {
        ["light"] = patch.Capture.Rig.Lights[0].OffAxisDegrees,
        ["gloss"] = patch.Amounts.Gloss.Oil,
        ["blur"] = patch.Capture.Camera.DefocusSigmaPx,
        ["filter"] = patch.Capture.Camera.BeautyStrength,
        ["distance"] = patch.Capture.Scale,
        ["tone"] = patch.Truth.TypologyDegrees,
    };
}

/// <summary>What is kept of a phantom.</summary>
/// <param name="Truth">ln of the true amount.</param>
/// <param name="Conditions">What should not matter.</param>
/// <param name="Refusals">Of our own checks.</param>
internal sealed record SeenPhantom(
    PhantomView View, IReadOnlyDictionary<Dimension, double> Truth, IReadOnlyDictionary<string, double> Conditions, string Tone, IReadOnlyList<string> Refusals);
