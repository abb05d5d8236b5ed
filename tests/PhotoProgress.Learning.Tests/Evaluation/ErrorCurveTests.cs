using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Learning.Evaluation;

namespace PhotoProgress.Learning.Tests.Evaluation;

/// <summary>Pairs whose error is known to grow with a power of 1 − correlation, made up in numbers.</summary>
public class ErrorCurveTests
{
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

    /// <summary>Copies of one capture are unlike in texture by noise alone, so that its error never stops to grow, whatever a study shows.</summary>
    [Fact]
    public void Rows_Texture_HasNoSaturation()
    {
        var study = Study(40, 1, 1, 0.1).Select(o => o with { Row = o.Row with { Dimension = Dimension.Texture } });
        Assert.Equal(1, Row([.. study]).Saturation);
    }

    /// <summary>A true error of 0.1 where nothing agrees; the slope covers 97.5 % where 95 % are meant: Φ⁻¹(0.9875) / Φ⁻¹(0.975) = 1.144. With 240 repeats the quantile scatters by 7 %.</summary>
    [Fact]
    public void Rows_RootLaw_SlopeIsThatOfTheLaw() => Assert.InRange(Row(Study(40, 0.5, 1)).Decorrelation, 0.1144 * 0.8, 0.1144 * 1.2);

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
        var change = 0.1 * Math.Pow(Math.Min(unlike, saturation), exponent) * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        return new Observation(
            repeat ? Observation.Repeat : Observation.Copy, person, "", new PairRow(Dimension.Redness, "face", true, null, new PairReading(change, 0.001, 0, 0, 1 - unlike, 50), ""));
    }
}
