using PhotoProgress.Analysis.Align.Mesh;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Learning.Evaluation;

namespace PhotoProgress.Bench.Accuracy;

/// <summary>One command, one table: how far the verdicts can be trusted on real photos.</summary>
internal static class Bench
{
    private const string Usage = "usage: accuracy [all|copies|repeats|injected|cross|people|interfaces|same]...   (photos: PHOTOPROGRESS_PHOTOS, else ../shared/photos)";

    public static int Run(string[] args, TextWriter output)
    {
        var codec = new PhotoCodec();
        var set = PhotoSet.Read(Environment.GetEnvironmentVariable("PHOTOPROGRESS_PHOTOS") ?? "../shared/photos");
        var analyser = new Analyser(codec, FaceModelFile.OpenInstalled(), Repeatability.Default());
        var study = new RepeatabilityStudy(set, analyser, codec);
        var cases = new Cases(set, analyser, study);
        var wanted = args.Length == 0 || args.Contains("all") ? Cases.All : args;
        if (wanted.FirstOrDefault(name => !Cases.All.Contains(name)) is { } unknown)
        {
            Console.Error.WriteLine($"'{unknown}' is no part of the bench. {Usage}");
            return 2;
        }

        foreach (var name in wanted) cases.Run(name, output);
        return 0;
    }
}
