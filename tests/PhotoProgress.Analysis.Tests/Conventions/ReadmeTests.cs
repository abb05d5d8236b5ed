using System.Diagnostics;
using System.Text.RegularExpressions;

namespace PhotoProgress.Analysis.Tests.Conventions;

/// <summary>What the README tells people to type works.</summary>
public partial class ReadmeTests
{
    /// <summary>Commands that need no photo, change nothing and do not start these tests again.</summary>
    private static readonly string[] Safe = ["./photoprogress --help"];

    private static readonly TimeSpan BuildAndRun = TimeSpan.FromMinutes(5);

    [Fact]
    public void Scripts_TheReadmeNames_AreThereAndExecutable()
    {
        var scripts = Commands().Select(command => command.Split(' ')[0]).Where(word => word.StartsWith("./", StringComparison.Ordinal)).Distinct().ToArray();
        Assert.Equal(["./photoprogress", "./run", "./test"], scripts.Order(StringComparer.Ordinal));
        Assert.All([.. scripts, ".ci/run"], script => Assert.True(Bash($"test -x {script}").Code == 0, $"{script} is not executable."));
    }

    [Fact]
    public void Scripts_Parse() =>
        Assert.All(["photoprogress", "run", "test", ".ci/run", "scripts/lib.sh"], script => Assert.Equal(0, Bash($"bash -n {script}").Code));

    [Fact]
    public void Commands_ThatAreSafe_RunAsWritten()
    {
        var safe = Commands().Where(Safe.Contains).ToArray();
        Assert.Equal(Safe, safe);
        Assert.All(safe, command =>
        {
            var (code, errors) = Bash(command);
            Assert.True(code == 0, $"`{command}` ended with {code}: {errors}");
        });
    }

    [Fact]
    public void Links_InDocuments_LeadSomewhere()
    {
        string[] documents = ["README.md", "CONTRIBUTING.md", .. Repository.Files("docs", "*.md"), .. Repository.Files("models", "*.md"), .. Repository.Files("training-data", "*.md")];
        foreach (var document in documents)
            Assert.All(LocalLink().Matches(Repository.Text(document)), link =>
            {
                var target = Path.Combine(Path.GetDirectoryName(Repository.PathOf(document))!, link.Groups[1].Value);
                Assert.True(Path.Exists(target), $"{document} points to {link.Groups[1].Value}, which is not there.");
            });
    }

    /// <summary>The lines of the README's bash blocks, comments and continuations taken away.</summary>
    private static string[] Commands() =>
        [.. BashBlock().Matches(Repository.Text("README.md"))
            .SelectMany(block => block.Groups[1].Value.Split('\n'))
            .Select(line => line.Split(" #")[0].Trim())
            .Where(line => line.Length > 0 && line[0] != '#')];

    private static (int Code, string Errors) Bash(string command)
    {
        var start = new ProcessStartInfo("bash", ["-c", command]) { WorkingDirectory = Repository.Root };
        foreach (var name in start.Environment.Keys.Where(IsOfTheTestRun).ToArray()) start.Environment.Remove(name);
        var (exit, output, errors) = ChildProcess.Run(start, BuildAndRun);
        return (exit, $"{errors}{output}");
    }

    /// <summary>Variables with which a test run would change the build that a command starts.</summary>
    private static bool IsOfTheTestRun(string variable) =>
        variable.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || variable.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^```bash\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex BashBlock();

    [GeneratedRegex(@"\]\((?!https?:|#|mailto:)([^)#\s]+)")]
    private static partial Regex LocalLink();
}
