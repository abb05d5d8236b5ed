namespace PhotoProgress.Cli.Tests;

/// <summary>Usage of <c>train</c> and <c>evaluate</c>: what is wrong is said before any work.</summary>
public sealed class ModelUsageTests(TempFolder folder) : IClassFixture<TempFolder>
{
    [Fact]
    public void Train_WithoutAFolder_IsTold() =>
        Assert.Contains("--out", UsageTests.AssertBadInput(Command.Run("train")), StringComparison.Ordinal);

    [Theory]
    [InlineData("10")]
    [InlineData("100000000")]
    public void Train_CountOutOfRange_IsNamed(string count) =>
        Assert.Contains($"--count {count} is out of range", UsageTests.AssertBadInput(Command.Run("train", "--out", folder.Of("m-1"), "--count", count)), StringComparison.Ordinal);

    [Fact]
    public void Train_CountThatIsNoNumber_IsNamed() =>
        Assert.Contains("many", UsageTests.AssertBadInput(Command.Run("train", "--out", folder.Of("m-1"), "--count", "many")), StringComparison.Ordinal);

    [Fact]
    public void Train_AFolderThatHoldsAModel_IsLeftAlone()
    {
        var model = Directory.CreateDirectory(folder.Of("old-1")).FullName;
        File.WriteAllText(Path.Combine(model, "model.json"), "precious");

        Assert.Contains("holds a model already", UsageTests.AssertBadInput(Command.Run("train", "--out", model)), StringComparison.Ordinal);
        Assert.Equal("precious", File.ReadAllText(Path.Combine(model, "model.json")));
    }

    [Fact]
    public void Train_AFileForAFolder_IsNamed()
    {
        var file = folder.File("a-file", "x");

        Assert.Contains("a-file", UsageTests.AssertBadInput(Command.Run("train", "--out", file)), StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluate_NoSuchFolder_IsNamed() =>
        Assert.Contains("\"no-model\" does not exist", UsageTests.AssertBadInput(Command.Run("evaluate", "--model", "no-model")), StringComparison.Ordinal);

    [Fact]
    public void Evaluate_AFolderWithoutScores_IsTold()
    {
        var empty = Directory.CreateDirectory(folder.Of("empty-1")).FullName;

        Assert.Contains("scores.json\" does not exist", UsageTests.AssertBadInput(Command.Run("evaluate", "--model", empty)), StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluate_ABrokenModel_IsToldInOneLine()
    {
        var broken = Directory.CreateDirectory(folder.Of("broken-1")).FullName;
        File.WriteAllText(Path.Combine(broken, "scores.json"), "{}");
        File.WriteAllText(Path.Combine(broken, "model.json"), "{}");

        Assert.Contains("broken-1 cannot be used", UsageTests.AssertBadInput(Command.Run("evaluate", "--model", broken)), StringComparison.Ordinal);
    }
}
