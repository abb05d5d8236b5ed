using System.Text.RegularExpressions;

namespace PhotoProgress.Analysis.Tests.Conventions;

/// <summary>How the sources are laid out.</summary>
public partial class SourceTests
{
    /// <summary>The six words of the data flow that the kernel computes, and the planes they share.</summary>
    private static readonly string[] Stages = ["Ingest", "Check", "Align", "Measure", "Judge", "Pixels"];

    private const int MaxLines = 400;
    private const int MaxProgramLines = 80;

    [Fact]
    public void StageFolders_AreTheSame_InKernelAndTests() => Assert.All(Stages, stage =>
    {
        Assert.NotEmpty(Repository.Files($"src/PhotoProgress.Analysis/{stage}", "*.cs"));
        Assert.NotEmpty(Repository.Files($"tests/PhotoProgress.Analysis.Tests/{stage}", "*.cs"));
    });

    [Fact]
    public void Sources_WithoutDocumentation_StayBelow400Lines() => Assert.All(Repository.Sources().Where(IsWritten), file =>
    {
        var lines = File.ReadLines(Repository.PathOf(file)).Count(line => !line.TrimStart().StartsWith("///", StringComparison.Ordinal));
        Assert.True(lines <= MaxLines, $"{file} has {lines} lines of code; split it.");
    });

    [Fact]
    public void Program_StaysBelow80Lines() =>
        Assert.All(Repository.Sources().Where(file => Path.GetFileName(file) == "Program.cs" && file.StartsWith("src/", StringComparison.Ordinal)), file =>
            Assert.True(File.ReadLines(Repository.PathOf(file)).Count() <= MaxProgramLines, $"{file} does more than compose."));

    /// <summary>Bad photos are values. Only what reads foreign bytes may meet an exception of somebody else's.</summary>
    [Fact]
    public void Catch_InAnalysis_OnlyWhereBytesComeIn()
    {
        var elsewhere = Repository.Files("src/PhotoProgress.Analysis", "*.cs").Where(file => !file.Contains("/Ingest/", StringComparison.Ordinal));
        Assert.All(elsewhere, file => Assert.False(CatchClause().IsMatch(Repository.Text(file)), $"{file} catches an exception."));
    }

    [Fact]
    public void Regions_AreNotUsed() =>
        Assert.All(Repository.Sources(), file => Assert.False(RegionDirective().IsMatch(Repository.Text(file)), $"{file} hides code in a region; split the file."));

    /// <summary>Migrations are generated from the model.</summary>
    private static bool IsWritten(string file) => !file.Contains("/Migrations/", StringComparison.Ordinal);

    [GeneratedRegex(@"^\s*(\}\s*)?catch\b", RegexOptions.Multiline)]
    private static partial Regex CatchClause();

    [GeneratedRegex(@"^\s*#region\b", RegexOptions.Multiline)]
    private static partial Regex RegionDirective();
}
