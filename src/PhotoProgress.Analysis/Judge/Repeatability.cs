using System.Text.Json;
using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Ingest;

namespace PhotoProgress.Analysis.Judge;

/// <summary>Which rows of a table of repeatability are meant.</summary>
public static class ErrorScope
{
    /// <summary>Regions of a face pooled.</summary>
    public const string Face = "face";

    /// <summary>A single region of a face.</summary>
    public const string Region = "region";

    /// <summary>The frame of a close-up.</summary>
    public const string Closeup = "closeup";

    /// <param name="region">One of <see cref="RegionNames"/>.</param>
    public static string Of(string region) => region switch
    {
        RegionNames.Frame => Closeup,
        RegionNames.Face => Face,
        _ => Region,
    };
}

/// <summary>What repeated captures of unchanged skin say about an amount's error.</summary>
/// <param name="Amount">A dimension's name or a metric's id.</param>
/// <param name="Scope">One of <see cref="ErrorScope"/>.</param>
/// <param name="Floor">Standard error of ln(after / before) that even perfectly repeated photos show.</param>
/// <param name="Decorrelation">Standard error per unit of unlikeness^exponent; unlikeness is 1 − correlation of the two photos' patterns.</param>
/// <param name="Pairs">Pairs of photos that it rests on.</param>
/// <param name="Exponent">How the error grows with unlikeness, above 0 to 2. Tables of before it was measured mean 1.</param>
/// <param name="Saturation">Unlikeness from which on the error grows no further, above 0 to 1. Tables of before it was measured mean 1.</param>
public sealed record RepeatabilityRow(
    string Amount, string Scope, double Floor, double Decorrelation, int Pairs, double Exponent = 1, double Saturation = 1)
{
    /// <summary>Standard error at a correlation, ln.</summary>
    public double ErrorAt(double correlation)
    {
        var unlike = Decorrelation * Math.Pow(Math.Clamp(1 - correlation, 0, Saturation), Exponent);
        return Math.Sqrt((Floor * Floor) + (unlike * unlike));
    }
}

/// <summary>Error of one reading on its own.</summary>
/// <param name="Metric">The metric's id.</param>
/// <param name="Scope">One of <see cref="ErrorScope"/>.</param>
/// <param name="StandardError">Of ln(value) for metrics judged by ratio, of the value for the others.</param>
/// <param name="Pairs">Pairs of photos that it rests on.</param>
public sealed record ReadingErrorRow(string Metric, string Scope, double StandardError, int Pairs);

/// <summary>
/// The error of change, measured on photos between which nothing changed. The default table comes with the program; a
/// clinic's own study replaces it for the view that it was made of, faces or close-ups, and leaves the other to the default.
/// </summary>
/// <param name="Schema">Always <see cref="CurrentSchema"/>.</param>
/// <param name="Name">Shown in reports.</param>
/// <param name="Analysis">Version of the analysis it was measured with.</param>
/// <param name="Recipe">How to measure it again.</param>
public sealed record Repeatability(
    string Schema, string Name, string Analysis, string Recipe, IReadOnlyList<RepeatabilityRow> Rows, IReadOnlyList<ReadingErrorRow> Readings)
{
    public const string CurrentSchema = "photoprogress.repeatability/1";

    /// <summary>Of ln(after / before): an error of e¹⁰, 22,000-fold, says nothing, and far above it percents leave the range of numbers.</summary>
    private const int LargestError = 10;

    private const int LargestExponent = 2;

    private const string Resource = "PhotoProgress.Analysis.Judge.default-repeatability.json";

    private static readonly Lazy<Repeatability> BuiltIn = new(Default);

    /// <summary>The table that comes with the program.</summary>
    public static Repeatability Default()
    {
        using var stream = typeof(Repeatability).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidOperationException($"The resource {Resource} is missing from the build.");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd());
    }

    /// <exception cref="FormatException">The text is not a repeatability table; one line names what is wrong.</exception>
    public static Repeatability Parse(string json)
    {
        var table = JsonTable.Read<Repeatability>(json, CurrentSchema);
        if (table.Rows.Contains(null!) || table.Readings.Contains(null!)) throw new FormatException("An entry of rows or readings is null.");
        foreach (var row in table.Rows)
        {
            if (row.Floor is not (>= 0 and <= LargestError) || row.Decorrelation is not (>= 0 and <= LargestError))
                throw new FormatException($"Row {row.Amount}/{row.Scope}: floor and decorrelation must be from 0 to {LargestError}.");
            if (row.Exponent is not (> 0 and <= LargestExponent))
                throw new FormatException($"Row {row.Amount}/{row.Scope}: the exponent must be above 0 and at most {LargestExponent}.");
            if (row.Saturation is not (> 0 and <= 1)) throw new FormatException($"Row {row.Amount}/{row.Scope}: the saturation must be above 0 and at most 1.");
        }

        foreach (var row in table.Readings)
        {
            if (!(row.StandardError >= 0)) throw new FormatException($"Reading {row.Metric}/{row.Scope}: the standard error must be 0 or more.");
        }

        return table;
    }

    public string ToJson() => JsonSerializer.Serialize(this, JsonTable.Options) + "\n";

    /// <summary>Standard error that the table adds for an amount at a correlation; null where it does not know the amount in that view.</summary>
    /// <param name="scope">One of <see cref="ErrorScope"/>.</param>
    public double? ErrorOf(string amount, string scope, double correlation) =>
        Of(scope).Rows.FirstOrDefault(row => row.Amount == amount && row.Scope == scope)?.ErrorAt(correlation);

    /// <summary>Standard error of a single reading; null where the table does not know the metric in that view.</summary>
    /// <param name="scope">One of <see cref="ErrorScope"/>.</param>
    public double? ReadingErrorOf(string metric, string scope) =>
        Of(scope).Readings.FirstOrDefault(row => row.Metric == metric && row.Scope == scope)?.StandardError;

    /// <summary>This table where it was made of the view, or of nothing, else the default one: what is missing within a view is not filled up.</summary>
    public Repeatability Of(string scope) => Rows.Count == 0 || Rows.Any(row => IsCloseup(row.Scope) == IsCloseup(scope)) ? this : BuiltIn.Value;

    private static bool IsCloseup(string scope) => scope == ErrorScope.Closeup;
}
