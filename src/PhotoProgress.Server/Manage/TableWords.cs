using System.Globalization;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;

namespace PhotoProgress.Server.Manage;

/// <summary>What a table of errors means for verdicts.</summary>
public static class TableWords
{
    /// <summary>Minimal detectable change of a dimension, percent, as far as the table alone decides: each photo's own error adds to it.</summary>
    /// <param name="isWhole">The whole face or close-up; else a single region.</param>
    public static string Mdc(Repeatability table, Dimension dimension, bool isWhole)
    {
        var amount = AmountOf(dimension);
        return table.ErrorOf(amount, isWhole, correlation: 1) is { } alike && table.ErrorOf(amount, isWhole, correlation: 0) is { } unlike
            ? string.Create(CultureInfo.InvariantCulture, $"{Percent(alike):0.#} to {Percent(unlike):0} %")
            : "not known: no verdict";
    }

    /// <summary>Pairs of photos that the dimension's error rests on.</summary>
    public static int Pairs(Repeatability table, Dimension dimension)
    {
        var amount = AmountOf(dimension);
        return table.Rows.Where(row => row.Amount == amount).Select(row => row.Pairs).DefaultIfEmpty(0).Min();
    }

    /// <summary>Whether any verdict could be made with it.</summary>
    public static bool KnowsAny(Repeatability table) => Enum.GetValues<Dimension>().Select(AmountOf).Any(amount => table.Rows.Any(row => row.Amount == amount));

    private static string AmountOf(Dimension dimension) => dimension.ToString().ToLowerInvariant();

    private static double Percent(double standardError) => 100 * (Math.Exp(Change.Z95 * standardError) - 1);
}
