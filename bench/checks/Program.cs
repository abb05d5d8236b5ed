using System.Diagnostics;
using System.Globalization;
using PhotoProgress.Analysis.Check;
using PhotoProgress.Bench.Checks;
using PhotoProgress.Learning.Evaluation;

// Checks of single photos against INDEX.tsv: `PhotoProgress.Bench.Checks [table|values|robustness|speed]`.
// Photos: PHOTOPROGRESS_PHOTOS, else ../shared/photos beside the repository.
var folder = Environment.GetEnvironmentVariable("PHOTOPROGRESS_PHOTOS") is { Length: > 0 } named ? named : Path.Combine("..", "shared", "photos");
var set = PhotoSet.Read(folder);
var checker = new Checker();
var photos = set.Photos.Select(photo => checker.Check(photo, set.Bytes(photo))).ToList();
switch (args.FirstOrDefault() ?? "table")
{
    case "table": Table(); break;
    case "values": Values(); break;
    case "robustness": new Robustness(checker).Run([.. photos.Where(photo => photo.Indexed.Source == "london" && !photo.Refused)]); break;
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

void Values()
{
    Console.WriteLine("file\texpectation\t" + string.Join('\t', photos[0].Results.Select(result => result.Code)));
    foreach (var photo in photos)
        Console.WriteLine($"{photo.Indexed.File}\t{photo.Indexed.Expectation}\t" + string.Join('\t', photo.Results.Select(Value)));
}

void Speed()
{
    const int Rounds = 5;
    foreach (var photo in photos.Where(photo => photo.Indexed.File is "london/002_03.jpg" or "canada/003f.jpg" or "zoom/15cm.jpg"))
    {
        checker.Again(photo.Photo, photo.Faces);
        var start = Process.GetCurrentProcess().TotalProcessorTime;
        for (var round = 0; round < Rounds; round++) checker.Again(photo.Photo, photo.Faces);
        var spent = (Process.GetCurrentProcess().TotalProcessorTime - start).TotalMilliseconds / Rounds;
        Console.WriteLine(FormattableString.Invariant($"{photo.Indexed.File}\t{photo.Photo.Image.Width} × {photo.Photo.Image.Height}\t{spent:F0} ms CPU"));
    }
}

static string Value(CheckResult result) => result.Value?.ToString("0.###", CultureInfo.InvariantCulture) ?? "-";
