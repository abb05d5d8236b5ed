using System.Text.Json;
using System.Text.Json.Serialization;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Learning.Phantom.Truth;

namespace PhotoProgress.Learning.Phantom.Course;

/// <summary>What is true of a whole course: beside <c>course.json</c> as <c>truth.json</c>.</summary>
/// <param name="Schema">Always <see cref="CurrentSchema"/>.</param>
/// <param name="Photos">In the order of the course.</param>
public sealed record CourseTruth(string Schema, string Client, int Seed, int Subject, TreatmentEffect Effect, IReadOnlyList<VisitTruth> Photos)
{
    public const string CurrentSchema = "photoprogress.phantom-course/1";

    /// <summary>Name of the file.</summary>
    public const string FileName = "truth.json";

    public string ToJson() => JsonSerializer.Serialize(this, JsonTable.Options) + "\n";

    /// <exception cref="FormatException">The text is no such record; one line says why.</exception>
    public static CourseTruth Parse(string json) => JsonTable.Read<CourseTruth>(json, CurrentSchema);
}

/// <summary>What is true of one photo of a course.</summary>
/// <param name="Lapse">What went wrong; the photo should then be refused or flagged.</param>
/// <param name="Change">By region: change of each true amount against the first photo.</param>
public sealed record VisitTruth(string File, int Day, Lapse Lapse, IReadOnlyDictionary<string, TrueChange> Change);

/// <summary>Change of the true amounts, percent; negative is an improvement.</summary>
public sealed record TrueChange(double TexturePercent, double EvennessPercent, double RednessPercent)
{
    public static TrueChange Between(RegionTruth before, RegionTruth after) =>
        new(Percent(before.Texture, after.Texture), Percent(before.Evenness, after.Evenness), Percent(before.Redness, after.Redness));

    /// <summary>0 where there was nothing before.</summary>
    private static double Percent(double before, double after) => before > 0 ? 100 * ((after / before) - 1) : 0;
}
