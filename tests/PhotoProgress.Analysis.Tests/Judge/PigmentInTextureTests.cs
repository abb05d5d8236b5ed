using FsCheck;
using FsCheck.Fluent;
using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;

namespace PhotoProgress.Analysis.Tests.Judge;

public class PigmentInTextureTests
{
    private static readonly PairJudge Judge = new(Repeatability.Default());

    [Theory]
    [InlineData(-0.3, 0, 0.17320508)] // 0.3/√3
    [InlineData(0.5, 0.4, 0.17320508)] // √(0.25 − 0.16)/√3
    [InlineData(0.1, 0.1, 0)]
    [InlineData(-0.02, 0.05, 0)]
    [InlineData(0, 0, 0)]
    public void StandardError_WorkedByHand_IsWhatIsKnownOfTheChangeOverRootThree(double log, double error, double expected) =>
        Assert.Equal(expected, PigmentInTexture.StandardError(new LogChange(log, error)), 8);

    [Fact]
    public void StandardError_Any_IsNeverLargerThanTheChangeAndTheSameBothWays() => Prop.ForAll<short, ushort>((log, error) =>
    {
        var lightness = new LogChange(log / 1000.0, error / 1000.0);
        var told = PigmentInTexture.StandardError(lightness);
        return told >= 0 && told <= (Math.Abs(lightness.LogRatio) / Math.Sqrt(3)) + 1e-12 && told == PigmentInTexture.StandardError(lightness with { LogRatio = -lightness.LogRatio });
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Judge_LightnessChanged_TextureOfThatRegionAloneIsLessSure()
    {
        PairRow[] rows = [.. Rows(RegionNames.Forehead, -0.3), .. Rows(RegionNames.Nose, 0)];
        var (judged, plain) = (Judge.Judge(rows), rows.SelectMany(row => Judge.Judge([row])).ToList());
        for (var i = 0; i < rows.Length; i++)
        {
            var less = rows[i] is { Dimension: Dimension.Texture, Region: RegionNames.Forehead };
            Assert.Equal(plain[i].ChangePercent, judged[i].ChangePercent);
            if (less) Assert.True(judged[i].MdcPercent > plain[i].MdcPercent + 20); // 1.96·0.3/√3 is 34 % in quadrature
            else Assert.Equal(plain[i], judged[i]);
        }

        Assert.Equal((Verdict.Improved, Verdict.NoDetectableChange), (plain[0].Verdict, judged[0].Verdict));
    }

    [Fact]
    public void Judge_ErrorOfLightnessUnknown_IsJudgedAsWithoutIt()
    {
        var table = Repeatability.Default();
        var without = new PairJudge(table with { Rows = [.. table.Rows.Where(row => row.Amount != PairAmounts.LightnessUnevenness)] });
        var rows = Rows(RegionNames.Forehead, -0.3);
        Assert.Equal(without.Judge([rows[0]]), without.Judge(rows).Take(1));
    }

    [Fact]
    public void Judge_LightnessNotRead_IsJudgedAsWithoutIt()
    {
        PairRow[] rows = [.. Rows(RegionNames.Forehead, 0).Select(row => row.Metric == PairAmounts.LightnessUnevenness ? row with { Reading = null } : row)];
        Assert.Equal(Judge.Judge([rows[0]]), Judge.Judge(rows).Take(1));
    }

    /// <summary>Texture a fifth lower, a band of it, evenness, lightness as told and redness.</summary>
    private static PairRow[] Rows(string region, double lightness) =>
    [
        new(Dimension.Texture, region, false, null, Read(-0.22), ""),
        new(Dimension.Texture, region, false, "texture.roughness.1-3mm", Read(-0.22), ""),
        new(Dimension.Evenness, region, false, null, Read(-0.1), ""),
        new(Dimension.Evenness, region, false, PairAmounts.LightnessUnevenness, Read(lightness), ""),
        new(Dimension.Redness, region, false, null, Read(-0.1), ""),
    ];

    private static PairReading Read(double log) => new(log, 0.01, 0.01, 0.01, 0.95, 20);
}
