using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Learning.Evaluation;

namespace PhotoProgress.Learning.Tests.Evaluation;

/// <summary>Pairs whose error is known to grow with a power of 1 − correlation, made up in numbers.</summary>
public class ErrorCurveTests
{
    /// <summary>Error of a pair that agrees in nothing, ln: so large that the rule's least floor says nothing about copies.</summary>
    private const double Whole = 0.5;

    /// <summary>
    /// 240 repeats, each with half a χ² of scatter around its likelihood. Between unlikenesses of 0.04 and 0.6 the laws' ln(variance) parts by
    /// ln(15) = 2.7 and more, which is worth 0.1 and more a repeat: every one of ten seeds must be told right.
    /// </summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(0.5, 1)]
    [InlineData(1, 0.1)]
    public void Rows_ErrorThatFollowsALaw_FindsTheLaw(double exponent, double saturation)
    {
        for (var seed = 1; seed <= 10; seed++)
        {
            var row = Row(Study(40, exponent, seed, saturation));
            Assert.Equal((exponent, saturation), (row.Exponent, row.Saturation));
        }
    }

    /// <summary>
    /// Texture: other captures are unlike by half, whoever they are of, where the laws agree. Copies, unlike by 0.02 to 0.25, tell them apart: their
    /// ln(variance) parts by ln(0.55 / 0.13) = 1.4 in the middle, worth 0.3 and more a copy.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(0.5)]
    public void Rows_RepeatsUnlikeByHalf_CopiesTellTheLaw(double exponent)
    {
        for (var seed = 1; seed <= 10; seed++)
        {
            var random = new Random(seed);
            Observation One(string person, bool repeat)
            {
                var unlike = repeat ? 0.5 + (0.1 * random.NextDouble()) : 0.02 + (0.23 * random.NextDouble());
                return Changed(repeat, person, unlike, Whole * Math.Pow(unlike, exponent), random);
            }

            Observation[] study = [.. Enumerable.Range(0, 480).Select(i => One($"P{i / 12}", i % 2 == 0))];
            Assert.Equal(exponent, Row([.. study.Select(o => o with { Row = o.Row with { Dimension = Dimension.Texture } })]).Exponent);
        }
    }

    /// <summary>Copies of one capture are unlike in texture by noise alone, so that its error never stops to grow, whatever a study shows.</summary>
    [Fact]
    public void Rows_Texture_HasNoSaturation()
    {
        var study = Study(40, 1, 1, 0.1).Select(o => o with { Row = o.Row with { Dimension = Dimension.Texture } });
        Assert.Equal(1, Row([.. study]).Saturation);
    }

    /// <summary>The slope covers 97.5 % where 95 % are meant: Φ⁻¹(0.9875) / Φ⁻¹(0.975) = 1.144. With 240 repeats the quantile scatters by 7 %.</summary>
    [Fact]
    public void Rows_RootLaw_SlopeIsThatOfTheLaw() => Assert.InRange(Row(Study(40, 0.5, 1)).Decorrelation, 1.144 * Whole * 0.8, 1.144 * Whole * 1.2);

    [Fact]
    public void Rows_FivePeople_DoNotChoose() => Assert.Equal(1, Row(Study(5, 0.5, 1)).Exponent);

    /// <summary>All pairs equally unlike: all laws say the same of them, and the choice falls to the plain one.</summary>
    [Fact]
    public void Rows_PairsEquallyUnlike_StayWithOne()
    {
        var study = Study(20, 0.5, 1).Select(o => o with { Row = o.Row with { Reading = o.Row.Reading!.Value with { Correlation = 0.75 } } });
        Assert.Equal(1, Row([.. study.Where(o => o.Kind == Observation.Repeat)]).Exponent);
    }

    private static RepeatabilityRow Row(IReadOnlyList<Observation> study) => Assert.Single(RepeatabilityFit.Rows(study));

    private static Observation[] Study(int people, double exponent, int seed, double saturation = 1)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, people).SelectMany(person => Enumerable.Range(0, 12).Select(i => Seen(i % 2 == 0, $"P{person}", exponent, saturation, random)))];
    }

    /// <summary>Repeats agree to 0.4–0.96, copies to 0.98–0.999.</summary>
    private static Observation Seen(bool repeat, string person, double exponent, double saturation, Random random)
    {
        var unlike = repeat ? 0.04 + (0.56 * random.NextDouble()) : 0.001 + (0.019 * random.NextDouble());
        return Changed(repeat, person, unlike, Whole * Math.Pow(Math.Min(unlike, saturation), exponent), random);
    }

    /// <summary>A change of nothing that errs by <paramref name="error"/>, ln.</summary>
    private static Observation Changed(bool repeat, string person, double unlike, double error, Random random)
    {
        var change = error * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return new Observation(
            repeat ? Observation.Repeat : Observation.Copy, person, "", new PairRow(Dimension.Redness, "face", true, null, new PairReading(change, 0.001, 0, 0, 1 - unlike, 50), ""));
    }
}
