using PhotoProgress.Analysis.Judge;
using PhotoProgress.Reports.Words;

namespace PhotoProgress.Reports.Charts;

/// <summary>An even axis in percent around zero, and where a percent lies on it.</summary>
/// <param name="Reach">The axis runs from −Reach to +Reach, percent.</param>
/// <param name="From">Coordinate of −Reach.</param>
/// <param name="To">Coordinate of +Reach; below <paramref name="From"/> where the axis points up a page.</param>
public sealed record PercentAxis(double Reach, double From, double To)
{
    private static readonly double[] Reaches = [5, 10, 20, 30, 40, 60, 80, 100, 150, 200, 300, 400, 600, 1000];

    /// <summary>The coordinate; a value beyond the reach lies at its end.</summary>
    public double At(double percent) =>
        From + ((Math.Clamp(percent, -Reach, Reach) + Reach) / (2 * Reach) * (To - From));

    /// <summary>−Reach, −Reach/2, 0, Reach/2, Reach.</summary>
    public IReadOnlyList<double> Ticks => [-Reach, -Reach / 2, 0, Reach / 2, Reach];

    public static string Label(double tick) => Numbers.Signed(tick, tick == Math.Round(tick) ? 0 : 1);

    /// <summary>The smallest even reach that holds all intervals and error bands.</summary>
    public static double ReachFor(IEnumerable<Change> changes)
    {
        var largest = changes.SelectMany(Extremes).DefaultIfEmpty(0).Max(Math.Abs);
        return Array.Find(Reaches, r => r >= largest) is var reach && reach > 0 ? reach : Reaches[^1];
    }

    private static IEnumerable<double> Extremes(Change change) =>
        new[] { change.CiLow, change.CiHigh, change.MdcPercent }.OfType<double>();
}
