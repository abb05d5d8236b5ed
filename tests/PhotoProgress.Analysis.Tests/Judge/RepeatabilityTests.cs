using PhotoProgress.Analysis.Judge;

namespace PhotoProgress.Analysis.Tests.Judge;

public class RepeatabilityTests
{
    private const string Row = """{ "amount": "texture", "scope": "face", "floor": 0.03, "decorrelation": 0.4, "pairs": 5 }""";

    // By hand: √(0.03² + (0.4·(1 − 0.9))²) = 0.05.
    [Fact]
    public void ErrorOf_KnownAmount_AddsFloorAndDecorrelationInQuadrature()
    {
        var table = Repeatability.Parse(Table(Row));
        Assert.Equal(0.05, table.ErrorOf("texture", ErrorScope.Face, 0.9)!.Value, 1e-12);
        Assert.Equal(0.03, table.ErrorOf("texture", ErrorScope.Face, 1)!.Value, 1e-12);
        Assert.Equal(Math.Sqrt(0.1609), table.ErrorOf("texture", ErrorScope.Face, -1)!.Value, 1e-12); // not more than unlike
        Assert.Null(table.ErrorOf("texture", ErrorScope.Region, 1));
        Assert.Null(table.ErrorOf("redness", ErrorScope.Face, 1));
        Assert.Equal(0.07, table.ReadingErrorOf("m", ErrorScope.Face));
        Assert.Null(table.ReadingErrorOf("m", ErrorScope.Region));
    }

    // By hand: √(0.03² + (0.4·(1 − 0.99)^½)²) = 0.05.
    [Fact]
    public void ErrorOf_RowWithExponent_GrowsWithThatPower()
    {
        var table = Repeatability.Parse(Table(Row.Replace("\"pairs\": 5", "\"pairs\": 5, \"exponent\": 0.5", StringComparison.Ordinal)));
        Assert.Equal(0.05, table.ErrorOf("texture", ErrorScope.Face, 0.99)!.Value, 1e-12);
        Assert.Equal(Math.Sqrt(0.1609), table.ErrorOf("texture", ErrorScope.Face, -1)!.Value, 1e-12); // wholly unlike: every exponent says the same
    }

    // By hand: 0.4·0.1 = 0.04 from a correlation of 0.9 down.
    [Fact]
    public void ErrorOf_RowWithSaturation_GrowsNoFurther()
    {
        var table = Repeatability.Parse(Table(Row.Replace("\"pairs\": 5", "\"pairs\": 5, \"saturation\": 0.1", StringComparison.Ordinal)));
        Assert.Equal(Math.Sqrt(0.0013), table.ErrorOf("texture", ErrorScope.Face, 0.95)!.Value, 1e-12);
        Assert.Equal(0.05, table.ErrorOf("texture", ErrorScope.Face, 0.9)!.Value, 1e-12);
        Assert.Equal(0.05, table.ErrorOf("texture", ErrorScope.Face, 0.2)!.Value, 1e-12);
    }

    [Fact]
    public void Parse_TableOfBeforeTheLaw_ReadsAsStraight() => Assert.Equal((1, 1), (Repeatability.Parse(Table(Row)).Rows[0].Exponent, Repeatability.Parse(Table(Row)).Rows[0].Saturation));

    [Fact]
    public void Default_KnowsEveryDimensionInEveryScope_AndSurvivesWritingAndReading()
    {
        var table = Repeatability.Default();
        foreach (var amount in new[] { "texture", "evenness", "redness" })
            Assert.All((string[])[ErrorScope.Face, ErrorScope.Region, ErrorScope.Closeup], scope => Assert.True(table.ErrorOf(amount, scope, 0.9) > 0, amount));
        Assert.Equal(table.ToJson(), Repeatability.Parse(table.ToJson()).ToJson());
    }

    // A study of faces says nothing of close-ups, and the other way round: there the table that comes with the program speaks.
    [Fact]
    public void ErrorOf_ViewThatTheTableWasNotMadeOf_IsTheDefaults()
    {
        var (faces, closeups) = (Repeatability.Parse(Table(Row)), Repeatability.Parse(Table(Row.Replace("face", "closeup", StringComparison.Ordinal))));
        Assert.Equal(Repeatability.Default().ErrorOf("texture", ErrorScope.Closeup, 0.9), faces.ErrorOf("texture", ErrorScope.Closeup, 0.9));
        Assert.Equal(Repeatability.Default().ErrorOf("texture", ErrorScope.Region, 0.9), closeups.ErrorOf("texture", ErrorScope.Region, 0.9));
        Assert.Equal(0.05, closeups.ErrorOf("texture", ErrorScope.Closeup, 0.9)!.Value, 1e-12);
        Assert.Null(closeups.ErrorOf("redness", ErrorScope.Closeup, 0.9));
        Assert.Equal(Repeatability.Default().ReadingErrorOf("texture.pores", ErrorScope.Face), closeups.ReadingErrorOf("texture.pores", ErrorScope.Face));
    }

    [Theory]
    [InlineData("", "JSON")]
    [InlineData("{", "JSON")]
    [InlineData("null", "schema")]
    [InlineData("[]", "schema")]
    [InlineData("{}", "schema")]
    [InlineData("""{ "schema": "other/1" }""", "other/1")]
    [InlineData("""{ "schema": "photoprogress.repeatability/1", "rows": [], "readings": [], "extra": 1 }""", "extra")]
    [InlineData("""{ "schema": "photoprogress.repeatability/1", "name": "n" }""", "recipe")]
    [InlineData("""{ "schema": "photoprogress.repeatability/1", "name": "n", "analysis": "a", "recipe": "r", "rows": [null], "readings": [] }""", "rows")]
    [InlineData("""{ "schema": "photoprogress.repeatability/1", "name": "n", "analysis": "a", "recipe": "r", "rows": null, "readings": [] }""", "Rows")]
    public void Parse_NotATable_SaysWhatIsWrongInOneLine(string json, string names)
    {
        var fault = Assert.Throws<FormatException>(() => Repeatability.Parse(json));
        Assert.Contains(names, fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', fault.Message);
    }

    [Theory]
    [InlineData("\"floor\": 0.03", "\"floor\": -0.01")]
    [InlineData("\"decorrelation\": 0.4", "\"decorrelation\": -1")]
    [InlineData("\"pairs\": 5", "\"pairs\": 5, \"exponent\": 0")]
    [InlineData("\"pairs\": 5", "\"pairs\": 5, \"exponent\": 2.1")]
    [InlineData("\"pairs\": 5", "\"pairs\": 5, \"saturation\": 0")]
    [InlineData("\"pairs\": 5", "\"pairs\": 5, \"saturation\": 1.1")]
    public void Parse_ErrorOutOfRange_NamesTheRow(string good, string bad)
    {
        var fault = Assert.Throws<FormatException>(() => Repeatability.Parse(Table(Row.Replace(good, bad, StringComparison.Ordinal))));
        Assert.Contains("texture/face", fault.Message, StringComparison.Ordinal);
    }

    private static string Table(string row) => $$"""
        { "schema": "photoprogress.repeatability/1", "name": "n", "analysis": "a", "recipe": "r", "rows": [{{row}}],
          "readings": [{ "metric": "m", "scope": "face", "standardError": 0.07, "pairs": 5 }] }
        """;
}
