using System.Text.Json;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Learning.Training;

namespace PhotoProgress.Learning.Evaluation;

/// <summary>How well a model reads subjects it has never seen, and how well plain metrics do. The file is <c>scores.json</c>.</summary>
/// <param name="Schema">Always <see cref="CurrentSchema"/>.</param>
/// <param name="Recipe">What the captures were rendered from; with the model it gives these numbers again.</param>
/// <param name="Captures">Captures of the test subjects.</param>
/// <param name="Probes">A few test captures with their predictions, so that a short test can tell that renderer, features and model still agree.</param>
public sealed record ModelScores(
    string Schema, string Model, TrainingRecipe Recipe, int Subjects, int Captures, IReadOnlyList<AmountScores> Amounts, IReadOnlyList<Probe> Probes)
{
    public const string CurrentSchema = "photoprogress.model-scores/1";

    public const string FileName = "scores.json";

    /// <summary>Name of the model among the readers.</summary>
    public const string ModelReader = "model";

    /// <exception cref="FormatException">The text is no such table; one line names what is wrong.</exception>
    public static ModelScores Parse(string json) => JsonTable.Read<ModelScores>(json, CurrentSchema);

    public string ToJson() => JsonSerializer.Serialize(this, JsonTable.Options) + "\n";
}

/// <summary>Scores of one amount.</summary>
/// <param name="Amount"><c>texture</c>, <c>evenness</c> or <c>redness</c>.</param>
/// <param name="PlainScales">How the plain readings were put on the scale of the truth.</param>
/// <param name="Readers">The model first, then the plain readings.</param>
/// <param name="Coverage">Share of truths inside the model's 95 % interval, of all, of each tone, and of photos through a filter.</param>
/// <param name="PairCoverage">The same of changes between two captures of one subject.</param>
/// <param name="HalfWidth">Median half width of the interval of one photo, ln.</param>
/// <param name="PairHalfWidth">The same of a change.</param>
/// <param name="WorstCases">The captures that the model read worst.</param>
public sealed record AmountScores(
    string Amount, IReadOnlyList<PlainScale> PlainScales, IReadOnlyList<ReaderScores> Readers, IReadOnlyList<GroupShare> Coverage,
    double PairCoverage, double HalfWidth, double PairHalfWidth, IReadOnlyList<WorstCase> WorstCases);

/// <summary>Scores of one way to read an amount.</summary>
/// <param name="Reader"><c>model</c>, <c>composite</c> or the id of the best single metric.</param>
/// <param name="Readable">Share of captures that it could read at all.</param>
/// <param name="Groups">All captures first, then by skin tone, then those through a filter.</param>
/// <param name="Bias">How much the mean error moves with each condition.</param>
/// <param name="Changes">Of changes between two captures of one subject.</param>
public sealed record ReaderScores(
    string Reader, double Readable, IReadOnlyList<Figures> Groups, IReadOnlyList<ConditionBias> Bias, Figures Changes);

/// <param name="Group"><c>all</c>, <c>changes</c>, a tone, or <c>through a filter</c>.</param>
/// <param name="Count">Captures, or pairs.</param>
/// <param name="Spearman">Rank correlation with the truth; null where nothing varies.</param>
/// <param name="RmsError">Of ln.</param>
/// <param name="MeanError">Of ln.</param>
public sealed record Figures(string Group, int Count, double? Spearman, double RmsError, double MeanError);

/// <param name="Condition">Name of the condition.</param>
/// <param name="MeanErrorRange">Mean error in the third where it is largest less that where it is smallest, ln.</param>
public sealed record ConditionBias(string Condition, double MeanErrorRange);

/// <summary>A share of a group.</summary>
public sealed record GroupShare(string Group, int Count, double Share);

/// <summary>A capture that was read badly.</summary>
/// <param name="Error">Predicted less true, ln.</param>
/// <param name="Conditions">How it was taken.</param>
public sealed record WorstCase(int Subject, int Capture, double Error, IReadOnlyDictionary<string, double> Conditions);

/// <summary>A capture and what the model makes of it, ln.</summary>
public sealed record Probe(int Subject, int Capture, double Texture, double Evenness, double Redness);
