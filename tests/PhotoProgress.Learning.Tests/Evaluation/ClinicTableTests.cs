using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Judge.Repeats;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Analysis.Tests.Judge.Repeats;
using PhotoProgress.Learning.Evaluation;

namespace PhotoProgress.Learning.Tests.Evaluation;

public class ClinicTableTests
{
    [Fact]
    public void Of_FullStudy_WritesATableThatCompareReads()
    {
        var (views, table, none) = ClinicTable.Of(new StudySample().Make());

        Assert.Null(none);
        Assert.Equal([PhotoView.Front], views);
        Assert.Equal("own study: 12 people, 24 visits, 72 photos", table!.Name);
        Assert.Equal(table.ToJson(), Repeatability.Parse(table.ToJson()).ToJson());
        foreach (var amount in new[] { "texture", "evenness", "redness" })
            Assert.True(table.ErrorOf(amount, ErrorScope.Face, 0.9) > 0 && table.ErrorOf(amount, ErrorScope.Region, 0.9) > 0, amount);
        Assert.NotNull(table.ReadingErrorOf(StudySample.Band, ErrorScope.Face));
    }

    /// <summary>The fit keeps at least 97.5 % of the study's own pairs quiet, which differ by nothing but error.</summary>
    [Fact]
    public void Of_FullStudy_KeepsItsOwnPairsQuiet()
    {
        var seen = new StudySample { People = 20 }.Make();
        var table = ClinicTable.Of(seen).Table!;
        var rows = seen.Pairs.SelectMany(p => p.Read.Rows).Where(r => r is { Metric: null, IsWhole: true }).Select(r => r.Reading!.Value).ToList();
        var quiet = rows.Count(r => Quiet(r, table));

        Assert.InRange((double)quiet / rows.Count, 0.97, 1);
    }

    /// <summary>
    /// What a table promises: new people whose skin did not change stay quiet in 95 % of comparisons between visits, whether six or
    /// twelve people made it. Mean of 60 made-up studies, each asked of 150 others; the mean scatters by less than 1 point.
    /// </summary>
    [Theory]
    [InlineData(6)]
    [InlineData(12)]
    public void Of_StudyOfASize_KeepsNewPeopleQuiet(int people)
    {
        var others = new StudySample { People = 150, Seed = 9000 }.Make().Pairs
            .Where(p => !p.IsWithinVisit).Select(p => p.Read.Rows.First(r => r is { Amount: "texture", IsWhole: true }).Reading!.Value).ToList();
        var shares = Enumerable.Range(1, 60).Select(seed => ClinicTable.Of(new StudySample { People = people, Seed = seed }.Make()).Table!)
            .Select(table => others.Count(r => Quiet(r, table)) / (double)others.Count).ToList();

        Assert.True(shares.Average() >= 0.95, $"{shares.Average():0.000} of comparisons stay quiet, in the worst study {shares.Min():0.000}.");
    }

    private static bool Quiet(PairReading read, Repeatability table) =>
        Math.Abs(read.LogRatio) <= Change.Z95 * Math.Sqrt((read.StandardError * read.StandardError) + Math.Pow(table.ErrorOf("texture", ErrorScope.Face, read.Correlation)!.Value, 2));

    [Fact]
    public void Of_FewerPeople_IsWiderForTheSamePairs()
    {
        var seen = new StudySample { People = 6 }.Make();
        var observations = seen.Pairs.SelectMany(p => p.Read.Rows.Select(row => new Observation(p.IsWithinVisit ? Observation.Copy : Observation.Repeat, p.First.Person, "", row))).ToList();
        var plain = RepeatabilityFit.Rows(observations).Single(r => r is { Amount: "texture", Scope: "face" });
        var clinic = ClinicTable.Of(seen).Table!.Rows.Single(r => r is { Amount: "texture", Scope: "face" });

        // Student's t with 5 degrees of freedom is 2.570582; both slopes are rounded up to 0.001.
        Assert.InRange(clinic.Decorrelation, (plain.Decorrelation - 0.001) * 2.570582 / 1.959964, (plain.Decorrelation * 2.570582 / 1.959964) + 0.001);
        Assert.EndsWith("smaller than recommended", ClinicTable.Of(seen).Table!.Name, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_FivePeople_RefusesWithAReason()
    {
        var (_, table, none) = ClinicTable.Of(new StudySample { People = 5 }.Make());

        Assert.Null(table);
        Assert.Equal(("too_few_people", "Two visits could be compared for 5 people; a table needs at least 6."), (none!.Code, none.Message));
    }

    [Fact]
    public void Of_AmountThatFivePeopleCarry_LeavesItOut()
    {
        var seen = new StudySample { People = 8 }.Make();
        var fewer = seen.Pairs.Select(p => string.CompareOrdinal(p.First.Person, "P05") <= 0 ? p : p with
        {
            Read = p.Read with { Rows = [.. p.Read.Rows.Select(r => r.Amount == "redness" ? r with { Reading = null, Missing = "occluded" } : r)] },
        });
        var table = ClinicTable.Of(seen with { Pairs = [.. fewer] }).Table!;

        Assert.Null(table.ErrorOf("redness", ErrorScope.Face, 1));
        Assert.NotNull(table.ErrorOf("texture", ErrorScope.Face, 1));
    }

    [Fact]
    public void Of_FacesAndCloseups_MakesTheTableOfFacesOnly()
    {
        var (faces, closeups) = (new StudySample().Make(), new StudySample { View = PhotoView.Closeup, Seed = 2, VisitError = 0.5 }.Make());

        Assert.Equal(ClinicTable.Of(faces).Table!.ToJson(), ClinicTable.Of(StudyObservations.Of([faces, closeups])).Table!.ToJson());
        Assert.Equal([PhotoView.Closeup], ClinicTable.Of(closeups).Views);
        Assert.NotNull(ClinicTable.Of(closeups).Table);
    }

    /// <summary>A study of close-ups judges close-ups; faces keep the table that comes with the program.</summary>
    [Fact]
    public void Of_Closeups_SpeaksOfCloseupsOnly()
    {
        var table = ClinicTable.Of(new StudySample { View = PhotoView.Closeup }.Make()).Table!;

        Assert.All(table.Rows, row => Assert.Equal(ErrorScope.Closeup, row.Scope));
        Assert.Equal(Repeatability.Default().ErrorOf("texture", ErrorScope.Face, 0.9), table.ErrorOf("texture", ErrorScope.Face, 0.9));
    }
}
