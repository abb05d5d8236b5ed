using PhotoProgress.Analysis.Align.Mesh;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Learning.Evaluation;

namespace PhotoProgress.Bench.Accuracy;

/// <summary>One command, one table: how far the verdicts can be trusted on real photos.</summary>
internal static class Bench
{
    private const string Usage = "usage: accuracy [all|copies|repeats|injected|cross|people|interfaces|same]... | rebaseline FILE   (photos: PHOTOPROGRESS_PHOTOS, else ../shared/photos)";

    public static int Run(string[] args, TextWriter output)
    {
        var codec = new PhotoCodec();
        var set = PhotoSet.Read(Environment.GetEnvironmentVariable("PHOTOPROGRESS_PHOTOS") ?? "../shared/photos");
        var analyser = new Analyser(codec, FaceModelFile.OpenInstalled(), Repeatability.Default());
        var study = new RepeatabilityStudy(set, analyser, codec);
        if (args is ["rebaseline", var file]) return Rebaseline(study, file, output);
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

    private static int Rebaseline(RepeatabilityStudy study, string file, TextWriter output)
    {
        var observed = study.Observe();
        var rows = RepeatabilityFit.Rows(observed.Pairs);
        var table = new Repeatability(
            Repeatability.CurrentSchema, "default: 27 people, nuisance copies and neutral–smiling pairs", Analyser.Version,
            "dotnet run -c Release --project bench/accuracy -- rebaseline FILE", rows, RepeatabilityFit.Readings(observed.Readings));
        File.WriteAllText(file, table.ToJson());
        foreach (var row in rows) output.WriteLine($"{row.Amount,-32} {row.Scope,-7} floor {row.Floor:F3} slope {row.Decorrelation:F3} pairs {row.Pairs}");
        return 0;
    }
}
