using System.Globalization;
using System.Runtime.CompilerServices;
using PhotoProgress.Analysis.Judge.Repeats;

namespace PhotoProgress.Analysis.Tests.Judge.Repeats.Reference;

/// <summary>Every number that R printed (repeatability.R) beside ours.</summary>
public sealed class RepeatabilityReferenceTests
{
    /// <summary>R prints 12 digits: half a unit of the last is 5e-12 of the value, and its own quantiles are good to about 1e-11.</summary>
    private const double Tolerance = 1e-9;

    private static readonly ILookup<string, (string Name, double Value)> Printed = Rows("repeatability.csv").ToLookup(c => c[0], c => (c[1], Number(c[2])));

    private static readonly ILookup<string, Repeat> Repeats = Rows("repeats.csv").ToLookup(c => c[0], c => new Repeat(c[1], c[2], Number(c[3])));

    [Theory]
    [InlineData("equal")]
    [InlineData("unequal")]
    [InlineData("single")]
    public void Study_OfRepeats_IsWhatRSays(string study)
    {
        var ours = Numbers([.. Repeats[study]]);

        Assert.Equal(Printed[study].Select(row => row.Name).Order(), ours.Keys.Order());
        Assert.All(Printed[study], row => Close(row.Value, ours[row.Name]));
    }

    [Fact]
    public void Distributions_AreWhatRSays() => Assert.All(Printed["distribution"], row =>
    {
        var words = row.Name.Split(' ');
        var (p, first, second) = (Number(words[1]), Number(words[2]), Number(words[3]));
        Close(row.Value, words[0] switch
        {
            "qf" => Distributions.FQuantile(p, first, second),
            "qt" => Distributions.StudentWithin((2 * p) - 1, first),
            "pt" => Distributions.StudentBeyond(p, first),
            _ => Distributions.ChiSquareQuantile(p, first),
        });
    });

    private static Dictionary<string, double> Numbers(Repeat[] repeats) =>
        new[] { OfAnova(NestedAnova.Of(repeats)), OfStatistics(ReadingStatistics.Of(repeats)) }.SelectMany(n => n).ToDictionary(n => n.Name, n => n.Value);

    /// <summary>R has 0 for what single shots cannot tell.</summary>
    private static (string Name, double Value)[] OfAnova(NestedAnova anova)
    {
        var shots = anova.Shots.Degrees > 0;
        return
        [
            ("ms_people", anova.People.Value), ("ms_visits", anova.Visits.Value), ("ms_shots", shots ? anova.Shots.Value : 0),
            ("df_people", anova.People.Degrees), ("df_visits", anova.Visits.Degrees), ("df_shots", anova.Shots.Degrees),
            ("k1", anova.PerVisit), ("k2", anova.PerVisitInPeople), ("k3", anova.PerPerson),
            ("within", shots ? anova.WithinVisit : 0), ("between", shots ? anova.BetweenVisits : anova.OfOnePhoto),
            ("photo", anova.OfOnePhoto), ("photo_df", anova.DegreesOfOnePhoto), ("people_df", anova.DegreesOfPeople),
            ("between_people", anova.BetweenPeople),
        ];
    }

    private static (string Name, double Value)[] OfStatistics(AmountStatistics found)
    {
        var (sem, icc, agreement, line) = (found.StandardError!.Value, found.Icc!.Value, found.Agreement!, found.Proportional!);
        return
        [
            ("sem", sem.Value), ("sem_low", sem.Low), ("sem_high", sem.High),
            ("icc", icc.Value), ("icc_low", icc.Low), ("icc_high", icc.High),
            ("bias", agreement.Bias.Value), ("bias_low", agreement.Bias.Low), ("bias_high", agreement.Bias.High),
            ("lower", agreement.Lower.Value), ("upper", agreement.Upper.Value), ("limit_half", agreement.Upper.High - agreement.Upper.Value),
            ("people_with_both", found.PeopleTwice),
            ("slope", line.Slope), ("slope_error", line.StandardError), ("slope_t", line.T), ("slope_p", line.P),
        ];
    }

    private static void Close(double expected, double actual) =>
        Assert.InRange(actual, expected - (Tolerance * Math.Max(1e-3, Math.Abs(expected))), expected + (Tolerance * Math.Max(1e-3, Math.Abs(expected))));

    private static IEnumerable<string[]> Rows(string file, [CallerFilePath] string here = "") =>
        File.ReadLines(Path.Combine(Path.GetDirectoryName(here)!, file)).Skip(1).Select(line => line.Split(','));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
