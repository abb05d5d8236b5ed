using System.Diagnostics;
using System.Globalization;
using PhotoProgress.Analysis.Check;
using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Bench.Checks;
using PhotoProgress.Learning.Evaluation;

// Checks of single photos against INDEX.tsv: `PhotoProgress.Bench.Checks [table|values|robustness [n]|speed]`; robustness takes every n-th portrait.
// Photos: PHOTOPROGRESS_PHOTOS, else ../shared/photos beside the repository.
var folder = Environment.GetEnvironmentVariable("PHOTOPROGRESS_PHOTOS") is { Length: > 0 } named ? named : Path.Combine("..", "shared", "photos");
var set = PhotoSet.Read(folder);
var checker = new Checker();
var photos = set.Photos.Select(photo => checker.Check(photo, set.Bytes(photo))).ToList();
switch (args.FirstOrDefault() ?? "table")
{
    case "table": Table(); break;
    case "values": Values(); break;
    case "robustness": Robust(args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 1); break;
    case "speed": Speed(); break;
    default: throw new ArgumentException($"Unknown command '{args[0]}': table, values, robustness or speed.");
}

void Table()
{
    foreach (var photo in photos)
    {
        var met = Expectations.Met(Expectations.Of(photo.Indexed.Source, photo.Indexed.Expectation), photo) ? "ok" : "MISSED";
        var refusals = string.Join(",", PhotoChecks.Refusals(photo.Results).Select(refusal => refusal.Code));
        Console.WriteLine(string.Join('\t', photo.Indexed.File, met, PhotoChecks.GradeOf(photo.Results)?.ToString() ?? "-", photo.Indexed.Expectation, $"refused: {refusals}", $"flags: {string.Join(",", photo.Codes(CheckOutcome.Flagged))}"));
    }

    foreach (var group in photos.GroupBy(photo => (photo.Indexed.Source, Expectation: Expectations.Of(photo.Indexed.Source, photo.Indexed.Expectation))))
        Console.WriteLine($"{group.Key.Source}\t{group.Key.Expectation}\tmet {group.Count(photo => Expectations.Met(group.Key.Expectation, photo))} of {group.Count()}");
}

void Robust(int every) =>
    new Robustness(checker).Run([.. photos.Where(photo => photo.Indexed.Source == "london" && !photo.Refused).Where((_, i) => i % every == 0)]);

void Values()
{
    Console.WriteLine("file\texpectation\t" + string.Join('\t', photos[0].Results.Select(result => result.Code)));
    foreach (var photo in photos)
        Console.WriteLine($"{photo.Indexed.File}\t{photo.Indexed.Expectation}\t" + string.Join('\t', photo.Results.Select(Value)));
}

void Speed()
{
    foreach (var photo in photos.Where(photo => photo.Indexed.File is "london/002_03.jpg" or "canada/003f.jpg"))
    {
        Time(photo.Indexed.File, photo);
        Time(photo.Indexed.File + " enlarged", checker.Check(photo.Indexed, checker.Codec.EncodeJpeg(Enlarged(photo.Photo.Image, 12e6), 95)));
    }
}

// Checks alone, without decoding and finding the face; the first rounds are the compiler's.
void Time(string name, Checked photo)
{
    const int WarmUp = 15;
    const int Rounds = 10;
    for (var round = 0; round < WarmUp; round++) checker.Again(photo.Photo, photo.Faces);
    var start = Process.GetCurrentProcess().TotalProcessorTime;
    for (var round = 0; round < Rounds; round++) checker.Again(photo.Photo, photo.Faces);
    var spent = (Process.GetCurrentProcess().TotalProcessorTime - start).TotalMilliseconds / Rounds;
    Console.WriteLine(FormattableString.Invariant($"{name}\t{photo.Photo.Image.Width} × {photo.Photo.Image.Height}\t{spent:F0} ms CPU"));
}

static SrgbImage Enlarged(SrgbImage image, double pixels)
{
    var factor = Math.Sqrt(pixels / ((double)image.Width * image.Height));
    var (width, height) = ((int)(image.Width * factor), (int)(image.Height * factor));
    var light = Resampler.Resample(image, WarpMap.From(width, height, new Similarity(1 / factor, 0, 0, 0)));
    Plane[] channels = [light.R, light.G, light.B];
    var rgb = new ushort[width * height * 3];
    for (var i = 0; i < rgb.Length; i++) rgb[i] = SrgbTransfer.FromLinear(channels[i % 3].Samples[i / 3]);
    return new SrgbImage(width, height, rgb);
}

static string Value(CheckResult result) => result.Value?.ToString("0.###", CultureInfo.InvariantCulture) ?? "-";
