namespace PhotoProgress.Cli.Tests;

public sealed class PhantomTests(TempFolder folder) : IClassFixture<TempFolder>
{
    [Fact]
    public void Help_NamesOptionsAndScenes()
    {
        var ran = Command.Run("phantom", "--help");
        Assert.Equal((0, ""), (ran.Code, ran.Errors));
        Assert.All(["--out", "--seed", "--count", "--scene", "closeup"], word => Assert.Contains(word, ran.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--out", "phantom")]
    [InlineData("--out", "phantom", "--out")]
    [InlineData("\"moon\"", "phantom", "--out", "OUT", "--scene", "moon")]
    [InlineData("--count is 0", "phantom", "--out", "OUT", "--count", "0")]
    [InlineData("--count is 200000", "phantom", "--out", "OUT", "--count", "200000")]
    [InlineData("\"-3\"", "phantom", "--out", "OUT", "--seed", "-3")]
    [InlineData("many", "phantom", "--out", "OUT", "--count", "many")]
    [InlineData("1.5", "phantom", "--out", "OUT", "--seed", "1.5")]
    [InlineData("empty name", "phantom", "--out", "")]
    public void Arguments_ThatAreNoUsage_AreNamedInOneLineAndWriteNothing(string named, params string[] arguments)
    {
        var unmade = folder.Of("unmade");
        var line = UsageTests.AssertBadInput(Command.Run([.. arguments.Select(argument => argument == "OUT" ? unmade : argument)]));
        Assert.Contains(named, line, StringComparison.Ordinal);
        Assert.False(Directory.Exists(unmade));
    }

    [Fact]
    public void Out_ThatIsAFile_IsNamed() =>
        Assert.Contains("taken", UsageTests.AssertBadInput(Command.Run("phantom", "--out", folder.File("taken", "x"))), StringComparison.Ordinal);

    [Fact]
    public void Closeup_TwoRuns_WriteTheSameBytes()
    {
        string[] outs = [folder.Of("one"), folder.Of("two")];
        Assert.All(outs, path => Assert.Equal(0, Command.Run("phantom", "--out", path, "--seed", "12", "--count", "1").Code));
        Assert.Equal(["s0000-t0-c0.jpg", "s0000-t0-c0.json"], Directory.GetFiles(outs[0]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.All(Directory.GetFiles(outs[0]), file => Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(outs[1], Path.GetFileName(file)))));
    }
}
