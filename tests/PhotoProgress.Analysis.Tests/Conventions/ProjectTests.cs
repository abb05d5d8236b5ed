namespace PhotoProgress.Analysis.Tests.Conventions;

/// <summary>Which project may know which, and which packages.</summary>
public class ProjectTests
{
    private static readonly string[] Middle = ["PhotoProgress.Learning", "PhotoProgress.Data", "PhotoProgress.Reports"];

    /// <summary>Server and Cli see the three of the middle, these see the kernel, the kernel sees nobody.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["PhotoProgress.Analysis"] = [],
        ["PhotoProgress.Learning"] = ["PhotoProgress.Analysis"],
        ["PhotoProgress.Data"] = ["PhotoProgress.Analysis"],
        ["PhotoProgress.Reports"] = ["PhotoProgress.Analysis"],
        ["PhotoProgress.Cli"] = [.. Middle, "PhotoProgress.Analysis"],
        ["PhotoProgress.Server"] = [.. Middle, "PhotoProgress.Analysis"],
    };

    [Fact]
    public void ProjectReferences_OfTheProduct_PointOneWay()
    {
        var projects = Repository.Files("src", "*.csproj");
        Assert.NotEmpty(projects);
        foreach (var project in projects)
        {
            Assert.True(Allowed.TryGetValue(Repository.NameOf(project), out var allowed), $"{project} has no place in the direction of references.");
            Assert.Empty(Repository.Items(project, "ProjectReference").Except(allowed));
        }
    }

    /// <summary>One package, behind the codec: it unpacks the blocks of a JPEG.</summary>
    [Fact]
    public void Analysis_References_NoPackageButTheCodecsAndNoFramework()
    {
        const string kernel = "src/PhotoProgress.Analysis/PhotoProgress.Analysis.csproj";
        Assert.Equal(["BitMiracle.LibJpeg.NET"], Repository.Items(kernel, "PackageReference"));
        Assert.Empty(Repository.Items(kernel, "FrameworkReference"));
    }

    [Fact]
    public void Solution_Contains_EveryProject()
    {
        var solution = Repository.Text("PhotoProgress.sln").Replace('\\', '/');
        Assert.All(Repository.Projects(), project => Assert.Contains($"\"{project}\"", solution, StringComparison.Ordinal));
    }

    [Fact]
    public void Packages_Versions_AreExactCentralAndLicensed()
    {
        var lines = Repository.Text("Directory.Packages.props").Split('\n').Where(line => line.Contains("<PackageVersion ", StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(lines);
        Assert.All(lines, line => Assert.Matches("""^\s*<PackageVersion Include="[\w.]+" Version="\d+(\.\d+)+(-[\w.]+)?" /> <!-- \S.* -->\s*$""", line));
        Assert.All(Repository.Projects(), project => Assert.DoesNotMatch("<PackageReference[^>]* Version=", Repository.Text(project)));
    }

    [Fact]
    public void DebianPackages_ThatScriptsInstall_StandInDependencies()
    {
        var installed = System.Text.RegularExpressions.Regex.Matches(Repository.Text("scripts/lib.sh"), """(?m)["(]"?([a-z0-9.+-]+) /usr/""");
        Assert.True(installed.Count >= 4, "scripts/lib.sh no longer names its packages as this test reads them.");
        var documented = Repository.Text("docs/dependencies.md");
        Assert.All(installed, match => Assert.Contains($"`{match.Groups[1].Value}`", documented, StringComparison.Ordinal));
    }
}
