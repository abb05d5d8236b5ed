using System.Text;
using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Align.Mesh;
using PhotoProgress.Analysis.Check;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Learning.Phantom.Course;
using PhotoProgress.Learning.Phantom.Face;

namespace PhotoProgress.Bench.Phantom;

/// <summary>Do the verdicts of phantom courses match their truth? One line for each photo.</summary>
internal static class Courses
{
    private static readonly FaceSize Size = new(1600, 2000);

    /// <param name="seed">Seed of the run.</param>
    /// <param name="count">How many clients.</param>
    public static void Run(int seed, int count)
    {
        var (model, codec) = (FaceModelFile.OpenInstalled(), new PhotoCodec());
        var studio = new FaceStudio(CanonicalFace.Read(model));
        var analyser = new Analyser(codec, model, Repeatability.Default());
        for (var subject = 0; subject < count; subject++)
        {
            var course = PhantomCourse.Draw(seed, subject, VisitPlan.Full);
            var files = CourseFolder.Draw(course, studio, codec, Size).ToDictionary(file => file.Name, file => file.Bytes);
            var truth = CourseTruth.Parse(Encoding.UTF8.GetString(files[CourseTruth.FileName]));
            Console.WriteLine(FormattableString.Invariant($"{truth.Client}: {(truth.Effect.Responds ? $"responds, texture gain {100 * truth.Effect.TextureGain:0} %" : "does not respond")}"));
            var baseline = analyser.Look(files[truth.Photos[0].File], truth.Photos[0].File).Value;
            foreach (var photo in truth.Photos.Skip(1))
                Console.WriteLine(FormattableString.Invariant($"  day {photo.Day,3} {photo.Lapse,-10} {Line(photo, analyser.Compare(baseline, analyser.Look(files[photo.File], photo.File).Value))}"));
        }
    }

    private static string Line(VisitTruth truth, Comparison comparison)
    {
        if (!comparison.Comparable) return "refused: " + string.Join(",", comparison.Refusals.Select(refusal => refusal.Code));
        var change = truth.Change[RegionNames.Face];
        var flags = comparison.PairChecks.Concat(comparison.After.Checks).Where(check => check.Outcome == CheckOutcome.Flagged).Select(check => check.Code);
        return $"{comparison.Grade} {Row(comparison, Dimension.Texture, change.TexturePercent)} | {Row(comparison, Dimension.Evenness, change.EvennessPercent)} | "
            + $"{Row(comparison, Dimension.Redness, change.RednessPercent)} | {string.Join(" ", flags)}";
    }

    private static string Row(Comparison comparison, Dimension dimension, double truePercent)
    {
        var row = comparison.Changes.Single(change => change.Dimension == dimension && change is { Region: RegionNames.Face, Metric: null });
        return FormattableString.Invariant($"{dimension} {row.ChangePercent,6:+0.0;-0.0;0.0} ± {row.MdcPercent:0.0} {row.Verdict} (true {truePercent:+0.0;-0.0;0.0})");
    }
}
