using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Learning.Features;
using PhotoProgress.Learning.Model.Xgb;

namespace PhotoProgress.Learning.Model;

/// <summary>What is learned of one amount: its level in one photo, and its change between two.</summary>
/// <param name="Level">From a photo's features.</param>
/// <param name="Change">From two photos' features (<see cref="ChangeRow"/>): what the plain change leaves unexplained.</param>
/// <param name="PlainSlope">ln of true change per ln of plain change.</param>
internal sealed record AmountModel(Dimension Dimension, Reader Level, Reader Change, double PlainSlope) : IDisposable
{
    public static XgbMatrix MatrixOf(IReadOnlyList<FeatureRow> rows)
    {
        var values = new float[rows.Count * FeatureSet.Count];
        for (var i = 0; i < rows.Count; i++) rows[i].Values.CopyTo(values.AsSpan(i * FeatureSet.Count));
        return XgbMatrix.Of(values, FeatureSet.Count);
    }

    /// <summary>Two rows for each pair: as it is, and the other way round.</summary>
    public static XgbMatrix MatrixOf(IReadOnlyList<(FeatureRow Before, FeatureRow After)> pairs)
    {
        var values = new float[2 * pairs.Count * ChangeRow.Count];
        for (var i = 0; i < pairs.Count; i++)
        {
            ChangeRow.Write(pairs[i].Before, pairs[i].After, values.AsSpan(2 * i * ChangeRow.Count, ChangeRow.Count));
            ChangeRow.Write(pairs[i].After, pairs[i].Before, values.AsSpan(((2 * i) + 1) * ChangeRow.Count, ChangeRow.Count));
        }

        return XgbMatrix.Of(values, ChangeRow.Count);
    }

    /// <summary>ln of the amount and its standard error, photo by photo.</summary>
    public RawEstimate[] Levels(IReadOnlyList<FeatureRow> photos)
    {
        if (photos.Count == 0) return [];
        using var matrix = MatrixOf(photos);
        return [.. Level.Value.Predict(matrix).Zip(Level.Spread.Predict(matrix), (log, spread) => new RawEstimate(log, Math.Exp(spread) * Level.Factor))];
    }

    /// <summary>ln(after / before) and its standard error. Half the difference of both ways round, so that going back undoes going there.</summary>
    public LogChange[] Changes(IReadOnlyList<(FeatureRow Before, FeatureRow After)> pairs)
    {
        if (pairs.Count == 0) return [];
        using var matrix = MatrixOf(pairs);
        var (values, spreads) = (Change.Value.Predict(matrix), Change.Spread.Predict(matrix));
        return
        [
            .. pairs.Select((pair, i) => new LogChange(
                (PlainSlope * PlainChange.Of(Dimension, pair.Before, pair.After)) + (0.5 * ((double)values[2 * i] - values[(2 * i) + 1])),
                Change.Factor * Math.Exp(0.5 * ((double)spreads[2 * i] + spreads[(2 * i) + 1])))),
        ];
    }

    /// <summary>What each group of features adds to ln of the amount, and the mean it is added to.</summary>
    public (Contribution[] Groups, double Bias) ExplainLevel(FeatureRow photo)
    {
        using var matrix = MatrixOf([photo]);
        var shares = Level.Value.Explain(matrix);
        return (Grouped(FeatureSet.All.Select((feature, i) => new Contribution(feature.Group, shares[i]))), shares[^1]);
    }

    /// <summary>What each group of features adds to the change; the means of both ways round cancel.</summary>
    public Contribution[] ExplainChange(FeatureRow before, FeatureRow after)
    {
        using var matrix = MatrixOf([(before, after)]);
        var shares = Change.Value.Explain(matrix);
        var back = ChangeRow.Count + 1;
        var learned = ChangeRow.Groups.Select((group, i) => new Contribution(group, 0.5 * ((double)shares[i] - shares[back + i])));
        var plain = PlainChange.Parts(Dimension, before, after).Select(part => part with { Log = part.Log * PlainSlope });
        return Grouped(plain.Concat(learned));
    }

    public void Dispose()
    {
        Level.Dispose();
        Change.Dispose();
    }

    /// <summary>Summed by group, strongest first.</summary>
    private static Contribution[] Grouped(IEnumerable<Contribution> contributions) =>
    [
        .. contributions.GroupBy(c => c.Group).Select(group => new Contribution(group.Key, group.Sum(c => c.Log)))
            .OrderByDescending(c => Math.Abs(c.Log)),
    ];
}

/// <summary>ln of an amount with its standard error.</summary>
internal readonly record struct RawEstimate(double LogAmount, double StandardError);
