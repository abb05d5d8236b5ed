using PhotoProgress.Analysis.Judge.Repeats;

namespace PhotoProgress.Reports.Charts;

/// <summary>Where everything of a Bland–Altman plot lies, in the chart's own units; both axes in percent.</summary>
public sealed class AgreementLayout
{
    private const double Left = 44;
    private const double Right = 10;
    private const double Top = 10;
    private const double Bottom = 40;

    // Room between the frame and the outermost point.
    private const double Inset = 10;

    private static readonly double[] Reaches = [2, 4, 6, 10, 20, 30, 40, 60, 80, 100, 150, 200, 400];

    private readonly double _centre;

    /// <param name="points">Differences and means are logarithms.</param>
    /// <param name="reach">The upright axis runs from −reach to +reach, percent.</param>
    public AgreementLayout(IReadOnlyList<AgreementPoint> points, BlandAltman agreement, double width, double height, double reach)
    {
        (Width, Height, Agreement) = (width, height, agreement);
        _centre = points.Count == 0 ? 0 : points.Average(p => p.Mean);
        Upright = new PercentAxis(reach, PlotBottom, PlotTop);
        Level = new PercentAxis(ReachFor(points.Select(p => Percent(p.Mean - _centre))), PlotLeft + Inset, PlotRight - Inset);
        Points = [.. points.Select(p => (Level.At(Percent(p.Mean - _centre)), Y(p.Difference)))];
    }

    public BlandAltman Agreement { get; }

    public double Width { get; }

    public double Height { get; }

    public double PlotLeft { get; } = Left;

    public double PlotRight => Width - Right;

    public double PlotTop { get; } = Top;

    public double PlotBottom => Height - Bottom;

    /// <summary>Difference between the visits, percent of the amount.</summary>
    public PercentAxis Upright { get; }

    /// <summary>The person's amount against the average of all people, percent.</summary>
    public PercentAxis Level { get; }

    public IReadOnlyList<(double X, double Y)> Points { get; }

    /// <summary>Height of a difference of logarithms.</summary>
    public double Y(double difference) => Upright.At(Percent(difference));

    /// <summary>The smallest even reach that holds limits and points.</summary>
    public static double ReachOf(IEnumerable<AgreementPoint> points, BlandAltman agreement) => ReachFor(
        points.Select(p => p.Difference).Concat([agreement.Lower.Value, agreement.Upper.Value]).Select(Percent));

    private static double ReachFor(IEnumerable<double> percents)
    {
        var largest = percents.DefaultIfEmpty(0).Max(Math.Abs);
        return Array.Find(Reaches, r => r >= largest) is var reach && reach > 0 ? reach : Reaches[^1];
    }

    private static double Percent(double log) => 100 * (Math.Exp(log) - 1);
}
