using System.Security.Cryptography;
using System.Text;
using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Reports.Words;

namespace PhotoProgress.Reports.Tests;

public class ComparisonReportTests
{
    private const string Hostile = "\"><script>alert(1)</script>&<img src=http://x.test/a.png>.jpg";

    private static readonly ReportHeader Header = new("Clinic", "C-017", PhotoView.Front, PreparedOn: new DateOnly(2026, 4, 6));

    [Fact]
    public async Task Compared_Page_HoldsTheSentenceFirst()
    {
        var page = await PageAsync(Samples.Compared());

        Assert.Equal(PlainSentence.Of(Samples.Compared()), Html.WordsOf(page.WithClass("sentence")));
    }

    [Fact]
    public async Task Compared_Header_TellsClientViewDatesAndInterval()
    {
        var facts = Html.WordsOf((await PageAsync(Samples.Compared())).WithClass("facts"));

        foreach (var fact in new[] { "C-017", "Front", "10 January 2026", "4 April 2026", "12 weeks", "Grade B" }) Assert.Contains(fact, facts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compared_GivenDates_ComeBeforeTheCameras()
    {
        var page = await PageAsync(Samples.Compared(), Header with { BeforeDate = new DateOnly(2025, 12, 31), AfterDate = new DateOnly(2026, 1, 9) });

        Assert.Contains("31 December 2025", Html.WordsOf(page.WithClass("facts")), StringComparison.Ordinal);
        Assert.Contains("9 days", Html.WordsOf(page.WithClass("facts")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compared_NoDates_SaysSo()
    {
        var comparison = Samples.Compared();
        comparison = comparison with { Before = comparison.Before with { Capture = CaptureRecord.Unknown } };
        var facts = Html.WordsOf((await PageAsync(comparison)).WithClass("facts"));

        Assert.Contains("date unknown", facts, StringComparison.Ordinal);
        Assert.DoesNotContain("Interval", facts, StringComparison.Ordinal);
    }

    /// <summary>A close-up shows no face, and its one region needs no map.</summary>
    [Fact]
    public async Task Compared_Closeup_HasNoMapOfAFace()
    {
        var pictures = Samples.Pictures();
        var whole = Samples.Compared(Samples.Of(Dimension.Texture, -12, 5) with { Region = RegionNames.Frame });
        var closeup = whole with { Pictures = pictures with { Regions = [pictures.Regions[0] with { Region = RegionNames.Frame }] } };

        Assert.Contains("Where on the face", (await PageAsync(Samples.Compared())).Words, StringComparison.Ordinal);
        Assert.DoesNotContain("the face", (await PageAsync(closeup)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compared_EveryVerdict_IsShownInTheTable()
    {
        var table = Html.WordsOf((await PageAsync(Samples.Compared())).WithClass("changes"));

        foreach (var verdict in Enum.GetValues<Verdict>()) Assert.Contains(Labels.Of(verdict), table, StringComparison.Ordinal);
        foreach (var region in RegionNames.Parts) Assert.Contains(Labels.Region(region), table, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compared_PatchesOfColourChanged_SaysOnTexturesCardWhyItIsLessSure()
    {
        var comparison = Samples.Compared(Samples.Of(Dimension.Texture, -9, 15), Samples.Of(Dimension.Evenness, -20, 9, metric: PairAmounts.LightnessUnevenness));
        var cards = (await PageAsync(comparison)).All("article").Select(Html.WordsOf).ToList();
        Assert.Contains(PlainSentence.PigmentNote(comparison, Dimension.Texture)!, cards[0], StringComparison.Ordinal);
        Assert.DoesNotContain(PlainSentence.PigmentNote(comparison, Dimension.Texture)!, cards[1] + cards[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compared_NothingDetected_ShowsNoNumberAsHeadline()
    {
        var page = await PageAsync(Samples.Compared(Samples.Of(Dimension.Redness, 4, 9)));
        var figures = page.All("p").Where(p => (string?)p.Attribute("class") == "figure quiet").Select(p => p.Value);

        Assert.Equal(["Not comparable", "Not comparable", "No detectable change"], figures);
    }

    [Fact]
    public async Task Compared_Maps_DrawEveryRegionOncePerDimension()
    {
        var maps = (await PageAsync(Samples.Compared())).All("figure").Where(f => (string?)f.Attribute("class") == "map").ToList();

        Assert.Equal(3, maps.Count);
        Assert.All(maps, m => Assert.Equal(RegionNames.Parts.Count, m.Descendants("path").Count(p => p.Attribute("fill-rule") is not null)));
        Assert.Contains("Left cheek: improved, −22 %.", (string?)maps[0].Descendants("svg").Single().Attribute("aria-label"), StringComparison.Ordinal);
        Assert.Contains("Around the mouth: not comparable.", (string?)maps[0].Descendants("svg").Single().Attribute("aria-label"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compared_IntervalChart_DrawsTheNumbersWhereTheyBelong()
    {
        var chart = (await PageAsync(Samples.Compared())).All("svg").First(s => (string?)s.Attribute("class") == "interval");
        var band = chart.Element("rect")!;

        // ±20 % over 16 to 224: a percent is 5.2 units, zero lies at 120. MDC 6.1 % reaches down to −5.749 %.
        Assert.Equal(120 - (5.749 * 5.2), (double)band.Attribute("x")!, 0.01);
        Assert.Equal((6.1 + 5.749) * 5.2, (double)band.Attribute("width")!, 0.01);
        Assert.Equal(120 - (12.1 * 5.2), (double)chart.Element("circle")!.Attribute("cx")!, 0.01);
    }

    [Fact]
    public async Task Compared_WithoutPictures_IsCompleteWithoutThem()
    {
        var page = await PageAsync(Samples.Compared() with { Pictures = null });

        Assert.Empty(page.All("img"));
        Assert.Empty(page.All("script"));
        Assert.Contains("All changes", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compared_Appendix_ShowsMetricsWithTheirReadings()
    {
        var table = Html.WordsOf((await PageAsync(Samples.Compared())).WithClass("metrics"));

        Assert.Contains("texture.roughness.1-3mm", table, StringComparison.Ordinal);
        Assert.Contains("0.0412 ln", table, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compared_LearnedScore_StandsApartAndChangesNothingElse()
    {
        var (plain, with) = (Samples.Compared(), Samples.Compared() with { Model = Samples.Learned });
        var page = await PageAsync(with);

        var told = Html.WordsOf(page.WithClass("learned"));
        foreach (var part in new[] { "No verdict uses it", "Texture Whole face", "−12 %", "−30 % to +8 %", "Not to be told from the error of the model" }) Assert.Contains(part, told, StringComparison.Ordinal);
        Assert.Contains("skin-2", Html.WordsOf(page.WithClass("provenance")), StringComparison.Ordinal);
        Assert.Equal(Html.WordsOf((await PageAsync(plain)).WithClass("changes")), Html.WordsOf(page.WithClass("changes")));
        Assert.Equal(PlainSentence.Of(plain), Html.WordsOf(page.WithClass("sentence")));
    }

    [Theory]
    [InlineData(-30, -1, true)]
    [InlineData(-30, 8, false)]
    [InlineData(1, 30, true)]
    public async Task Compared_LearnedScore_StandsOutOnlyWhereItsIntervalTellsItFromNothing(double low, double high, bool bold)
    {
        var score = Samples.Learned.Scores[0] with { Low = low, High = high };
        var page = await PageAsync(Samples.Compared() with { Model = Samples.Learned with { Scores = [score] } });
        Assert.Equal(bold, page.WithClass("learned").Descendants("b").Any());
    }

    [Fact]
    public async Task Compared_ModelThatCannotBeUsed_IsNoneUsed()
    {
        var page = await PageAsync(Samples.Compared() with { Model = new ModelAnswer("skin-2", [], "/somewhere/skin-2 cannot be read.") });

        Assert.DoesNotContain("learned score", page.Words, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("/somewhere", page.Words, StringComparison.Ordinal);
        Assert.Contains("none used", Html.WordsOf(page.WithClass("provenance")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compared_Checks_StandWithLimitSourceAndAdvice()
    {
        var words = (await PageAsync(Samples.Compared())).Words;

        foreach (var part in new[] { "0.66", "at least 0.7", "own baseline", "The photo is a little soft.", "at most 5°", "ISO 19794-5" }) Assert.Contains(part, words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compared_Provenance_NamesVersionsAndBothFiles()
    {
        var words = (await PageAsync(Samples.Compared())).Words;

        foreach (var part in new[] { "0.1.0", "none used", new string('a', 64), new string('b', 64), "6 April 2026" }) Assert.Contains(part, words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refused_Page_GivesReasonsAdviceAndChecksButNoChange()
    {
        var page = await PageAsync(Samples.Refused(Samples.LightDiffers, Samples.HeadTurned));

        Assert.Equal("These two photos cannot be compared.", Html.WordsOf(page.WithClass("sentence")));
        foreach (var refusal in new[] { Samples.LightDiffers, Samples.HeadTurned })
        {
            Assert.Contains(refusal.Message, page.Words, StringComparison.Ordinal);
            Assert.Contains(refusal.Advice, page.Words, StringComparison.Ordinal);
        }

        Assert.Contains("Photo checks", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(page.All("div"), d => (string?)d.Attribute("class") is "cards" or "maps" or "pair");
        Assert.DoesNotContain(page.All("table"), t => (string?)t.Attribute("class") is "changes" or "metrics");
    }

    [Fact]
    public async Task Refused_WithChangesBesides_ShowsNone()
    {
        var page = await PageAsync(Samples.Compared() with { Refusals = [Samples.LightDiffers] });

        Assert.DoesNotContain("−12", page.Words, StringComparison.Ordinal);
        Assert.Empty(page.All("img"));
    }

    [Fact]
    public async Task AnyPage_HostileNames_AreShownAsText()
    {
        var refused = Samples.Refused(new Refusal("no_face", $"{Hostile} shows no face.", "Take it again."));
        var comparison = Samples.Compared();
        foreach (var hostile in new[] { refused with { Before = refused.Before with { File = Hostile } }, comparison with { After = comparison.After with { File = Hostile } } })
        {
            var page = await PageAsync(hostile, Header with { Clinic = Hostile, Client = Hostile });

            Assert.Contains(Hostile, page.Tree.Root!.Value, StringComparison.Ordinal);
            Assert.DoesNotContain(page.All("img"), i => ((string?)i.Attribute("src"))!.StartsWith("http", StringComparison.Ordinal));
            Assert.DoesNotContain(page.All("script"), s => s.Value.Contains("alert", StringComparison.Ordinal));
            Assert.Null(SelfContained.FirstOutside(page.Text));
        }
    }

    [Fact]
    public async Task AnyPage_RefersToNothingOutside()
    {
        foreach (var comparison in new[] { Samples.Compared(), Samples.Refused(Samples.LightDiffers) })
        {
            var page = await PageAsync(comparison);

            Assert.Null(SelfContained.FirstOutside(page.Text));
            Assert.DoesNotContain("http://", page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("https://", page.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task AnyPage_Policy_AllowsThisScriptAndDataPicturesOnly()
    {
        var page = await PageAsync(Samples.Compared());
        var policy = (string)page.All("meta").Single(m => m.Attribute("http-equiv") is not null).Attribute("content")!;
        var script = page.Text[(page.Text.IndexOf("<script>", StringComparison.Ordinal) + 8)..page.Text.IndexOf("</script>", StringComparison.Ordinal)];

        Assert.Contains($"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(script)))}'", policy, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'; img-src data:;", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnyPage_IsAccessible()
    {
        foreach (var comparison in new[] { Samples.Compared() with { Model = Samples.Learned }, Samples.Refused(Samples.LightDiffers) }) Accessible.Assert(await PageAsync(comparison));
    }

    [Fact]
    public async Task AnyPage_NeverOverclaims()
    {
        // The method text says that the absence of a detectable change is no proof.
        Overclaims.AssertNone((await PageAsync(Samples.Compared() with { Model = Samples.Learned })).Words.Replace("That is not proof that nothing changed.", "", StringComparison.Ordinal));
        Overclaims.AssertNone((await PageAsync(Samples.Refused(Samples.LightDiffers))).Words);
    }

    private static async Task<Html> PageAsync(Comparison comparison, ReportHeader? header = null) =>
        Html.Parse(await new ReportWriter(Png.Encode).ComparisonHtmlAsync(comparison, header ?? Header));
}
