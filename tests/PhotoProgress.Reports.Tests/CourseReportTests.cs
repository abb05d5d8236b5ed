using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;

namespace PhotoProgress.Reports.Tests;

public class CourseReportTests
{
    [Fact]
    public async Task Course_Sentence_IsThatOfThePrimaryEndpoint()
    {
        // 140 days from the start are 84 after the last session.
        var sentence = Html.WordsOf((await PageAsync(Samples.Course())).WithClass("sentence"));

        Assert.StartsWith("On 30 May 2026, 12 weeks after the last session, compared with 10 January 2026: Texture on the face measured 13 % lower", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Course_Header_TellsPlanAndSessions()
    {
        var facts = Html.WordsOf((await PageAsync(Samples.Course())).WithClass("facts"));

        foreach (var fact in new[] { "C-017", "microneedling, 1.5 mm, pen, 12 needles", "3 of 3, planned every 4 weeks", "10 Jan 2026 to 30 May 2026" }) Assert.Contains(fact, facts, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Course_Endpoints_TellTheirWindowsAndPhotos()
    {
        var endpoints = Html.WordsOf((await PageAsync(Samples.Course())).WithClass("endpoints"));

        Assert.Contains("12 weeks after the last session, 16 May 2026 to 27 Jun 2026: photo of 30 May 2026", endpoints, StringComparison.Ordinal);
        Assert.Contains("24 weeks after the last session, 25 Jul 2026 to 19 Sep 2026: no photo yet", endpoints, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Course_SessionsStillToCome_SpeaksOfTheLastSoFar()
    {
        var report = Samples.Course();
        report = report with { Course = report.Course with { Plan = report.Course.Plan with { Sessions = 6 } } };

        Assert.Contains("after the last session so far", (await PageAsync(report)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Course_LearnedScore_IsThatOfTheOutcomeOnly()
    {
        var report = Samples.Course();
        var scored = report with { Entries = [.. report.Entries.Select((entry, i) => entry.AgainstBaseline is { } pair ? entry with { AgainstBaseline = pair with { Model = Scored(i) } } : entry)] };
        var page = await PageAsync(scored);

        var told = Html.WordsOf(page.WithClass("learned")); // one: the last photo's, at the primary endpoint
        Assert.Contains("Appendix: learned score of 30 May 2026", told, StringComparison.Ordinal);
        Assert.Contains("−6 %", told, StringComparison.Ordinal);
        Assert.Contains("skin-2", Html.WordsOf(page.WithClass("provenance")), StringComparison.Ordinal);
        Assert.DoesNotContain("learned score", (await PageAsync(report)).Words, StringComparison.OrdinalIgnoreCase);

        static ModelAnswer Scored(int entry) => Samples.Learned with { Scores = [Samples.Learned.Scores[0] with { Value = -entry }] };
    }

    [Fact]
    public async Task Course_Table_GivesVerdictsToCountingPhotosOnly()
    {
        var rows = (await PageAsync(Samples.Course())).WithClass("course").Descendants("tr").Skip(1).Select(Html.WordsOf).ToList();

        Assert.Equal(7, rows.Count);
        Assert.Contains("Baseline", rows[0], StringComparison.Ordinal);
        Assert.Contains("not read while healing", rows[1], StringComparison.Ordinal);
        Assert.Contains("+38 %", rows[1], StringComparison.Ordinal);
        Assert.DoesNotContain("Worsened", rows[1], StringComparison.Ordinal);
        Assert.Contains("Provisional", rows[3], StringComparison.Ordinal);
        Assert.DoesNotContain("Improved", rows[3], StringComparison.Ordinal);
        Assert.Contains("differs by 31 % more", rows[4], StringComparison.Ordinal);
        Assert.Contains("Improved", rows[6], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Course_Trends_AreDrawnForScreenAndPhone()
    {
        var trends = (await PageAsync(Samples.Course())).All("svg").Where(s => (string?)s.Attribute("class") == "trend").ToList();

        Assert.Equal(6, trends.Count);
        Assert.Contains("30 May 2026: −13 %, improved.", (string?)trends[0].Attribute("aria-label"), StringComparison.Ordinal);
        Assert.Contains("7 March 2026: not comparable.", (string?)trends[0].Attribute("aria-label"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Course_Checks_TellFaultsOfBaselineAndRefusedPhoto()
    {
        var words = (await PageAsync(Samples.Course())).Words;

        Assert.Contains("The photo is a little soft.", words, StringComparison.Ordinal);
        Assert.Contains(Samples.LightDiffers.Advice, words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Course_ComparisonRefused_ShowsItsReason()
    {
        var report = Samples.Course();
        var entries = report.Entries.ToList();
        entries[6] = new CourseEntry(report.Course.Photos[6], Samples.Refused(Samples.HeadTurned));
        var page = await PageAsync(report with { Entries = entries });

        Assert.Contains(Samples.HeadTurned.Message, page.Words, StringComparison.Ordinal);
        // The photo of the endpoint cannot be read, so the latest that counts speaks.
        Assert.StartsWith("On 18 April 2026, 6 weeks after the last session", Html.WordsOf(page.WithClass("sentence")), StringComparison.Ordinal);
    }

    /// <summary>The day that a reader is told is that of the photo which was compared, not that of one which cannot be used.</summary>
    [Fact]
    public async Task Course_FirstPhotoRefused_NamesTheBaselineThatWasUsed()
    {
        var report = Samples.Course();
        CourseEntry[] entries = [new(report.Course.Photos[0], Refused: Samples.HeadTurned), report.Entries[1], new(report.Course.Photos[2]), .. report.Entries.Skip(3)];
        var page = await PageAsync(report with { Entries = entries, Baselines = Samples.First(PhotoView.Front, report.Course.Photos[2]) });

        Assert.Contains("compared with 7 February 2026:", Html.WordsOf(page.WithClass("sentence")), StringComparison.Ordinal);
        var rows = page.WithClass("course").Descendants("tr").Skip(1).Select(Html.WordsOf).ToList();
        Assert.Contains(Samples.HeadTurned.Message.TrimEnd('.'), rows[0], StringComparison.OrdinalIgnoreCase);
        Assert.Contains("What the others are compared with", rows[2], StringComparison.Ordinal);
    }

    /// <summary>A retake on the day of the endpoint is the result, not some later photo.</summary>
    [Fact]
    public async Task Course_EndpointTakenAgain_IsReadAtTheRetake()
    {
        var report = Samples.Course();
        var last = report.Entries[6];
        var blurred = new CourseEntry(last.Photo with { File = "blurred.jpg" }, Refused: Samples.HeadTurned);
        var later = last with { Photo = last.Photo with { File = "later.jpg", Date = last.Photo.Date.AddDays(20) } };
        CourseEntry[] entries = [.. report.Entries.Take(6), blurred, last, later];
        var page = await PageAsync(report with { Entries = entries, Course = report.Course with { Photos = [.. entries.Select(e => e.Photo)] } });

        Assert.StartsWith("On 30 May 2026, 12 weeks after the last session", Html.WordsOf(page.WithClass("sentence")), StringComparison.Ordinal);
        Assert.Contains("photo of 30 May 2026", Html.WordsOf(page.WithClass("endpoints")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Course_EndpointRefused_SaysThatItsPhotoCannotBeCompared()
    {
        var report = Samples.Course();
        CourseEntry[] entries = [.. report.Entries.Take(6), new(report.Course.Photos[6], Refused: Samples.HeadTurned)];

        Assert.Contains("27 Jun 2026: no photo that can be compared yet", Html.WordsOf((await PageAsync(report with { Entries = entries })).WithClass("endpoints")), StringComparison.Ordinal);
    }

    /// <summary>Nothing is wrong with a photo whose turn has not come.</summary>
    [Fact]
    public async Task Course_PhotoThatWaits_IsNotCalledIncomparable()
    {
        var report = Samples.Course();
        CourseEntry[] entries = [.. report.Entries.Take(4), report.Entries[3] with { Photo = report.Course.Photos[4] }, .. report.Entries.Skip(5).Take(1), new(report.Course.Photos[6])];
        var page = await PageAsync(report with { Entries = entries });

        Assert.Contains("30 May 2026 waits for its comparison.", page.Words, StringComparison.Ordinal);
        Assert.Contains("Waits for its comparison", Html.WordsOf(page.WithClass("course")), StringComparison.Ordinal);
        Assert.DoesNotContain("30 May 2026 not comparable", page.Words, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("30 May 2026", (string?)page.All("svg").First(s => (string?)s.Attribute("class") == "trend").Attribute("aria-label"), StringComparison.Ordinal);
        Accessible.Assert(page);
    }

    [Fact]
    public async Task Course_BaselineOnly_SaysThatNothingCountsYet()
    {
        var report = Samples.Course();
        var page = await PageAsync(report with { Entries = [report.Entries[0]], Course = report.Course with { Photos = [report.Course.Photos[0]], Sessions = [] } });

        Assert.StartsWith("No photo can be read as a result yet", Html.WordsOf(page.WithClass("sentence")), StringComparison.Ordinal);
        Accessible.Assert(page);
    }

    [Fact]
    public async Task Course_NoBaseline_SaysWhatToAdd()
    {
        var report = Samples.Course();
        var healing = report.Course.Photos[1];
        var page = await PageAsync(report with { Entries = [new CourseEntry(healing, Refused: Samples.LightDiffers)], Course = report.Course with { Photos = [healing] }, Baselines = Samples.First(PhotoView.Front, new Refusal("no_baseline", "There is none.", "Add the photo taken before the first session.")) });

        Assert.DoesNotContain("Over time", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("reading", Html.WordsOf(page.WithClass("lead")), StringComparison.Ordinal);
        Assert.Contains("Add the photo taken before the first session.", Html.WordsOf(page.WithClass("sentence")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Course_TwoViews_HaveASectionEach()
    {
        var report = Samples.Course();
        var side = report.Course.Photos[0] with { View = PhotoView.Left45, File = "side.jpg" };
        var page = await PageAsync(report with { Course = report.Course with { Photos = [.. report.Course.Photos, side] }, Entries = [.. report.Entries, new CourseEntry(side)], Baselines = new Dictionary<PhotoView, Outcome<CoursePhoto>>(report.Baselines) { [PhotoView.Left45] = side } });

        Assert.Equal(["Front", "Left, 45°"], page.All("h2").Select(h => h.Value).Where(h => h is "Front" or "Left, 45°"));
        Accessible.Assert(page);
    }

    [Fact]
    public async Task Course_OneDimensionNotComparable_TellsItUnderItsChart()
    {
        var report = Samples.Course();
        var entries = report.Entries.ToList();
        entries[5] = entries[5] with { AgainstBaseline = Samples.Compared(Samples.NotComparable(Dimension.Texture, "resolution"), Samples.Of(Dimension.Redness, 1, 9)) };
        var page = await PageAsync(report with { Entries = entries });

        Assert.Contains("18 Apr 2026 not comparable: the photos do not resolve it.", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Course_Page_IsSelfContainedAccessibleAndModest()
    {
        var page = await PageAsync(Samples.Course());

        Assert.Null(SelfContained.FirstOutside(page.Text));
        Assert.DoesNotContain("http", page.Text.Replace("http-equiv", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Accessible.Assert(page);
        Overclaims.AssertNone(page.Words.Replace("That is not proof that nothing changed.", "", StringComparison.Ordinal));
    }

    private static async Task<Html> PageAsync(CourseReport report) =>
        Html.Parse(await new ReportWriter(Png.Encode).CourseHtmlAsync(report, new ReportHeader("Clinic", PreparedOn: new DateOnly(2026, 6, 1))));
}
