using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Judge.Repeats;
using PhotoProgress.Analysis.Measure;

namespace PhotoProgress.Analysis.Tests.Judge.Repeats;

public sealed class StudyTests
{
    private static readonly PhotoView[] Front = [PhotoView.Front];

    [Fact]
    public void Rows_OfAStudy_CoverComparisonsAndReadings()
    {
        var rows = StudyRows.Of(new StudySample().Make());

        var whole = rows.Single(r => r is { Compared: true, Amount: "texture", Region: RegionNames.Face });
        Assert.Equal((12, 12, 24, 72, 108), (whole.Statistics.People, whole.Statistics.PeopleTwice, whole.Statistics.Visits, whole.Statistics.Photos, whole.Statistics.Comparisons));
        Assert.Null(whole.Missing);
        Assert.Equal(100 * (Math.Exp(whole.Statistics.Mdc95!.Value) - 1), whole.MdcPercent!.Value, 1e-9);
        Assert.Equal(12, rows.Count(r => r.Compared)); // three dimensions and one metric of each, face and nose
        Assert.Equal(12, rows.Count(r => !r.Compared)); // six metrics, face and nose
        Assert.All(rows, r => Assert.NotNull(r.Statistics.Icc));
    }

    /// <summary>√(0.03² + 0.02²) = 0.036; of 60 people the estimate scatters by √(1/(2·60)) = 9 %, the within part, of 240 degrees of freedom, by 5 %; three of each.</summary>
    [Fact]
    public void Rows_OfKnownErrors_FindThem()
    {
        var row = StudyRows.Of(new StudySample { People = 60 }.Make()).Single(r => r is { Compared: true, Amount: "redness", Region: RegionNames.Face });

        Assert.InRange(row.Statistics.StandardError!.Value.Value, 0.036 * 0.73, 0.036 * 1.27);
        Assert.InRange(row.Statistics.WithinVisit!.Value, 0.02 * 0.85, 0.02 * 1.15);
        Assert.InRange(row.Statistics.Icc!.Value.Value, 0.97, 0.995); // 0.3² of 0.3² + 0.036² is 0.986
    }

    [Fact]
    public void Rows_RegionOfOneVisitOnly_TellsWhy()
    {
        var seen = new StudySample().Make();
        ComparedShots[] bent = [.. seen.Pairs.Select(p => p.IsWithinVisit ? p : p with
        {
            Read = new PairRead([.. p.Read.Rows.Select(r => r.Region == RegionNames.Nose ? r with { Reading = null, Missing = "expression" } : r)], []),
        })];
        var row = StudyRows.Of(seen with { Pairs = bent }).Single(r => r is { Compared: true, Amount: "texture", Region: RegionNames.Nose });

        Assert.Equal("expression", row.Missing);
        Assert.Null(row.Statistics.StandardError);
        Assert.NotNull(row.Statistics.WithinVisit);
    }

    [Fact]
    public void Design_FullStudy_HasTheSizeAndCarriesATable()
    {
        var design = StudyDesign.Of(new StudySample { People = 10 }.Make(), Front);

        Assert.Equal(new StudyDesign(10, 10, 10, 10, 20, 60), design);
        Assert.True(design.IsFull);
        Assert.Null(design.NoTable());
    }

    [Theory]
    [InlineData(5, 2, 3, "too_few_people")]
    [InlineData(12, 1, 3, "too_few_people")]
    [InlineData(12, 2, 1, "too_few_shots")]
    [InlineData(6, 2, 2, null)]
    public void NoTable_StudyOfASize_SaysWhy(int people, int visits, int shots, string? code) =>
        Assert.Equal(code, StudyDesign.Of(new StudySample { People = people, Visits = visits, Shots = shots }.Make(), Front).NoTable()?.Code);

    [Fact]
    public void Design_PairsRefused_DoNotCount()
    {
        var seen = new StudySample().Make();
        var refused = seen.Pairs.Select(p => p with { Read = new PairRead([], [new Refusal("light", "The light differs.", "Use the same lamps.")]) });

        Assert.Equal("too_few_people", StudyDesign.Of(seen with { Pairs = [.. refused] }, Front).NoTable()!.Code);
    }

    [Fact]
    public void Warnings_SoundStudy_AreNone()
    {
        var seen = new StudySample { Seed = 3 }.Make();

        Assert.DoesNotContain(Warnings(seen), w => w.Code is "small_study" or "days_unknown" or "many_photos_refused" or "many_pairs_refused");
    }

    /// <summary>A drift of 0.2 with visits that scatter by 0.03·√2: the mean of 12 lies within three standard errors, 0.037, of it: 17 to 27 %.</summary>
    [Fact]
    public void Warnings_VisitsThatDrift_TellTheBias() => Assert.Matches(
        @"^Texture, front: second visits read (1[7-9]|2[0-7])\.\d % higher",
        Warnings(new StudySample { Drift = 0.2 }.Make()).First(w => w.Code == "visit_bias").Message);

    [Fact]
    public void Warnings_WeakStudy_TellSizeAndUnknownDaysAndRefusals()
    {
        var seen = new StudySample { People = 7, First = null }.Make();
        var aside = seen.Shots.Take(12).Select(s => new SetAside(s.Shot, new Refusal("blur", "It is blurred.", "Hold still.")));
        var codes = Warnings(seen with { SetAside = [.. aside] }).Select(w => w.Code).ToList();

        Assert.Equal(["small_study", "days_unknown", "many_photos_refused"], codes.Take(3));
    }

    [Theory]
    [InlineData(Dimension.Texture, "texture.roughness.0.2-0.5mm texture.roughness.0.5-1mm texture.roughness.1-3mm")]
    [InlineData(Dimension.Evenness, "evenness.lightness evenness.melanin evenness.haemoglobin")]
    [InlineData(Dimension.Redness, "redness.mean redness.patchiness")]
    [InlineData(Dimension.Covariate, "")]
    public void Composing_OfADimension_NamesMetricsOfTheCatalogue(Dimension dimension, string ids)
    {
        Assert.Equal(ids, string.Join(' ', PairAmounts.Composing(dimension)));
        Assert.All(PairAmounts.Composing(dimension), id => Assert.Equal(dimension, MetricCatalogue.Get(id).Dimension));
    }

    private static IReadOnlyList<Refusal> Warnings(StudyObservations seen) =>
        StudyWarnings.Of(seen, StudyDesign.Of(seen, Front), StudyRows.Of(seen));
}
