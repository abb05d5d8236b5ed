using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Judge.Repeats;
using PhotoProgress.Analysis.Tests.Judge.Repeats;
using PhotoProgress.Reports.Text;

namespace PhotoProgress.Reports.Tests;

public class RepeatabilityReportTests
{
    private static readonly Refusal Blurred = new("blur", "The photo <b>is</b> blurred.", "Hold the camera still.");

    [Fact]
    public async Task Study_Sentence_TellsWhatAChangeMustExceed()
    {
        var sentence = Html.WordsOf((await PageAsync(Result())).WithClass("sentence"));

        Assert.StartsWith("12 people without treatment, 24 visits, 72 of 72 photos could be used. Between two such photos, a change must exceed ", sentence, StringComparison.Ordinal);
        Assert.Matches(@"must exceed \d+(\.\d)? % in texture, \d+(\.\d)? % in unevenness of colour and \d+(\.\d)? % in redness before", sentence);
    }

    [Fact]
    public async Task Study_Cards_GiveTheMdcOfItsRow()
    {
        var result = Result();
        var row = result.Rows.First(r => r is { Compared: true, IsWhole: true, Amount: "texture" });
        var mdc = 100 * (Math.Exp(row.Statistics.Mdc95!.Value) - 1);
        var card = Html.WordsOf((await PageAsync(result)).WithClass("card"));

        Assert.Contains(mdc.ToString(mdc >= 9.95 ? "F0" : "F1", System.Globalization.CultureInfo.InvariantCulture) + " %MDC", card, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Study_Plots_HoldADotForEachPerson()
    {
        var plots = (await PageAsync(Result())).All("svg").Where(s => (string?)s.Attribute("class") == "agreement").ToList();

        Assert.Equal(3, plots.Count);
        Assert.All(plots, plot => Assert.Equal(12, plot.Descendants().Count(e => e.Name.LocalName == "circle")));
        Assert.All(plots, plot => Assert.Matches("differences between two visits of 12 people: bias .* %, limits of agreement .* %", (string?)plot.Attribute("aria-label")));
    }

    [Fact]
    public async Task Study_TooSmall_GivesNoMdcAndTheReason()
    {
        var page = await PageAsync(Result(new StudySample { People = 4 }));

        Assert.EndsWith("That is not enough to say what a change must exceed: two visits could be compared for 4 people; a table needs at least 6.", Html.WordsOf(page.WithClass("sentence")), StringComparison.Ordinal);
        Assert.Equal(3, page.Words.Split("Not known").Length - 1);
        Assert.Contains("too_few_people", page.Words, StringComparison.Ordinal);
        Accessible.Assert(page);
    }

    [Fact]
    public async Task Study_RefusedPhotosAndPairs_AreListedAsText()
    {
        var seen = new StudySample().Make();
        var pair = seen.Pairs[0] with { Read = new PairRead([], [new Refusal("light", "The light differs.", "Use the same lamps.")]) };
        var page = await PageAsync(Result(seen with { SetAside = [new SetAside(seen.Shots[0].Shot with { File = "P01/a/<i>.jpg" }, Blurred)], Pairs = [pair, .. seen.Pairs.Skip(1)] }));

        Assert.Contains("P01/a/<i>.jpg", page.Words, StringComparison.Ordinal);
        Assert.Contains("The photo <b>is</b> blurred. Hold the camera still.", page.Words, StringComparison.Ordinal);
        Assert.Contains("1 pair of 180 light", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>is</b>", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Study_TwoViews_HaveTheirOwnTables()
    {
        var seen = StudyObservations.Of([new StudySample().Make(), new StudySample { View = PhotoView.Left45, Seed = 2 }.Make()]);
        var page = await PageAsync(Result(seen));

        Assert.Equal(["Errors by dimension and region: front", "Errors by dimension and region: left, 45°"], page.All("h2").Select(h => h.Value).Where(h => h.StartsWith("Errors", StringComparison.Ordinal)));
        Accessible.Assert(page);
    }

    [Fact]
    public async Task Study_NothingUsable_StillGivesAPage()
    {
        var shot = new StudySample().Shot(1, 0, 1);
        var page = await PageAsync(Result(new StudyObservations([], [], [new SetAside(shot, Blurred)])));

        Assert.Contains("0 of 1 photo could be used", page.Words, StringComparison.Ordinal);
        Accessible.Assert(page);
    }

    [Fact]
    public async Task Study_Page_IsSelfContainedAccessibleAndModest()
    {
        var page = await PageAsync(Result());

        Assert.Null(SelfContained.FirstOutside(page.Text));
        Assert.DoesNotContain("http", page.Text.Replace("http-equiv", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Accessible.Assert(page);
        Overclaims.AssertNone(page.Words);
    }

    [Theory]
    [InlineData(12)]
    [InlineData(2)]
    public void PlainStudy_OfAnySize_StaysWithin80Columns(int people)
    {
        var result = Result(new StudySample { People = people, First = null });
        var text = PlainStudy.Of(result, people == 12 ? "table.json" : null);

        Assert.All(text.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
        Assert.Contains(people == 12 ? "compare BEFORE AFTER --repeatability table.json" : "No table for compare:", System.Text.RegularExpressions.Regex.Replace(text, @"\s+", " "), StringComparison.Ordinal);
        Assert.Contains("The days of the visits are not known", text, StringComparison.Ordinal);
    }

    [NeedsToolsFact("weasyprint")]
    public async Task Study_AsPdf_IsPrinted()
    {
        var folder = Directory.CreateTempSubdirectory("photoprogress-study-");
        try
        {
            var path = Path.Combine(folder.FullName, "study.pdf");
            await PdfPrinter.Default.PrintAsync(await ReportWriter.RepeatabilityHtmlAsync(Result(), new ReportHeader()), path);
            Assert.Equal("%PDF-"u8, File.ReadAllBytes(path).AsSpan(0, 5));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static StudyResult Result(StudySample? sample = null) => Result((sample ?? new StudySample()).Make());

    /// <summary>The table is made elsewhere; here one row stands for it.</summary>
    private static StudyResult Result(StudyObservations seen)
    {
        PhotoView[] views = [.. seen.Views];
        var (design, rows) = (StudyDesign.Of(seen, views), StudyRows.Of(seen));
        var none = design.NoTable();
        var table = new Repeatability(Repeatability.CurrentSchema, "own study", "0.1.0", "", [new("texture", "face", 0.02, 0.3, 108)], []);
        return new StudyResult("0.1.0", seen, rows, StudyWarnings.Of(seen, design, rows), views, none is null ? table : null, none);
    }

    private static async Task<Html> PageAsync(StudyResult result) =>
        Html.Parse(await ReportWriter.RepeatabilityHtmlAsync(result, new ReportHeader("Clinic", PreparedOn: new DateOnly(2026, 3, 20))));
}
