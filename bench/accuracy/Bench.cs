using System.Collections.Concurrent;
using System.Globalization;
using PhotoProgress.Analysis.Align.Mesh;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Learning.Evaluation;
using PhotoProgress.Learning.Model;

namespace PhotoProgress.Bench.Accuracy;

/// <summary>One command, one table: how far the verdicts can be trusted, beside what a peer would measure.</summary>
internal static class Bench
{
    private const string Usage = "usage: accuracy [phantoms|closeups|pairs|refusals|model]... [--short [--rebase]] [--people N] [--model DIR] [--json FILE]   (photos: PHOTOPROGRESS_PHOTOS, else ../shared/photos)";

    private const string OnlyModel = "model";
    private const string Phantoms = "phantoms";
    private const string Closeups = "closeups";
    private const string Pairs = "pairs";
    private const string Refusals = "refusals";

    private static readonly string[] Parts = [Phantoms, Closeups, Pairs, Refusals, OnlyModel];
    private static readonly ParallelOptions TwoCores = new() { MaxDegreeOfParallelism = 2 };

    public static int Run(string[] args, TextWriter output)
    {
        if (BenchOptions.Read(args, Parts) is not { } options)
        {
            Console.Error.WriteLine(Usage);
            return 2;
        }

        try
        {
            return Run(options, output);
        }
        catch (FormatException fault) when (options.Model is not null)
        {
            Console.Error.WriteLine($"--model {options.Model}: {fault.Message}");
            return 2;
        }
    }

    private static int Run(BenchOptions options, TextWriter output)
    {
        var settings = options.Short ? BenchSettings.Short : BenchSettings.Full;
        if (options.People is { } people) settings = settings.With(people);
        if (options.Parts is [OnlyModel]) settings = settings with { OnlyModel = true, Peers = false, Model = true };
        var scores = new Scores();
        using var model = settings.Model || options.Model is not null ? BenchModel.Open(options.Model) : null;
        using var peers = settings.Peers ? Peers.Start() : null;
        output.WriteLine($"Accuracy bench, {settings.Name} form, analysis {Analyser.Version}{(model is null ? "" : $", model {model.Name}")}.");
        if (settings.Model && model is null) output.WriteLine(BenchModel.Missing);
        if (settings.Peers && peers is null) output.WriteLine(Peers.Missing);
        var codec = new PhotoCodec();
        var analyser = FaceModel(output) is { } face ? new Analyser(codec, face, Repeatability.Default()) : null;
        var times = new PartTimes();
        if (options.Wants(Phantoms)) times.Take(Phantoms, () => new PhantomRun(settings, peers, model).Write(scores, output));
        if (options.Wants(Closeups) && analyser is not null) times.Take(Closeups, () => new CloseupRun(settings, analyser, codec).Write(scores, output));
        var folder = Environment.GetEnvironmentVariable("PHOTOPROGRESS_PHOTOS") ?? "../shared/photos";
        if (!File.Exists(Path.Combine(folder, "INDEX.tsv"))) output.WriteLine($"\nReal photos are skipped: {folder}/INDEX.tsv is not there.");
        else if (analyser is not null) Photos(options, settings, PhotoSet.Read(folder), analyser, codec, peers, model, scores, times, output);
        times.Write(output);
        if (options.Json is { } file) File.WriteAllText(file, scores.ToJson(settings));
        if (!options.Short) return 0;
        if (options.Rebase) Bounds.Read().Rebase(scores);
        return Bounds.Read().Check(scores, output);
    }

    private static FaceModelFile? FaceModel(TextWriter output)
    {
        try
        {
            return FaceModelFile.OpenInstalled();
        }
        catch (FileNotFoundException missing)
        {
            output.WriteLine($"\nReal photos and pairs of close-ups are skipped: {missing.Message}");
            return null;
        }
    }

    private static void Photos(BenchOptions options, BenchSettings settings, PhotoSet set, Analyser analyser, PhotoCodec codec, Peers? peers, SkinModel? model, Scores scores, PartTimes times, TextWriter output)
    {
        var study = new RepeatabilityStudy(set, analyser, codec);
        SeenPerson[] seen = [];
        if (options.Wants(Pairs) || settings.OnlyModel)
        {
            var person = new PersonRun(settings, set, analyser, study, peers, model);
            times.Take(Pairs, () => seen = Each([.. set.From("london").Where(photo => photo.Capture == "neutral").Select(photo => photo.Person).Take(settings.People)], person.Run));
            if (!settings.OnlyModel) Tables(seen, scores, output);
            ModelTable.Write(seen, scores, output);
        }

        if (options.Wants(Refusals)) times.Take(Refusals, () => new RefusalRun(settings, set, analyser, study).Write([.. seen.SelectMany(person => person.Pairs)], scores, output));
    }

    private static void Tables(SeenPerson[] seen, Scores scores, TextWriter output)
    {
        var tables = new PairTables(seen, scores, output);
        tables.Untreated();
        new PeopleOut(seen, scores, output).Write();
        tables.Injected();
    }

    /// <summary>Runs two at a time, whoever is free takes the next; results in the order of the items.</summary>
    internal static TResult[] Each<T, TResult>(IReadOnlyList<T> items, Func<T, TResult> run)
    {
        var results = new TResult[items.Count];
        Parallel.ForEach(Partitioner.Create(Enumerable.Range(0, items.Count), EnumerablePartitionerOptions.NoBuffering), TwoCores, i => results[i] = run(items[i]));
        return results;
    }
}

/// <summary>What the command line asks for.</summary>
internal sealed record BenchOptions(IReadOnlyList<string> Parts, bool Short, bool Rebase, int? People, string? Model, string? Json)
{
    public bool Wants(string part) => Parts.Count == 0 || Parts.Contains(part);

    /// <returns>Null where the words are not those of the usage.</returns>
    public static BenchOptions? Read(string[] args, string[] known)
    {
        var options = new BenchOptions([], false, false, null, null, null);
        for (var i = 0; i < args.Length; i++)
        {
            string? Next() => i + 1 < args.Length ? args[++i] : null;
            var next = args[i] switch
            {
                "--short" => options with { Short = true },
                "--rebase" => options with { Rebase = true },
                "--model" when Next() is { } folder => options with { Model = folder },
                "--json" when Next() is { } file => options with { Json = file },
                "--people" when int.TryParse(Next(), NumberStyles.None, CultureInfo.InvariantCulture, out var people) && people > 0 => options with { People = people },
                var part when known.Contains(part) => options with { Parts = [.. options.Parts, part] },
                _ => null,
            };
            if (next is null) return null;
            options = next;
        }

        return options;
    }
}
