using System.Globalization;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;

namespace PhotoProgress.Server.Manage;

/// <summary>What a table of errors means for verdicts.</summary>
public static class TableWords
{
    /// <summary>Minimal detectable change of a dimension, percent, as far as the table alone decides: each photo's own error adds to it.</summary>
    /// <param name="scope">One of <see cref="ErrorScope"/>.</param>
    public static string Mdc(Repeatability table, Dimension dimension, string scope)
    {
        var amount = AmountOf(dimension);
        return table.ErrorOf(amount, scope, correlation: 1) is { } alike && table.ErrorOf(amount, scope, correlation: 0) is { } unlike
            ? string.Create(CultureInfo.InvariantCulture, $"{Percent(alike):0.#} to {Percent(unlike):0} %")
            : "not known: no verdict";
    }

    /// <summary>Pairs of photos that the dimension's error rests on.</summary>
    public static int Pairs(Repeatability table, Dimension dimension)
    {
        var amount = AmountOf(dimension);
        return table.Rows.Where(row => row.Amount == amount).Select(row => row.Pairs).DefaultIfEmpty(0).Min();
    }

    /// <summary>What a table of one view leaves to the one that comes with the program; null where it speaks of both.</summary>
    public static string? LeftToTheProgram(Repeatability table) =>
        table.Of(ErrorScope.Closeup) != table ? "The study is of faces: close-ups keep the numbers that came with the program."
        : table.Of(ErrorScope.Face) != table ? "The study is of close-ups: faces keep the numbers that came with the program." : null;

    /// <summary>Whether any verdict could be made with it.</summary>
    public static bool KnowsAny(Repeatability table) => Enum.GetValues<Dimension>().Select(AmountOf).Any(amount => table.Rows.Any(row => row.Amount == amount));

    private static string AmountOf(Dimension dimension) => dimension.ToString().ToLowerInvariant();

    private static double Percent(double standardError) => 100 * (Math.Exp(Change.Z95 * standardError) - 1);
}
