using System.Diagnostics;
using PhotoProgress.Analysis.Align.Mesh;
using PhotoProgress.Analysis.Check;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Learning.Phantom.Camera;
using PhotoProgress.Learning.Phantom.Face;

namespace PhotoProgress.Bench.Phantom;

/// <summary>Are phantom faces accepted by our own checks? One line for each seed.</summary>
internal static class Faces
{
    /// <param name="from">First seed.</param>
    /// <param name="count">How many.</param>
    /// <param name="yawDegrees">Turn of the head.</param>
    /// <param name="heightPx">Of the pictures.</param>
    /// <param name="folder">Keeps the pictures; null does not.</param>
    public static void Run(int from, int count, double yawDegrees, int heightPx, string? folder)
    {
        var (model, codec) = (FaceModelFile.OpenInstalled(), new PhotoCodec());
        var studio = new FaceStudio(CanonicalFace.Read(model));
        var analyser = new Analyser(codec, model, Repeatability.Default());
        Console.WriteLine("seed sex age melanin  faces  yaw    refused                flagged, time to draw");
        for (var seed = from; seed < from + count; seed++)
        {
            var clock = Stopwatch.StartNew();
            var identity = FaceStudio.Draw(new Random(seed));
            var capture = FaceCaptures.Again(FaceCaptures.Usual(identity, new Random(seed)) with { YawDegrees = yawDegrees }, new Random(seed + 1));
            var photo = studio.Photograph(identity, capture, new FaceSize(heightPx * 4 / 5, heightPx), new Random(seed));
            var bytes = CameraModel.Encode(codec, photo.Image, capture.Camera);
            var seconds = clock.Elapsed.TotalSeconds;
            if (folder is not null) File.WriteAllBytes(Path.Combine(folder, $"face-{seed}-{yawDegrees:0}.jpg"), bytes);
            Print(seed, identity, analyser.Look(bytes, "").Value, seconds);
        }
    }

    private static void Print(int seed, FaceIdentity identity, AnalysedPhoto looked, double seconds)
    {
        double? Value(string code) => looked.Checks.FirstOrDefault(check => check.Code == code)?.Value;
        var refused = string.Join(",", looked.Refusals.Select(refusal => refusal.Code));
        var flagged = string.Join(" ", looked.Checks.Where(check => check.Outcome == CheckOutcome.Flagged).Select(check => FormattableString.Invariant($"{check.Code}={check.Value:0.#}")));
        Console.WriteLine(FormattableString.Invariant(
            $"{seed,4} {(identity.IsMale ? 'm' : 'f')} {identity.Age,4} {identity.Skin.Tone.Melanin,7:0.000} {Value("face"),6:0} {Value("pose_yaw"),6:0.0}  {refused,-20}  {flagged}  smoothing {Value("smoothing"):0.0}, {seconds:0.0} s"));
    }
}
