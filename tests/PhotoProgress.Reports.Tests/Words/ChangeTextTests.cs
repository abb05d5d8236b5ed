using FsCheck;
using FsCheck.Fluent;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Reports.Words;

namespace PhotoProgress.Reports.Tests.Words;

public class ChangeTextTests
{
    [Fact]
    public void Of_LargeChange_UsesWholePercents()
    {
        var text = Text(-12.1, -16, -8, 6.1);

        Assert.Equal(("−12 %", "−16 to −8 %", "−6 to +6 %"), (text.Signed, text.Interval, text.Band));
    }

    [Fact]
    public void Of_SmallChange_UsesOneDecimal()
    {
        var text = Text(-2.1, -8, 4.2, 6.4, Verdict.NoDetectableChange);

        // 100 (1 / 1.064 − 1) = −6.015
        Assert.Equal(("−2.1 %", "−8.0 to +4.2 %", "−6.0 to +6.4 %"), (text.Signed, text.Interval, text.Band));
    }

    [Fact]
    public void Of_BoundNextToZero_KeepsTheDigitThatShowsItsSide() => Assert.Equal("−21.6 to −0.4 %", Text(-11.6, -21.6, -0.4, 12.7).Interval);

    [Fact]
    public void Told_ChangeNextToItsLimit_NeverReadsAsBelowIt()
    {
        // The band's lower end is 100 (1 / 1.13 − 1) = −11.504.
        Assert.StartsWith("11.6 % lower", Text(-11.6, -21.6, -0.4, 13).Told, StringComparison.Ordinal);
        Assert.Contains("changes under 11.5 %", Text(-11.6, -21.6, -0.4, 13).Told, StringComparison.Ordinal);
    }

    [Fact]
    public void Told_Rise_SpeaksOfTheUpperLimit() =>
        Assert.Equal(
            "9.2 % higher (95 % interval 2.4 to 9.9 % higher; changes under 6.6 % cannot be told from measurement error)",
            Text(9.2, 2.4, 9.9, 6.6, Verdict.Worsened).Told);

    [Fact]
    public void Of_NotComparable_IsNull() => Assert.Null(ChangeText.Of(Samples.NotComparable(Dimension.Texture, "blur")));

    [Fact]
    public void Told_AnyDetectedChange_ShowsANumberAboveItsLimit() => Prop.ForAll<int, int>((a, b) =>
    {
        var log = ((a % 700) + 0.5) / 1000.0;
        var error = ((Math.Abs((long)b) % 150) + 1) / 1000.0;
        var change = Change.Judge(Dimension.Texture, "face", null, new LogChange(log, error));
        // Three decimals is where the text gives up; a hair above the limit may still read equal to it.
        if (Math.Abs(log) < (Change.Z95 * error) + 1e-4) return true;
        var numbers = System.Text.RegularExpressions.Regex.Matches(ChangeText.Of(change)!.Told, @"[0-9.]+(?= (?:%|to))").Select(m => double.Parse(m.Value, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        var (size, limit) = (numbers[0], numbers[^1]);
        return size > limit;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void ErrorBand_OfTenPercent_ReachesLessFarDown()
    {
        var band = ErrorBand.Of(Samples.Of(Dimension.Redness, 0, 10))!.Value;

        Assert.Equal(10, band.High, 9);
        Assert.Equal(-100.0 / 11, band.Low, 9);
    }

    private static ChangeText Text(double change, double low, double high, double mdc, Verdict verdict = Verdict.Improved) =>
        ChangeText.Of(new Change(Dimension.Texture, "face", null, change, low, high, mdc, verdict, null))!;
}
