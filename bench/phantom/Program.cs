using System.Diagnostics;
using PhotoProgress.Analysis.Align.Mesh;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Learning.Phantom.Camera;
using PhotoProgress.Learning.Phantom.Face;

// Are phantom faces accepted? SEEDS (1,2,5-9) [HEIGHT in px] [YAW] [FOLDER to keep the pictures in]
var seeds = args[0].Split(',').SelectMany(part => part.Split('-') is [var a, var b] ? Enumerable.Range(int.Parse(a), int.Parse(b) - int.Parse(a) + 1) : [int.Parse(part)]);
var height = args.Length > 1 ? int.Parse(args[1]) : 3000;
var yaw = args.Length > 2 ? double.Parse(args[2]) : 0;
var model = FaceModelFile.OpenInstalled();
var studio = new FaceStudio(CanonicalFace.Read(model));
var codec = new PhotoCodec();
var analyser = new Analyser(codec, model, Repeatability.Default());
Console.WriteLine("seed sex age melanin  score  refused             flagged");
foreach (var seed in seeds)
{
    var clock = Stopwatch.StartNew();
    var identity = FaceStudio.Draw(new Random(seed));
    var capture = FaceCaptures.Again(FaceCaptures.Usual(identity, new Random(seed)) with { YawDegrees = yaw }, new Random(seed + 1));
    var photo = studio.Photograph(identity, capture, new FaceSize(height * 4 / 5, height), new Random(seed));
    var bytes = CameraModel.Encode(codec, photo.Image, capture.Camera);
    var seconds = clock.Elapsed.TotalSeconds;
    var looked = analyser.Look(bytes, "").Value;
    if (args.Length > 3) File.WriteAllBytes(Path.Combine(args[3], $"face-{seed}-{yaw:0}.jpg"), bytes);
    var flags = looked.Checks.Where(check => check.Outcome == PhotoProgress.Analysis.Check.CheckOutcome.Flagged).Select(check => $"{check.Code}={check.Value:0.##}");
    var smooth = looked.Checks.FirstOrDefault(check => check.Code == "smoothing")?.Value;
    Console.WriteLine(
        $"{seed,4} {(identity.IsMale ? 'm' : 'f')} {identity.Age,4} {identity.Skin.Tone.Melanin,7:0.000} {(looked.Face is null ? 0 : 1),6:0.00}  {string.Join(",", looked.Refusals.Select(r => r.Code)),-18}  {string.Join(" ", flags)}  smoothing {smooth:0.0} drawn {seconds:0.0} s");
}
