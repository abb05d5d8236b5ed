using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Measure;

namespace PhotoProgress.Analysis.Judge;

/// <summary>From an aligned pair to changes with their error: for the face and each region, for each dimension and each amount.</summary>
public sealed class PairJudge(Repeatability repeatability)
{
    /// <summary>A region counts while this part of it is open skin in both photos.</summary>
    private const double LeastOpenShare = 0.35;

    /// <summary>A region counts while its skin marks agree this far: below, it is not registered.</summary>
    private const double LeastMarks = 0.33;

    private static readonly Dimension[] Judged = [Dimension.Texture, Dimension.Evenness, Dimension.Redness];

    /// <summary>Regions that a smile bends.</summary>
    private static readonly string[] Bendable =
        [RegionNames.LeftCheek, RegionNames.RightCheek, RegionNames.Perioral, RegionNames.Periorbital, RegionNames.Chin];

    /// <summary>Changes, the whole first, then the regions.</summary>
    /// <param name="bent">Whether the expression differs.</param>
    public IReadOnlyList<Change> Judge(AlignedPair pair, PairAmounts amounts, bool bent)
    {
        var reasons = pair.Regions.Keys.ToDictionary(name => name, name => WhyNot(pair, name, bent));
        string[] comparable = [.. pair.Regions.Keys.Where(name => reasons[name] is null)];
        var whole = pair.Regions.ContainsKey(RegionNames.Frame) ? RegionNames.Frame : RegionNames.Face;
        var changes = new List<Change>();
        changes.AddRange(Rows(whole, true, comparable.Length == 0 ? "no_comparable_region" : null, amounts, comparable, comparable));
        if (whole == RegionNames.Frame) return changes;
        foreach (var name in pair.Regions.Keys)
            changes.AddRange(Rows(name, false, reasons[name], amounts, [name], comparable));
        return changes;
    }

    private static string? WhyNot(AlignedPair pair, string region, bool bent) =>
        bent && Bendable.Contains(region) ? "expression"
        : SkinMask.Share(pair.Regions[region], pair.Expected[region]) < LeastOpenShare ? "occluded"
        : SameSkin.Marks(pair, [region]) < LeastMarks ? "registration" : null;

    private IEnumerable<Change> Rows(
        string region, bool whole, string? reason, PairAmounts amounts, IReadOnlyCollection<string> pooled, IReadOnlyCollection<string> reference)
    {
        if (reason is not null) return Judged.Select(dimension => Change.NotComparable(dimension, region, null, reason));
        var read = amounts.Over(pooled, reference);
        return Judged.SelectMany(dimension => OneDimension(region, whole, dimension, read));
    }

    private IEnumerable<Change> OneDimension(string region, bool whole, Dimension dimension, IReadOnlyList<AmountChange> read)
    {
        var missing = read.First(amount => amount.Dimension == dimension).Missing;
        yield return Row(dimension, region, whole, null, dimension.ToString().ToLowerInvariant(), PairAmounts.Compose(read, dimension), missing);
        foreach (var amount in read.Where(amount => amount.Dimension == dimension))
            yield return Row(dimension, region, whole, amount.Id, amount.Id, amount.Reading, amount.Missing);
    }

    private Change Row(Dimension dimension, string region, bool whole, string? metric, string key, PairReading? reading, string missing)
    {
        if (reading is not { } read) return Change.NotComparable(dimension, region, metric, missing);
        if (repeatability.ErrorOf(key, whole, read.Correlation) is not { } known) return Change.NotComparable(dimension, region, metric, "error_unknown");
        var error = Math.Sqrt((read.StandardError * read.StandardError) + (known * known));
        return Change.Judge(dimension, region, metric, new LogChange(read.LogRatio, error));
    }
}
