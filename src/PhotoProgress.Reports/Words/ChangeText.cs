using PhotoProgress.Analysis.Judge;

namespace PhotoProgress.Reports.Words;

/// <summary>The numbers of one change as text; all share one precision, so that they can be held against each other.</summary>
internal sealed class ChangeText
{
    private const int MostDecimals = 3;

    private readonly int _decimals;
    private readonly double _change;
    private readonly double _low;
    private readonly double _high;
    private readonly ErrorBand _band;

    private ChangeText(Change change)
    {
        (_change, _low, _high) = (change.ChangePercent!.Value, change.CiLow!.Value, change.CiHigh!.Value);
        _band = ErrorBand.Of(change)!.Value;
        _decimals = Decimals(change.Verdict);
    }

    /// <summary>Null where there are no numbers, that is, when not comparable.</summary>
    public static ChangeText? Of(Change change) =>
        change is { ChangePercent: not null, CiLow: not null, CiHigh: not null, MdcPercent: not null } ? new ChangeText(change) : null;

    /// <summary><c>−12 %</c></summary>
    public string Signed => $"{Numbers.Signed(_change, _decimals)} %";

    /// <summary><c>−16 to −8 %</c></summary>
    public string Interval => $"{Numbers.Signed(_low, _decimals)} to {Numbers.Signed(_high, _decimals)} %";

    /// <summary>Half of the 95 % interval, for where there is no room for its two ends: <c>±4</c>, percent.</summary>
    public string Half => "±" + Numbers.Plain((_high - _low) / 2, _decimals);

    /// <summary>What cannot be told from measurement error: <c>−5.7 to +6.1 %</c>.</summary>
    public string Band => $"{Numbers.Signed(_band.Low, _decimals)} to {Numbers.Signed(_band.High, _decimals)} %";

    /// <summary>For a detected change: <c>12 % lower (95 % interval 8 to 16 % lower; changes under 6 % cannot be told from measurement error)</c>.</summary>
    public string Told => _change < 0
        ? Tell(-_change, -_high, -_low, -_band.Low, "lower")
        : Tell(_change, _low, _high, _band.High, "higher");

    private string Tell(double size, double from, double to, double limit, string direction) =>
        $"{Size(size)} % {direction} (95 % interval {Size(from)} to {Size(to)} % {direction}; "
        + $"changes under {Size(limit)} % cannot be told from measurement error)";

    private string Size(double percent) => Numbers.Plain(percent, _decimals);

    // Whole percents from 10 on, one decimal below; more only where rounding would hide on which side of a limit a number lies.
    private int Decimals(Verdict verdict)
    {
        var decimals = new[] { _change, _low, _high }.Max(Math.Abs) >= 10 ? 0 : 1;
        while (decimals < MostDecimals && Hides(verdict, decimals)) decimals++;
        return decimals;
    }

    private bool Hides(Verdict verdict, int decimals)
    {
        double Rounded(double value) => Math.Round(value, decimals, MidpointRounding.AwayFromZero);
        if (verdict is not (Verdict.Improved or Verdict.Worsened)) return false;
        var limit = _change < 0 ? -_band.Low : _band.High;
        return Rounded(_low) == 0 || Rounded(_high) == 0 || Rounded(Math.Abs(_change)) <= Rounded(limit);
    }
}

/// <summary>
/// Changes that cannot be told from measurement error, percent. The error is even on the logarithm of the ratio, so the band
/// reaches a little less far down than up: an MDC of +10 % answers to −9.1 %.
/// </summary>
internal readonly record struct ErrorBand(double Low, double High)
{
    public static ErrorBand? Of(Change change) =>
        change.MdcPercent is { } mdc ? new ErrorBand(100 * ((1 / (1 + (mdc / 100))) - 1), mdc) : null;
}
