using System.Text.Json;
using PhotoProgress.Analysis.Ingest;

namespace PhotoProgress.Learning.Training;

/// <summary>What a model was trained on, for the record: <c>training-data/&lt;model&gt;.json</c>.</summary>
/// <param name="Schema">Always <see cref="CurrentSchema"/>.</param>
/// <param name="Recipe">Seed and numbers; everything else follows from them.</param>
/// <param name="Splits">Which subjects were used for what.</param>
public sealed record TrainingManifest(string Schema, string Model, TrainingRecipe Recipe, IReadOnlyList<SplitRow> Splits)
{
    public const string CurrentSchema = "photoprogress.training-data/1";

    public static TrainingManifest Of(string model, TrainingRecipe recipe) => new(
        CurrentSchema, model, recipe,
        [.. Enum.GetValues<Share>().Select(share => Row(share, [.. Enumerable.Range(0, recipe.Subjects).Where(subject => SubjectSplit.Of(subject, recipe.Seed) == share)], recipe))]);

    /// <exception cref="FormatException">The text is no such table; one line names what is wrong.</exception>
    public static TrainingManifest Parse(string json) => JsonTable.Read<TrainingManifest>(json, CurrentSchema);

    public string ToJson() => JsonSerializer.Serialize(this, JsonTable.Options) + "\n";

    private static SplitRow Row(Share share, int[] subjects, TrainingRecipe recipe) =>
        new(share.ToString().ToLowerInvariant(), subjects.Length, subjects.Length * recipe.CapturesPerSubject, Ranges(subjects));

    /// <summary>0, 1, 2, 5 → "0-2,5".</summary>
    private static string Ranges(int[] subjects)
    {
        var runs = subjects.Select((subject, i) => (subject, Run: subject - i)).GroupBy(s => s.Run, s => s.subject);
        return string.Join(',', runs.Select(run => run.First() == run.Last() ? $"{run.First()}" : $"{run.First()}-{run.Last()}"));
    }
}

/// <param name="Share"><c>train</c>, <c>calibration</c> or <c>test</c>.</param>
/// <param name="Members">Numbers of the subjects, runs as <c>first-last</c>.</param>
public sealed record SplitRow(string Share, int Subjects, int Captures, string Members);
