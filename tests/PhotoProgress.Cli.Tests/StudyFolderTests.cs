using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge.Repeats;

namespace PhotoProgress.Cli.Tests;

/// <summary>The layout of a study, and every way to get it wrong: one line that names the place.</summary>
public sealed class StudyFolderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Read_PeopleVisitsShots_GivesThemInOrder()
    {
        Lay("P02/2026-03-02/front_1.jpg", "P01/2026-03-06/front_2.jpg", "P01/2026-03-02/left45_1.heic", "P01/2026-03-02/1.jpg", "P01/2026-03-02/.DS_Store", "README.txt");

        Assert.Equal(
            [
                new("P01", "2026-03-02", new DateOnly(2026, 3, 2), PhotoView.Front, "P01/2026-03-02/1.jpg"),
                new("P01", "2026-03-02", new DateOnly(2026, 3, 2), PhotoView.Left45, "P01/2026-03-02/left45_1.heic"),
                new("P01", "2026-03-06", new DateOnly(2026, 3, 6), PhotoView.Front, "P01/2026-03-06/front_2.jpg"),
                new StudyShot("P02", "2026-03-02", new DateOnly(2026, 3, 2), PhotoView.Front, "P02/2026-03-02/front_1.jpg"),
            ],
            StudyFolder.Read(_folder.Root));
    }

    [Fact]
    public void Read_VisitsWithoutDays_KeepsThem()
    {
        Lay("P01/a/closeup-1.png", "P01/b/Closeup_2.png");

        Assert.All(StudyFolder.Read(_folder.Root), shot => Assert.Equal((null, PhotoView.Closeup), (shot.Day, shot.View)));
    }

    [Theory]
    [InlineData("front_1.jpg", "lies in the study's own folder")]
    [InlineData("P01/front_1.JPG", "lies beside the visits")]
    [InlineData("P01/2026-03-02/extra/front_1.jpg", "lies inside a visit")]
    [InlineData("P01/2026-02-30/front_1.jpg", "a day that does not exist")]
    [InlineData("P01/2026_03_02/front_1.jpg", "a day that does not exist")]
    [InlineData("two words/2026-03-02/front_1.jpg", "a name that is no code")]
    [InlineData("P01/2026-03-02/left_45.jpg", "begins with no known view")]
    [InlineData("P01/2026-03-02/front.jpg", null)]
    public void Read_PhotoInAWrongPlace_IsNamed(string file, string? told)
    {
        Lay(file);

        var fault = Record.Exception(() => StudyFolder.Read(_folder.Root));
        if (told is null) Assert.Null(fault);
        else Assert.Contains(told, Assert.IsType<InputException>(fault).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_EmptyFolders_AreNamed()
    {
        Assert.Contains("holds no person", Fault(), StringComparison.Ordinal);
        Directory.CreateDirectory(_folder.Of("P01"));
        Assert.Contains("has no visit", Fault(), StringComparison.Ordinal);
        Directory.CreateDirectory(_folder.Of("P01/2026-03-02"));
        Assert.Contains("holds no photo", Fault(), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_VisitsPartlyNamedByDay_AreRefused()
    {
        Lay("P01/2026-03-02/1.jpg", "P01/second/1.jpg");
        Assert.Contains("partly named by their day", Fault(), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_MorePhotosOfAPersonThanMemoryHolds_AreRefused()
    {
        Lay([.. Enumerable.Range(0, 25).Select(i => $"P01/2026-03-02/front_{i}.jpg")]);
        Assert.Contains("25 front photos; at most 24", Fault(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/nowhere/study", "does not exist")]
    [InlineData("study.json", "is a file")]
    public void Repeatability_NoFolder_IsBadInput(string name, string told)
    {
        _folder.File("study.json", "{}");
        Assert.Contains(told, UsageTests.AssertBadInput(Command.Run("repeatability", _folder.Of(name))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--out", "table.txt", "\".txt\"")]
    [InlineData("--out", "no/table.json", "folder does not exist")]
    [InlineData("--report", "page.docx", "\".docx\"")]
    public void Repeatability_OutputThatCannotBeWritten_IsRefusedBeforeAnyWork(string option, string file, string told)
    {
        var line = UsageTests.AssertBadInput(Command.Run("repeatability", "/nowhere/study", option, _folder.Of(file)));
        Assert.Contains(told, line, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder.Of(file)));
    }

    private string Fault() => Assert.Throws<InputException>(() => StudyFolder.Read(_folder.Root)).Message;

    private void Lay(params string[] files)
    {
        foreach (var file in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(_folder.Of(file))!);
            _folder.File(file, "x");
        }
    }
}
