using PhotoProgress.Analysis.Check;
using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Learning.Nuisance;

namespace PhotoProgress.Bench.Checks;

/// <summary>Accepted photos must stay accepted when light, camera and file change within what a careful clinic does.</summary>
internal sealed class Robustness(Checker checker)
{
    private const int Seed = 20240611;

    private readonly Dictionary<string, (int Accepted, int All)> _counts = [];

    /// <param name="photos">Accepted photos.</param>
    public void Run(IReadOnlyList<Checked> photos)
    {
        var random = new Random(Seed);
        foreach (var photo in photos)
            foreach (var (name, settings) in NuisanceSettings.OneByOne(random))
                Count(name, Copy(photo, settings, random), settings);
        var (accepted, all) = (_counts.Values.Sum(count => count.Accepted), _counts.Values.Sum(count => count.All));
        foreach (var (name, count) in _counts) Console.WriteLine($"{name}\t{count.Accepted} of {count.All}");
        Console.WriteLine(FormattableString.Invariant($"nuisance copies still accepted\t{accepted} of {all}\t{100.0 * accepted / all:F1} %"));
    }

    private void Count(string name, Checked copy, NuisanceSettings settings)
    {
        var (accepted, all) = _counts.GetValueOrDefault(name);
        _counts[name] = (accepted + (copy.Refused ? 0 : 1), all + 1);
        if (!copy.Refused) return;
        var reasons = PhotoChecks.Refusals(copy.Results).Select(refusal => refusal.Message);
        Console.WriteLine($"  refused: {copy.Indexed.File} {settings}: {string.Join(" ", reasons)}");
    }

    private Checked Copy(Checked photo, NuisanceSettings settings, Random random)
    {
        var box = photo.Faces[0].Box;
        var subject = new Subject(box.X + (box.Width / 2), box.Y + (box.Height / 2), box.Width / 2);
        var image = NuisanceCopy.Of(photo.Photo.Image, settings, subject, random);
        return checker.Check(photo.Indexed, checker.Codec.EncodeJpeg(image, settings.JpegQuality));
    }
}
