using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Judge;

/// <summary>From an aligned pair to changes with their error: for the face and each region, for each dimension and each amount.</summary>
public sealed class PairJudge(Repeatability repeatability)
{
    /// <summary>The reason of a region that is not compared because the expression differs.</summary>
    public const string Expression = "expression";

    /// <summary>A region counts while this part of it is open skin in both photos.</summary>
    private const double LeastOpenShare = 0.35;

    /// <summary>A region counts while its skin marks agree this far: below, it is not registered.</summary>
    private const double LeastMarks = 0.33;

    /// <summary>A whole face is spoken of while this part of all its regions can be compared: a forehead alone is a third, a nose alone a tenth.</summary>
    private const double LeastOfWhole = 0.2;

    private static readonly Dimension[] Judged = [Dimension.Texture, Dimension.Evenness, Dimension.Redness];

    /// <summary>Regions that a smile bends.</summary>
    private static readonly string[] Bendable =
        [RegionNames.LeftCheek, RegionNames.RightCheek, RegionNames.Perioral, RegionNames.Periorbital, RegionNames.Chin];

    /// <summary>Changes, the whole first, then the regions.</summary>
    /// <param name="bent">Whether the expression differs.</param>
    public IReadOnlyList<Change> Judge(AlignedPair pair, PairAmounts amounts, bool bent) => Judge(Read(pair, amounts, bent));

    /// <summary>Verdicts on what <see cref="Read"/> has read.</summary>
    /// <param name="rows">All of a region's together: what its pigment shows is part of the error of its texture and redness.</param>
    public IReadOnlyList<Change> Judge(IReadOnlyCollection<PairRow> rows)
    {
        var pigments = rows.Where(row => row.Metric is PairAmounts.LightnessUnevenness or PairAmounts.MelaninUnevenness)
            .ToDictionary(row => (row.Region, row.Metric), Known);
        return [.. rows.Select(row => Row(row, pigments.GetValueOrDefault((row.Region, PigmentDoubt.WitnessOf(row.Dimension, row.Region)))))];
    }

    /// <summary>What the pair itself shows of every amount, before the table of repeatability speaks.</summary>
    public static IReadOnlyList<PairRow> Read(AlignedPair pair, PairAmounts amounts, bool bent)
    {
        var reasons = pair.Regions.Keys.ToDictionary(name => name, name => WhyNot(pair, name, bent));
        string[] comparable = [.. pair.Regions.Keys.Where(name => reasons[name] is null)];
        var whole = pair.IsCloseup ? RegionNames.Frame : RegionNames.Face;
        var rows = Rows(whole, true, WhyNotWhole(pair, comparable), amounts, comparable, comparable);
        if (pair.IsCloseup) return [.. rows];
        return [.. rows, .. pair.Regions.Keys.SelectMany(name => Rows(name, false, reasons[name], amounts, [name], comparable))];
    }

    private static string? WhyNotWhole(AlignedPair pair, string[] comparable)
    {
        if (comparable.Length == 0) return "no_comparable_region";
        var (open, all) = (comparable.Sum(name => Area(pair.Regions[name])), pair.Expected.Values.Sum(Area));
        return open < LeastOfWhole * all ? "too_little_skin" : null;
    }

    private static double Area(Plane mask) => WeightedSums.Total(mask.Samples);

    private static string? WhyNot(AlignedPair pair, string region, bool bent) =>
        bent && Bendable.Contains(region) ? Expression
        : SkinMask.Share(pair.Regions[region], pair.Expected[region]) < LeastOpenShare ? "occluded"
        : SameSkin.Marks(pair, [region]) < LeastMarks ? "registration" : null;

    private static IEnumerable<PairRow> Rows(
        string region, bool whole, string? reason, PairAmounts amounts, IReadOnlyCollection<string> pooled, IReadOnlyCollection<string> reference)
    {
        if (reason is not null) return Judged.Select(dimension => new PairRow(dimension, region, whole, null, null, reason));
        var read = amounts.Over(pooled, reference);
        return Judged.SelectMany(dimension => OneDimension(region, whole, dimension, [.. read.Where(amount => amount.Dimension == dimension)]));
    }

    private static IEnumerable<PairRow> OneDimension(string region, bool whole, Dimension dimension, IReadOnlyList<AmountChange> read) =>
    [
        new(dimension, region, whole, null, PairAmounts.Compose(read, dimension), read[0].Missing),
        .. read.Select(amount => new PairRow(dimension, region, whole, amount.Id, amount.Reading, amount.Missing)),
    ];

    /// <param name="pigment">Change of the pigment that may be part of what is read; null where none may, or it is not known.</param>
    private Change Row(PairRow row, LogChange? pigment)
    {
        if (row.Reading is not { } read) return Change.NotComparable(row.Dimension, row.Region, row.Metric, row.Missing);
        if (Known(row) is not { } change) return Change.NotComparable(row.Dimension, row.Region, row.Metric, "error_unknown");
        var doubt = pigment is { } uneven ? PigmentDoubt.Of(row.Dimension, read, uneven) : 0;
        return Change.Judge(row.Dimension, row.Region, row.Metric, change with { StandardError = RootOfSquares(change.StandardError, doubt) });
    }

    /// <summary>What was read, with the pair's own error and that of the table; null where either is missing.</summary>
    private LogChange? Known(PairRow row) =>
        row.Reading is { } read && repeatability.ErrorOf(row.Amount, row.Scope, read.Correlation) is { } known
            ? new LogChange(read.LogRatio, RootOfSquares(read.StandardError, known)) : null;

    private static double RootOfSquares(double a, double b) => Math.Sqrt((a * a) + (b * b));
}

/// <summary>What a pair shows of one amount in one region.</summary>
/// <param name="IsWhole">Pooled over all comparable regions.</param>
/// <param name="Metric">Null for the dimension itself.</param>
/// <param name="Reading">Null where there is none.</param>
/// <param name="Missing">The reason that stands where there is none.</param>
public sealed record PairRow(Dimension Dimension, string Region, bool IsWhole, string? Metric, PairReading? Reading, string Missing)
{
    /// <summary>Name of the amount in the table of repeatability.</summary>
    public string Amount => Metric ?? Dimension.ToString().ToLowerInvariant();

    /// <inheritdoc cref="ErrorScope"/>
    public string Scope => ErrorScope.Of(Region);
}

/// <summary>All amounts of a pair, or the reasons why the pair is refused.</summary>
public sealed record PairRead(IReadOnlyList<PairRow> Rows, IReadOnlyList<Refusal> Refusals);

/// <summary>What was read of a pair, and the pair itself.</summary>
/// <param name="Pair">Null where the pair is refused. Large: keep it no longer than needed.</param>
/// <param name="Blur">How much blurrier the photo after is; null where nothing told.</param>
public sealed record PairSeen(PairRead Read, AlignedPair? Pair, BlurDifference? Blur = null);
