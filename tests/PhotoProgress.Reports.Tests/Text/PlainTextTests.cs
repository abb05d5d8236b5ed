using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Reports.Text;

namespace PhotoProgress.Reports.Tests.Text;

/// <summary>The answers for a terminal.</summary>
public class PlainTextTests
{
    [Fact]
    public void Every_Answer_FitsIn80ColumnsAndClaimsNothing() => Assert.All(Answers(), answer =>
    {
        Assert.All(answer.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
        Overclaims.AssertNone(answer);
    });

    [Fact]
    public void Comparison_Compared_TellsSentenceRowsAndFlags()
    {
        var text = PlainComparison.Of(Samples.Compared());

        foreach (var part in new[] { "Whole face", "95 % interval", "within error", "Flagged:", "The photo is a little soft." }) Assert.Contains(part, text, StringComparison.Ordinal);
    }

    [Fact]
    public void Comparison_PatchesOfColourChanged_TellsThatTextureIsLessSure()
    {
        var lightness = Samples.Of(Dimension.Evenness, -20, 9, metric: PairAmounts.LightnessUnevenness);
        Assert.Contains("a larger error here", PlainComparison.Of(Samples.Compared(Samples.Of(Dimension.Texture, -9, 15), lightness)).ReplaceLineEndings(" "), StringComparison.Ordinal);
        Assert.DoesNotContain("a larger error here", PlainComparison.Of(Samples.Compared()).ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public void Comparison_Refused_TellsReasonAndAdviceButNoTable()
    {
        var text = PlainComparison.Of(Samples.Refused(Samples.LightDiffers));

        Assert.Contains("→", text, StringComparison.Ordinal);
        Assert.DoesNotContain("interval", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Measurement_Refused_TellsSo() =>
        Assert.StartsWith("This photo cannot be used", PlainMeasurement.Of(Samples.Compared().Before, [Samples.HeadTurned]), StringComparison.Ordinal);

    [Fact]
    public void Answers_WithEscapesInForeignText_KeepThemFromTheTerminal()
    {
        var refusal = new Refusal("x", "File \u001b[31mred\u0007.", "Retake\r\nit.");
        Assert.DoesNotContain(PlainComparison.Of(Samples.Refused(refusal)), c => char.IsControl(c) && c != '\n');
    }

    [Fact]
    public void Comparison_WithAModel_TellsItsChangesApartFromTheVerdicts()
    {
        var text = PlainComparison.Of(Samples.Compared() with { Model = Samples.Learned });

        Assert.Contains("Model skin-2, learned from rendered skin; no verdict uses it:", text, StringComparison.Ordinal);
        Assert.Contains("  Texture: −12 % (−30 to +8 %), not to be told from the error", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Measurement_WithAModelThatCannotBeUsed_TellsWhy()
    {
        var text = PlainMeasurement.Of(Samples.Compared().Before, [], Missing);

        Assert.Contains("No score of the learned model, which no verdict uses. XGBoost is not", text, StringComparison.Ordinal);
    }

    private static readonly ModelAnswer Missing = new("skin-2", [], "XGBoost is not installed.");

    private static string[] Answers() =>
    [
        PlainComparison.Of(Samples.Compared() with { Model = Samples.Learned }), PlainMeasurement.Of(Samples.Compared().Before, [], Missing),
        PlainComparison.Of(Samples.Compared()), PlainComparison.Of(Samples.Refused(Samples.LightDiffers, Samples.HeadTurned)),
        PlainMeasurement.Of(Samples.Compared().Before, []), PlainCourse.Of(Samples.Course()),
    ];
}
