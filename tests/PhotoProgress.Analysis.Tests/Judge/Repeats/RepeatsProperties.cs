using FsCheck;
using FsCheck.Fluent;
using PhotoProgress.Analysis.Judge.Repeats;
using Interval = PhotoProgress.Analysis.Judge.Repeats.Interval;

namespace PhotoProgress.Analysis.Tests.Judge.Repeats;

/// <summary>Laws of the statistics on random studies, and how often their intervals hold what they should.</summary>
public sealed class RepeatsProperties
{
    /// <summary>Sums of some 60 numbers below 100 and shifts up to 1000: 60 · 1000² · 2⁻⁵² is 1e-8.</summary>
    private const double Tolerance = 1e-7;

    [Fact]
    public void Readings_Shifted_KeepErrorIccAndAgreement() => Holds((repeats, shift) =>
    {
        var (before, after) = (ReadingStatistics.Of(repeats), ReadingStatistics.Of([.. repeats.Select(r => r with { Value = r.Value + shift })]));
        return Same(before.StandardError, after.StandardError) && Same(before.Icc, after.Icc)
            && Same(before.Agreement!.Upper, after.Agreement!.Upper) && Same(before.Proportional!.Slope, after.Proportional!.Slope);
    });

    [Fact]
    public void Readings_Scaled_ScaleErrorsAndKeepIccAndSlope() => Holds((repeats, scale) =>
    {
        var factor = 1 + Math.Abs(scale / 100.0);
        var (before, after) = (ReadingStatistics.Of(repeats), ReadingStatistics.Of([.. repeats.Select(r => r with { Value = factor * r.Value })]));
        return Same(factor * before.StandardError!.Value.High, after.StandardError!.Value.High) && Same(factor * before.Agreement!.Bias.Low, after.Agreement!.Bias.Low)
            && Same(before.Icc, after.Icc) && Same(before.Proportional!.P, after.Proportional!.P);
    });

    [Fact]
    public void Readings_PeopleMovedApart_KeepTheirErrorsAndRaiseTheIcc() => Holds((repeats, shift) =>
    {
        var apart = repeats.Select(r => r with { Value = r.Value + ((1000 + Math.Abs(shift)) * int.Parse(r.Person, System.Globalization.CultureInfo.InvariantCulture)) }).ToArray();
        var (before, after) = (ReadingStatistics.Of(repeats), ReadingStatistics.Of(apart));
        return Same(before.StandardError, after.StandardError) && Same(before.WithinVisit!.Value, after.WithinVisit!.Value)
            && Same(before.Agreement!.Bias, after.Agreement!.Bias) && after.Icc!.Value.Value > before.Icc!.Value.Value;
    });

    [Fact]
    public void Readings_VisitsExchanged_TurnTheBiasAround() => Holds((repeats, _) =>
    {
        var turned = repeats.Select(r => r with { Visit = r.Visit == "1" ? "2" : "1" }).ToArray();
        var (before, after) = (ReadingStatistics.Of(repeats), ReadingStatistics.Of(turned));
        return Same(before.StandardError, after.StandardError) && Same(before.Agreement!.Bias.Value, -after.Agreement!.Bias.Value) && Same(before.Agreement.Upper.Value, -after.Agreement.Lower.Value);
    });

    [Fact]
    public void Comparisons_TurnedAround_KeepTheErrorAndTurnTheBias() => Holds((repeats, _) =>
    {
        var pairs = Pairs(repeats);
        var (before, after) = (ComparisonStatistics.Of(pairs, [], 0), ComparisonStatistics.Of([.. pairs.Select(p => p with { LogRatio = -p.LogRatio })], [], 0));
        return Same(before.StandardError, after.StandardError) && Same(before.Agreement!.Bias.Value, -after.Agreement!.Bias.Value);
    });

    /// <summary>Differences of readings are comparisons of the most exact kind: both ways then tell of the same within-visit error.</summary>
    [Fact]
    public void Comparisons_OfReadings_HaveTheReadingsError() => Holds((repeats, _) =>
        Same(ReadingStatistics.Of(repeats).WithinVisit!.Value, ComparisonStatistics.Of(Pairs(repeats), [], 0).WithinVisit!.Value));

