using PhotoProgress.Analysis.Check;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Measure;

namespace PhotoProgress.Analysis.Judge;

/// <summary>What a comparison may say.</summary>
public enum Verdict
{
    Improved,
    Worsened,
    NoDetectableChange,
    NotComparable,
}

/// <summary>
/// Change of an amount between two photos with its error. Amounts are "less is better", so a negative change is an
/// improvement. The only way to a verdict is <see cref="Judge(Dimension, string, string?, LogChange)"/>: there is no bare score.
/// </summary>
/// <param name="Region"><c>face</c>, or a region's name.</param>
/// <param name="Metric">Null for a dimension's row; the metric's id for a finer row.</param>
/// <param name="ChangePercent">Null exactly when not comparable.</param>
/// <param name="Reason">Why not comparable; null otherwise.</param>
public sealed record Change(
    Dimension Dimension,
    string Region,
    string? Metric,
    double? ChangePercent,
    double? CiLow,
    double? CiHigh,
    double? MdcPercent,
    Verdict Verdict,
    string? Reason)
{
    /// <summary>Two-sided 95 % point of the standard normal distribution.</summary>
    public const double Z95 = 1.959963985;

    public static Change Judge(Dimension dimension, string region, string? metric, LogChange change)
    {
        var mdc = Z95 * change.StandardError;
        var verdict = Math.Abs(change.LogRatio) <= mdc ? Verdict.NoDetectableChange
            : change.LogRatio < 0 ? Verdict.Improved : Verdict.Worsened;
        return new Change(
            dimension, region, metric,
            Percent(change.LogRatio), Percent(change.LogRatio - mdc), Percent(change.LogRatio + mdc), Percent(mdc), verdict, null);
    }

    public static Change NotComparable(Dimension dimension, string region, string? metric, string reason) =>
        new(dimension, region, metric, null, null, null, null, Verdict.NotComparable, reason);

    private static double Percent(double logRatio) => 100 * (Math.Exp(logRatio) - 1);
}

/// <summary>ln(after / before) of an amount, and the standard error of that logarithm.</summary>
public readonly record struct LogChange(double LogRatio, double StandardError);

/// <summary>What is known of one photo of a comparison.</summary>
/// <param name="ScaleSource">What millimetres come from: <c>marker</c>, <c>iris</c>, <c>eye_distance</c> or <c>unknown</c>.</param>
/// <param name="ScaleErrorPercent">Standard error of the absolute scale, percent.</param>
public sealed record PhotoSummary(
    string File,
    string Sha256,
    double PixelsPerMm,
    string ScaleSource,
    double ScaleErrorPercent,
    CaptureRecord Capture,
    IReadOnlyList<CheckResult> Checks,
    IReadOnlyList<Reading> Readings);

/// <summary>A metric's value in one region with its standard error, or the reason why it was not measurable.</summary>
public sealed record Reading(
    string MetricId, int MetricVersion, string Region, double? Value, double? StandardError, string Unit, string? NotMeasurable);

/// <summary>Grade of comparability: A matches the photo standard, B has flagged faults, C has several.</summary>
public enum Grade
{
    A,
    B,
    C,
}

/// <summary>Two photos compared, or the reasons why they cannot be.</summary>
/// <param name="PairChecks">Checks of the pair: relative scale, pose, light, blur, colour, expression, same skin.</param>
/// <param name="Pictures">The two photos in one frame, for the report; null when not comparable.</param>
public sealed record Comparison(
    string AnalysisVersion,
    Grade? Grade,
    IReadOnlyList<Refusal> Refusals,
    PhotoSummary Before,
    PhotoSummary After,
    IReadOnlyList<CheckResult> PairChecks,
    IReadOnlyList<Change> Changes,
    AlignedPictures? Pictures)
{
    public bool Comparable => Refusals.Count == 0;

    /// <summary>What a learned model says of the same pair, beside the changes; null where none was asked or the pair is refused.</summary>
    public ModelAnswer? Model { get; init; }
}

/// <summary>A photo's summary with the skin that it was read from.</summary>
/// <param name="Skin">Null where the photo is refused.</param>
public sealed record SummarisedPhoto(PhotoSummary Summary, PhotoSkin? Skin);

/// <summary>A comparison with the pair that it was read from.</summary>
/// <param name="Pair">Null where it is refused. Large: keep it no longer than needed.</param>
/// <param name="Blur">How much blurrier the photo after is; null where nothing told.</param>
public sealed record ComparedPair(Comparison Comparison, Align.AlignedPair? Pair, Measure.BlurDifference? Blur = null);

/// <summary>Both photos resampled to one frame, and where the regions lie in it.</summary>
/// <param name="PixelsPerMm">Of the frame.</param>
/// <param name="Regions">Outline of each region in frame pixels, by region name.</param>
public sealed record AlignedPictures(
    Pixels.SrgbImage Before, Pixels.SrgbImage After, double PixelsPerMm, IReadOnlyList<RegionOutline> Regions);

/// <summary>Outlines (one or several closed polygons, frame pixels) of a region.</summary>
public sealed record RegionOutline(string Region, IReadOnlyList<IReadOnlyList<System.Numerics.Vector2>> Polygons);
