using FsCheck;
using FsCheck.Fluent;
using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;

namespace PhotoProgress.Analysis.Tests.Judge;

public class PigmentDoubtTests
{
    private static readonly PairJudge Judge = new(Repeatability.Default());

    [Theory]
    [InlineData(-0.3, 0, 0.17320508)] // 0.3/√3
    [InlineData(0.5, 0.4, 0.17320508)] // √(0.25 − 0.16)/√3
    [InlineData(0.1, 0.1, 0)]
    [InlineData(-0.02, 0.05, 0)]
    [InlineData(0, 0, 0)]
    public void InTexture_WorkedByHand_IsWhatIsKnownOfTheChangeOverRootThree(double log, double error, double expected) =>
        Assert.Equal(expected, PigmentDoubt.InTexture(new LogChange(log, error)), 8);

    [Fact]
    public void InTexture_Any_IsNeverLargerThanTheChangeAndTheSameBothWays() => Prop.ForAll<short, ushort>((log, error) =>
    {
        var lightness = new LogChange(log / 1000.0, error / 1000.0);
        var told = PigmentDoubt.InTexture(lightness);
        return told >= 0 && told <= (Math.Abs(lightness.LogRatio) / Math.Sqrt(3)) + 1e-12 && told == PigmentDoubt.InTexture(lightness with { LogRatio = -lightness.LogRatio });
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(0.1, 0.06, -0.3, 0, 0.03464102)] // 0.06/√3
    [InlineData(-0.02, -0.06, 0.5, 0.3, 0.02771281)] // 0.06/√3 · √(0.25 − 0.09)/0.5
    [InlineData(0.1, 0.06, 0.1, 0.1, 0)]
    [InlineData(0.1, 0.06, 0, 0, 0)]
    [InlineData(0.1, 0, -0.3, 0, 0)]
    [InlineData(-0.1, 0.06, -0.3, 0, 0)] // brown hides some of it
    public void InRedness_WorkedByHand_IsBrownsPartAsFarAsBrownIsKnownToHaveChanged(double read, double part, double log, double error, double expected) =>
        Assert.Equal(expected, PigmentDoubt.InRedness(Read(read) with { BrownPart = part }, new LogChange(log, error)), 8);

    [Fact]
    public void InRedness_Any_IsNeverLargerThanBrownsPartAndTheSameBothWays() => Prop.ForAll<short, short, short>((read, part, log) =>
    {
        var (melanin, redness) = (new LogChange(log / 1000.0, 0.01), Read(read / 1000.0) with { BrownPart = part / 1000.0 });
        var told = PigmentDoubt.InRedness(redness, melanin);
        return told >= 0 && told <= (Math.Abs(redness.BrownPart) / Math.Sqrt(3)) + 1e-12
            && told == PigmentDoubt.InRedness(redness with { LogRatio = -redness.LogRatio, BrownPart = -redness.BrownPart }, melanin with { LogRatio = -melanin.LogRatio });
    }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(-0.3, 0, true, false)]
    [InlineData(0, -0.3, false, true)]
    [InlineData(-0.3, -0.3, true, true)]
    public void Judge_PigmentChanged_WhatItShowsInIsLessSureInThatRegionAlone(double lightness, double melanin, bool texture, bool redness)
    {
        PairRow[] rows = [.. Rows(RegionNames.Forehead, lightness, melanin), .. Rows(RegionNames.Nose, 0, 0)];
        var (judged, plain) = (Judge.Judge(rows), rows.SelectMany(row => Judge.Judge([row])).ToList());
        for (var i = 0; i < rows.Length; i++)
        {
            var less = rows[i].Region == RegionNames.Forehead && ((rows[i].Dimension == Dimension.Texture && texture) || (rows[i].Dimension == Dimension.Redness && redness));
            Assert.Equal(plain[i].ChangePercent, judged[i].ChangePercent);
            if (!less) Assert.Equal(plain[i], judged[i]);
            else Assert.Equal((Verdict.Improved, Verdict.NoDetectableChange), (plain[i].Verdict, judged[i].Verdict)); // −0.22 against more than 1.96·0.22/√3
        }
    }

    [Fact]
    public void Judge_ErrorOfPigmentUnknown_IsJudgedAsWithoutIt()
    {
        var table = Repeatability.Default();
        var without = new PairJudge(table with { Rows = [.. table.Rows.Where(row => row.Amount is not (PairAmounts.LightnessUnevenness or PairAmounts.MelaninUnevenness))] });
        var rows = Rows(RegionNames.Forehead, -0.3, -0.3);
        Assert.Equal(without.Judge([rows[0]]), without.Judge(rows).Take(1));
        Assert.Equal(without.Judge([rows[^1]]), without.Judge(rows).TakeLast(1));
    }

    [Fact]
    public void Judge_PigmentNotRead_IsJudgedAsWithoutIt()
    {
        PairRow[] rows = [.. Rows(RegionNames.Forehead, -0.3, -0.3).Select(row => row is { Dimension: Dimension.Evenness, Metric: not null } ? row with { Reading = null } : row)];
        Assert.Equal(Judge.Judge([rows[0]]), Judge.Judge(rows).Take(1));
        Assert.Equal(Judge.Judge([rows[^1]]), Judge.Judge(rows).TakeLast(1));
    }

    /// <summary>Texture and redness a fifth lower, all of redness' change perhaps brown's; evenness, its pigments as told.</summary>
    private static PairRow[] Rows(string region, double lightness, double melanin) =>
    [
        new(Dimension.Texture, region, false, null, Read(-0.22), ""),
        new(Dimension.Texture, region, false, "texture.roughness.1-3mm", Read(-0.22), ""),
        new(Dimension.Evenness, region, false, null, Read(-0.1), ""),
        new(Dimension.Evenness, region, false, PairAmounts.LightnessUnevenness, Read(lightness), ""),
        new(Dimension.Evenness, region, false, PairAmounts.MelaninUnevenness, Read(melanin), ""),
        new(Dimension.Redness, region, false, "redness.patchiness", Read(-0.22) with { BrownPart = -0.22 }, ""),
        new(Dimension.Redness, region, false, null, Read(-0.22) with { BrownPart = -0.22 }, ""),
    ];

    private static PairReading Read(double log) => new(log, 0.01, 0.01, 0.01, 0.95, 20);
}