    [Fact]
    public void Distributions_QuantileOfP_HasProbabilityP() => FsCheck.Check.One(
        Config.QuickThrowOnFailure.WithReplay(20_260_311, 7),
        Prop.ForAll(Gen.Choose(1, 999).Zip(Gen.Choose(1, 400)).Zip(Gen.Choose(1, 400)).ToArbitrary(), t =>
        {
            var (p, d1, d2) = (t.Item1.Item1 / 1000.0, t.Item1.Item2 / 4.0, t.Item2 / 4.0);
            var f = Distributions.FQuantile(p, d1, d2);
            return Same(f * Distributions.FQuantile(1 - p, d2, d1), 1) && Same(Distributions.StudentBeyond(Distributions.StudentWithin(p, d2), d2), 1 - p);
        }));

    /// <summary>
    /// True ICC 0.8 of 12 people, 2 visits, 3 shots: of 600 studies the interval should hold it in 95 %. Chance alone leaves 0.95 by
    /// 3·√(0.95·0.05/600) = 2.7 points.
    /// </summary>
    [Fact]
    public void Icc_OfSimulatedStudies_IsHeldByItsInterval()
    {
        var random = new Random(20_260_312);
        var held = Enumerable.Range(0, 600).Select(_ => ReadingStatistics.Of(Simulated(random, 12, 2, Math.Sqrt(0.3), Math.Sqrt(0.2)))).ToList();
        Assert.InRange(held.Count(s => s.Icc!.Value.Low <= 0.8 && s.Icc!.Value.High >= 0.8) / 600.0, 0.923, 0.977);
        Assert.InRange(held.Count(s => s.StandardError!.Value.Low <= Math.Sqrt(0.5) && s.StandardError!.Value.High >= Math.Sqrt(0.5)) / 600.0, 0.923, 0.977);
        Assert.InRange(held.Count(s => s.Proportional!.Found) / 600.0, 0.023, 0.077); // none there: found by chance only
    }

    private static Repeat[] Simulated(Random random, int people, double between, double visit, double shot) =>
    [
        .. from person in Enumerable.Range(0, people)
           let own = Math.Sqrt(between) * SyntheticSkin.Normal(random)
           from day in Enumerable.Range(0, 2)
           let then = own + (visit * SyntheticSkin.Normal(random))
           from _ in Enumerable.Range(0, 3)
           select new Repeat($"{person}", $"{day}", then + (shot * SyntheticSkin.Normal(random))),
    ];

    private static ComparedRepeat[] Pairs(Repeat[] repeats) =>
    [
        .. from person in repeats.GroupBy(r => r.Person)
           let own = person.OrderBy(r => r.Visit, StringComparer.Ordinal).ToArray()
           from i in Enumerable.Range(0, own.Length)
           from j in Enumerable.Range(i + 1, own.Length - i - 1)
           select new ComparedRepeat(person.Key, own[i].Visit, own[j].Visit, own[j].Value - own[i].Value),
    ];

    /// <summary>Five people, two visits, three shots, values from −10 to 10, and a number from −1000 to 1000.</summary>
    private static void Holds(Func<Repeat[], int, bool> law) => FsCheck.Check.One(
        Config.QuickThrowOnFailure.WithReplay(20_260_310, 7),
        Prop.ForAll(Gen.Choose(-1000, 1000).Select(n => n / 100.0).ArrayOf(30).Zip(Gen.Choose(-1000, 1000)).ToArbitrary(), input =>
            law([.. input.Item1.Select((value, i) => new Repeat($"{i / 6}", i / 3 % 2 == 0 ? "1" : "2", value))], input.Item2)));

    private static bool Same(Interval? one, Interval? other) =>
        one is { } a && other is { } b && Same(a.Value, b.Value) && Same(a.Low, b.Low) && Same(a.High, b.High);

    private static bool Same(double one, double other) => Math.Abs(one - other) <= Tolerance * Math.Max(1, Math.Abs(one));
}
