using PhotoProgress.Analysis.Judge.Repeats;

namespace PhotoProgress.Reports.Words;

/// <summary>The numbers of one row of a study as text: percent for amounts judged by ratio, their unit for the others; a dash where there is none.</summary>
internal sealed class StudyText(StudyRow row)
{
    public const string None = "–";

    private readonly AmountStatistics _found = row.Statistics;

    /// <summary>Minimal detectable change; upward for ratios.</summary>
    public string Mdc => row.ByRatio ? Percent(_found.Mdc95) : Plain(_found.Mdc95);

    /// <summary>MDC at both ends of the standard error's interval.</summary>
    public string MdcInterval => _found.StandardError is { } error
        ? Range(Reliability.Mdc95(error.Low), Reliability.Mdc95(error.High)) : None;

    public string StandardError => row.ByRatio ? Percent(_found.StandardError?.Value) : Plain(_found.StandardError?.Value);

    public string Within => row.ByRatio ? Percent(_found.WithinVisit) : Plain(_found.WithinVisit);

    public string Between => row.ByRatio ? Percent(_found.BetweenVisits) : Plain(_found.BetweenVisits);

    public string Icc => _found.Icc is { } icc && double.IsFinite(icc.Value) ? Numbers.Plain(icc.Value, 2) : None;

    public string IccInterval => _found.Icc is { } icc && double.IsFinite(icc.Low + icc.High) ? $"{Numbers.Plain(icc.Low, 2)} to {Numbers.Plain(icc.High, 2)}" : None;

    public string Bias => _found.Agreement is { } agreement ? Signed(agreement.Bias.Value) : None;

    public string Limits => _found.Agreement is { } agreement ? SignedRange(agreement.Lower.Value, agreement.Upper.Value) : None;

    /// <summary>Slope of the difference on the mean with its p.</summary>
    public string Slope => _found.Proportional is { } slope ? $"{Numbers.Signed(slope.Slope, 2)} (p\u00A0{(slope.P < 0.001 ? "<\u00A00.001" : "=\u00A0" + Numbers.Plain(slope.P, 3))})" : None;

    /// <summary><c>−6.4 %</c> of a difference of logarithms.</summary>
    public string Signed(double value) => row.ByRatio ? Numbers.Signed(Ratio(value), Decimals(Ratio(value))) + " %" : (value > 0 ? "+" : "") + Significant(value) + Unit;

    private string SignedRange(double low, double high)
    {
        if (!row.ByRatio) return $"{Significant(low)} to {Significant(high)}{Unit}";
        var decimals = Math.Min(Decimals(Ratio(low)), Decimals(Ratio(high)));
        return $"{Numbers.Signed(Ratio(low), decimals)} to {Numbers.Signed(Ratio(high), decimals)} %";
    }

    private string Range(double low, double high)
    {
        if (!row.ByRatio) return $"{Numbers.Significant(low)} to {Numbers.Significant(high)}{Unit}";
        var decimals = Decimals(Ratio(high));
        return $"{Numbers.Plain(Ratio(low), decimals)} to {Numbers.Plain(Ratio(high), decimals)} %";
    }

    // A difference of percents is no percent of anything.
    private string Unit => row.Unit switch
    {
        "" or "1" => "",
        "%" => " % pts",
        _ => $" {row.Unit}",
    };

    private string Plain(double? value) => value is { } known ? Significant(known) + Unit : None;

    private static string Significant(double value) => Numbers.Significant(value);

    private static string Percent(double? log) => log is { } known ? $"{Numbers.Plain(Ratio(known), Decimals(Ratio(known)))} %" : None;

    private static double Ratio(double log) => 100 * (Math.Exp(log) - 1);

    /// <summary>Whole percents from 10 on, one decimal below.</summary>
    private static int Decimals(double percent) => Math.Abs(percent) >= 9.95 ? 0 : 1;
}
