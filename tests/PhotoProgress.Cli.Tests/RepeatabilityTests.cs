using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Analysis.Tests;
using PhotoProgress.Analysis.Tests.Align;

namespace PhotoProgress.Cli.Tests;

/// <summary>The whole command on close-ups of synthetic skin, which needs nobody's face.</summary>
public sealed class RepeatabilityTests(TempFolder folder) : IClassFixture<TempFolder>
{
    private const int Size = 360;

    [FaceModelFact]
    public void Repeatability_SixPeopleTwoVisitsTwoShots_WritesATableThatCompareUses()
    {
        var (study, table, report) = (Study("six", 6), folder.Of("table.json"), folder.Of("study.html"));
        var ran = Command.Run("repeatability", study, "--json", "--out", table, "--report", report);

        Assert.Equal((0, ""), (ran.Code, ran.Errors));
        Assert.Empty(Contract.Deviations(ran.Output));
        var row = ran.Json().GetProperty("rows").EnumerateArray().First(r => r.GetProperty("of").GetString() == "comparison" && r.GetProperty("amount").GetString() == "texture");
        Assert.Equal(("closeup", "frame", 6), (row.GetProperty("view").GetString(), row.GetProperty("region").GetString(), row.GetProperty("peopleAtTwoVisits").GetInt32()));
        // Visits differ in texture by 3 % each way: an error of about 3 %, an MDC of about 8 %; six people leave it wide.
        Assert.InRange(row.GetProperty("mdc_percent").GetDouble(), 2, 30);
        Assert.Contains("small_study", ran.Json().GetProperty("warnings").EnumerateArray().Select(w => w.GetProperty("code").GetString()));
        Assert.Contains("Repeatability study", File.ReadAllText(report), StringComparison.Ordinal);

        var (before, after) = (Path.Combine(study, "P1/2026-03-02/closeup_1.png"), Path.Combine(study, "P1/2026-03-05/closeup_1.png"));
        var own = Command.Run("compare", before, after, "--closeup", "--json", "--repeatability", table);
        var usual = Command.Run("compare", before, after, "--closeup", "--json");
        Assert.Equal((0, 0), (own.Code, usual.Code));
        Assert.NotEqual(Mdc(usual), Mdc(own));
        // The table's own error is the least that the comparison may say: 1.96 times its floor.
        var floor = Repeatability.Parse(File.ReadAllText(table)).Rows.Single(r => r is { Amount: "texture", Scope: ErrorScope.Closeup }).Floor;
        Assert.True(Mdc(own) >= 100 * (Math.Exp(Change.Z95 * floor) - 1) - 1e-6);
    }

    [FaceModelFact]
    public void Repeatability_TwoPeople_RefusesTheTableAndSaysWhy()
    {
        var study = Study("two", 2);
        File.Copy(Path.Combine(study, "P1/2026-03-02/closeup_1.png"), Path.Combine(study, "P1/2026-03-02/closeup_3.png"));
        File.WriteAllText(Path.Combine(study, "P2/2026-03-05/closeup_9.png"), "no photo");
        Directory.Move(Path.Combine(study, "P2/2026-03-02"), Path.Combine(study, "P2/2026-02-02"));
        var ran = Command.Run("repeatability", study, "--json", "--out", folder.Of("none.json"));

        Assert.Equal((3, ""), (ran.Code, ran.Errors));
        Assert.Empty(Contract.Deviations(ran.Output));
        Assert.False(File.Exists(folder.Of("none.json")));
        Assert.Equal("too_few_people", ran.Json().GetProperty("table").GetProperty("refused").GetProperty("code").GetString());
        var refused = ran.Json().GetProperty("refusedPhotos").EnumerateArray().Select(p => (p.GetProperty("file").GetString(), p.GetProperty("refused").GetProperty("code").GetString()));
        Assert.Equal(
            [
                ("P1/2026-03-02/closeup_3.png", "same_file"), ("P2/2026-03-05/closeup_1.png", "visit_too_late"),
                ("P2/2026-03-05/closeup_2.png", "visit_too_late"), ("P2/2026-03-05/closeup_9.png", "visit_too_late"),
            ],
            refused.Order());
    }

    [FaceModelFact]
    public void Repeatability_NoPhotoUsable_PrintsTextAndReasons()
    {
        var visit = Directory.CreateDirectory(folder.Of("bad/P1/v1")).FullName;
        File.WriteAllText(Path.Combine(visit, "front_1.jpg"), "no photo");
        var ran = Command.Run("repeatability", folder.Of("bad"));

        Assert.Equal((3, ""), (ran.Code, ran.Errors));
        Assert.Contains("P1/v1/front_1.jpg", ran.Output, StringComparison.Ordinal);
        Assert.Contains("a table needs at least 6", System.Text.RegularExpressions.Regex.Replace(ran.Output, @"\s+", " "), StringComparison.Ordinal);
    }

    private static double Mdc(Ran ran) =>
        ran.Json().GetProperty("changes").EnumerateArray().First(c => c.GetProperty("dimension").GetString() == "texture").GetProperty("mdc_percent").GetDouble();

    private string Study(string name, int people)
    {
        var codec = new PhotoCodec();
        for (var person = 1; person <= people; person++)
            foreach (var (day, sign) in new[] { ("2026-03-02", -1), ("2026-03-05", 1) })
                for (var shot = 1; shot <= 2; shot++)
                {
                    var visit = Directory.CreateDirectory(folder.Of($"{name}/P{person}/{day}")).FullName;
                    File.WriteAllBytes(Path.Combine(visit, $"closeup_{shot}.png"), codec.EncodePng(Skin(person, sign * (person % 2 == 0 ? 0.03 : -0.03), shot, sign)));
                }

        return folder.Of(name);
    }

    /// <summary>45 × 45 mm of skin at 8 pixels a millimetre: its texture is ×(1 + <paramref name="change"/>), shifted and noisy as another shot.</summary>
    private static SrgbImage Skin(int person, double change, int shot, int visit)
    {
        var (texture, random) = (SyntheticSkin.Texture(person, 0.5, 12, 60), new Random((100 * person) + (10 * shot) + visit));
        var log = Plane.From(Size, Size, (x, y) => (float)(((1 + change) * texture((x + (3 * shot)) / 8.0, (y + visit) / 8.0)) + (0.004 * SyntheticSkin.Normal(random))));
        return SyntheticSkin.Photo(SyntheticSkin.Light(log));
    }
}
