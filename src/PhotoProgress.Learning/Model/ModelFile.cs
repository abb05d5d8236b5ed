using PhotoProgress.Analysis.Ingest;

namespace PhotoProgress.Learning.Model;

/// <summary>The table of a model folder, <c>model.json</c>: what lies in it, and what it may be used with.</summary>
/// <param name="Schema">Always <see cref="CurrentSchema"/>.</param>
/// <param name="Name">Name and version, e.g. <c>skin-3</c>.</param>
/// <param name="Features">Id and version of each feature, in the order of a row.</param>
public sealed record ModelFile(string Schema, string Name, IReadOnlyList<string> Features, IReadOnlyList<ModelPart> Parts)
{
    public const string CurrentSchema = "photoprogress.skin-model/1";

    public const string FileName = "model.json";

    /// <exception cref="FormatException">The text is no such table; one line names what is wrong.</exception>
    public static ModelFile Parse(string json) => JsonTable.Read<ModelFile>(json, CurrentSchema);
}

/// <summary>What is learned of one amount.</summary>
/// <param name="Amount"><c>texture</c>, <c>evenness</c> or <c>redness</c>.</param>
/// <param name="PlainSlope">ln of true change per ln of plain change.</param>
public sealed record ModelPart(string Amount, ReaderFiles Level, ReaderFiles Change, double PlainSlope);

/// <summary>Two files of trees, XGBoost UBJ, with their SHA-256 in lower-case hexadecimal.</summary>
/// <param name="Value">Trees of the value.</param>
/// <param name="Spread">Trees of its error.</param>
/// <param name="Factor">From their error to a standard error, above 0.</param>
public sealed record ReaderFiles(string Value, string ValueSha256, string Spread, string SpreadSha256, double Factor);
