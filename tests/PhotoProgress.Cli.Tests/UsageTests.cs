using PhotoProgress.Analysis.Tests.Conventions;

namespace PhotoProgress.Cli.Tests;

/// <summary>Help, usage and bad input: none of it needs a photo.</summary>
public sealed class UsageTests(TempFolder folder) : IClassFixture<TempFolder>
{
    [Theory]
    [InlineData]
    [InlineData("measure")]
    [InlineData("compare")]
    [InlineData("course")]
    [InlineData("repeatability")]
    public void Help_AnyCommand_TellsUsageAndSucceeds(params string[] command)
    {
        var ran = Command.Run([.. command, "--help"]);

        Assert.Equal((0, ""), (ran.Code, ran.Errors));
        Assert.Contains("Usage:", ran.Output, StringComparison.Ordinal);
        string[] told = command.Length == 0 ? ["measure", "compare", "course", "repeatability", "Exit codes"] : ["--json"];
        Assert.All(told, word => Assert.Contains(word, ran.Output, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("No command")]
    [InlineData("\"retouch\"", "retouch", "a.jpg")]
    [InlineData("'measure'", "measure")]
    [InlineData("'compare'", "compare", "a.jpg")]
    [InlineData("'c.jpg'", "compare", "a.jpg", "b.jpg", "c.jpg")]
    [InlineData("\"--jsn\"", "measure", "--jsn")]
    [InlineData("'--report'", "compare", "a.jpg", "b.jpg", "--report")]
    public void Arguments_ThatAreNoUsage_AreNamedInOneLine(string named, params string[] arguments)
    {
        var line = AssertBadInput(Command.Run(arguments));
        Assert.Contains(named, line, StringComparison.Ordinal);
        Assert.Contains("--help", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Photo_Missing_IsNamed() =>
        Assert.Contains("\"/nowhere/a.jpg\" does not exist", AssertBadInput(Command.Run("measure", "/nowhere/a.jpg")), StringComparison.Ordinal);

    [Fact]
    public void Photo_ThatIsAFolder_IsNamed() =>
        Assert.Contains("is a folder", AssertBadInput(Command.Run("measure", folder.Root, "--json")), StringComparison.Ordinal);

    [Theory]
    [InlineData("out.docx", "\".docx\"")]
    [InlineData("out", "\"\"")]
    [InlineData("no/such/out.html", "folder does not exist")]
    public void Report_ThatCannotBeWritten_IsRefusedBeforeAnyWork(string report, string told)
    {
        var line = AssertBadInput(Command.Run("compare", "missing-a.jpg", "missing-b.jpg", "--report", folder.Of(report)));
        Assert.Contains(told, line, StringComparison.Ordinal);
        Assert.DoesNotContain("missing-a", line, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.Of(report)));
    }

    [Fact]
    public void Reports_Several_AreEachChecked() =>
        Assert.Contains("b.odt", AssertBadInput(Command.Run("compare", "a", "b", "--report", folder.Of("a.html"), "--report", folder.Of("b.odt"))), StringComparison.Ordinal);

    [Theory]
    [InlineData("-a.jpg", "--")]
    [InlineData("@a.jpg")]
    [InlineData("a b\"'<script>.jpg")]
    [InlineData("ä 影.jpg")]
    [InlineData("a\nb\u001b[31m.jpg")]
    public void FileName_OfAnyKind_IsTakenAsAFileAndShownInOneLine(string name, params string[] before)
    {
        var line = AssertBadInput(Command.Run(["measure", .. before, name]));
        Assert.Contains("does not exist", line, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', line);
    }

    [Fact]
    public void Course_ThatIsAFile_IsNamed() =>
        Assert.Contains("is a file", AssertBadInput(Command.Run("course", folder.File("x.json", "{}"))), StringComparison.Ordinal);

    [Theory]
    [InlineData("{", "line 1")]
    [InlineData("""{ "schema": "photoprogress.course/9" }""", "photoprogress.course/9")]
    public void CourseFile_ThatIsWrong_IsNamedWithKeyAndValue(string json, string named)
    {
        var course = Directory.CreateDirectory(folder.Of("course")).FullName;
        File.WriteAllText(Path.Combine(course, "course.json"), json);

        var line = AssertBadInput(Command.Run("course", course));
        Assert.Contains("course.json", line, StringComparison.Ordinal);
        Assert.Contains(named, line, StringComparison.Ordinal);
    }

    [Fact]
    public void Course_WithoutCourseFile_IsTold() =>
        Assert.Contains("course.json\" does not exist", AssertBadInput(Command.Run("course", Directory.CreateDirectory(folder.Of("empty")).FullName)), StringComparison.Ordinal);

    [Fact]
    public void CourseFile_NamingAMissingPhoto_IsTold()
    {
        var course = Directory.CreateDirectory(folder.Of("gone")).FullName;
        File.WriteAllText(Path.Combine(course, "course.json"), CourseSample.Json(("gone.jpg", "2026-01-10")));

        Assert.Contains("\"gone.jpg\" is not in the folder", AssertBadInput(Command.Run("course", course)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("{}")]
    [InlineData("""{ "schema": "photoprogress.repeatability/1" }""")]
    [InlineData("""{"schema":"photoprogress.repeatability/1","name":"n","analysis":"a","recipe":"r","rows":[{"amount":"texture","scope":"face","floor":1e9,"decorrelation":0,"pairs":1}],"readings":[]}""")]
    public void Repeatability_ThatIsNoTable_IsNamed(string text)
    {
        var photo = folder.File("any.jpg", "x");
        var line = AssertBadInput(Command.Run("compare", photo, photo, "--repeatability", folder.File("table.json", text)));
        Assert.Contains("table.json", line, StringComparison.Ordinal);
    }

    [Fact]
    public void OurFault_FaceModelMissing_IsOneLineAndWithDebugATrace()
    {
        var photo = folder.File("fault.jpg", "x");
        Dictionary<string, string> broken = new() { ["PHOTOPROGRESS_FACE_MODEL"] = folder.Of("no-model"), [CommandLine.DebugVariable] = "" };
        var ran = Command.Run(["measure", photo], broken);
        Assert.Equal((1, ""), (ran.Code, ran.Output));
        Assert.Single(ran.Errors.TrimEnd('\n').Split('\n'));

        broken[CommandLine.DebugVariable] = "1";
        Assert.Contains("   at ", Command.Run(["measure", photo], broken).Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Documentation_Examples_KeepTheContract()
    {
        var examples = Repository.Text("docs/command-line.md").Split("```json\n").Skip(1).Select(block => block.Split("```")[0]).Where(json => json.Contains("\"schema\"", StringComparison.Ordinal)).ToList();

        Assert.All(Contract.Schemas, schema => Assert.Contains(examples, json => json.Contains($"\"{schema}\"", StringComparison.Ordinal)));
        Assert.All(examples, json => Assert.Empty(Contract.Deviations(json)));
    }

    /// <summary>Code 2, nothing on standard output, one line on standard error.</summary>
    internal static string AssertBadInput(Ran ran)
    {
        Assert.Equal((2, ""), (ran.Code, ran.Output));
        var line = Assert.Single(ran.Errors.TrimEnd('\n').Split('\n'));
        Assert.StartsWith("photoprogress: ", line, StringComparison.Ordinal);
        return line;
    }
}
