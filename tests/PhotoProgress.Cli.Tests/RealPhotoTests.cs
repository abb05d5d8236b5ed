using System.Text.Json;
using PhotoProgress.Analysis.Tests;
using PhotoProgress.Analysis.Tests.Align;
using PhotoProgress.Learning.Model;

namespace PhotoProgress.Cli.Tests;

/// <summary>The whole command on real photos.</summary>
public sealed class RealPhotoTests(TempFolder folder) : IClassFixture<TempFolder>
{
    private static readonly string[] Verdicts = ["improved", "worsened", "no_detectable_change", "not_comparable"];

    private static string Neutral => Photos.Path("london/125_03.jpg");

    private static string Smiling => Photos.Path("london/125_08.jpg");

    [FacePhotosFact]
    public void Compare_PhotoWithItself_ChangesByExactlyNothing()
    {
        var ran = Command.Run("compare", Neutral, Neutral, "--json");

        Assert.Equal((0, ""), (ran.Code, ran.Errors));
        var measured = ran.Json().GetProperty("changes").EnumerateArray().Where(change => change.GetProperty("verdict").GetString() != "not_comparable").ToList();
        Assert.Contains(measured, change => change.GetProperty("region").GetString() == "face" && !change.TryGetProperty("metric", out _));
        Assert.All(measured, change =>
        {
            Assert.Equal("no_detectable_change", change.GetProperty("verdict").GetString());
            Assert.Equal("0", change.GetProperty("change_percent").GetRawText());
        });
    }

    [FacePhotosFact]
    public void Compare_Pair_KeepsTheContractAndWritesBothReports()
    {
        var hostile = folder.File("<i>&\"' 影.jpg", File.ReadAllBytes(Neutral));
        var (html, pdf) = (folder.Of("out.HTML"), folder.Of("out.pdf"));
        string[] reports = ProgramIsThere("weasyprint") ? ["--report", html, "--report", pdf] : ["--report", html];
        var ran = Command.Run(["compare", hostile, Smiling, "--json", .. reports]);

        Assert.Equal((0, ""), (ran.Code, ran.Errors));
        Assert.Empty(Contract.Deviations(ran.Output));
        Assert.All(ran.Json().GetProperty("changes").EnumerateArray(), AssertChange);
        AssertSelfContained(File.ReadAllText(html));
        if (reports.Contains(pdf)) Assert.Equal("%PDF-"u8, File.ReadAllBytes(pdf).AsSpan(0, 5));
        Assert.DoesNotContain(Directory.GetFiles(folder.Root), path => path.EndsWith(".part", StringComparison.Ordinal));
    }

    [FacePhotosFact]
    public void Compare_Pair_TellsTheModelsChangesApart()
    {
        var ran = Command.Run("compare", Neutral, Smiling, "--json");

        var model = ran.Json().GetProperty("model");
        Assert.Equal(model.GetProperty("name").GetString(), ran.Json().GetProperty("versions").GetProperty("model").GetString());
        Assert.False(model.GetProperty("in_verdicts").GetBoolean());
        Assert.Equal(["texture", "evenness", "redness"], model.GetProperty("scores").EnumerateArray().Select(score => score.GetProperty("dimension").GetString()));
    }

    [FacePhotosFact]
    public void Measure_WithoutAModel_SaysWhyAndMeasuresAllTheSame()
    {
        var ran = Command.Run(["measure", Neutral, "--json"], new() { ["PHOTOPROGRESS_MODEL"] = folder.Of("no-model-1") });

        Assert.Equal((0, ""), (ran.Code, ran.Errors));
        Assert.Empty(Contract.Deviations(ran.Output));
        Assert.Equal(JsonValueKind.Null, ran.Json().GetProperty("versions").GetProperty("model").ValueKind);
        Assert.Contains("no-model-1 cannot be used", ran.Json().GetProperty("model").GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.NotEmpty(ran.Json().GetProperty("photo").GetProperty("readings").EnumerateArray());
    }

    [FacePhotosFact]
    public void Measure_Photo_TellsTheModelsAmountsWithTheirUnits()
    {
        var ran = Command.Run("measure", Neutral, "--json");

        Assert.Empty(Contract.Deviations(ran.Output));
        var scores = ran.Json().GetProperty("model").GetProperty("scores").EnumerateArray().ToList();
        Assert.Equal(["µm", "1", "1"], scores.Select(score => score.GetProperty("unit").GetString()));
        Assert.All(scores, score => Assert.InRange(score.GetProperty("value").GetDouble(), score.GetProperty("ci_low").GetDouble(), score.GetProperty("ci_high").GetDouble()));
    }

    [FacePhotosFact]
    public void Compare_OtherDistance_IsNotComparable()
    {
        var ran = Command.Run("compare", Photos.Path("zoom/15cm.jpg"), Photos.Path("zoom/60cm.jpg"), "--json");

        Assert.Equal((3, ""), (ran.Code, ran.Errors));
        Assert.Empty(Contract.Deviations(ran.Output));
        Assert.False(ran.Json().GetProperty("comparable").GetBoolean());
        Assert.NotEmpty(ran.Json().GetProperty("refusals").EnumerateArray());
        Assert.Empty(ran.Json().GetProperty("changes").EnumerateArray());
    }

    [FacePhotosFact]
    public void Measure_Photo_PrintsTextWithin80Columns()
    {
        var ran = Command.Run("measure", Neutral);

        Assert.Equal((0, ""), (ran.Code, ran.Errors));
        Assert.StartsWith("This photo can be used", ran.Output, StringComparison.Ordinal);
        Assert.All(ran.Output.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
    }

    [FacePhotosFact]
    public void Compare_Pair_PrintsTextWithin80Columns()
    {
        var ran = Command.Run("compare", Neutral, Smiling);

        Assert.Equal((0, ""), (ran.Code, ran.Errors));
        Assert.Contains("Whole face", ran.Output, StringComparison.Ordinal);
        Assert.All(ran.Output.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
    }

    [FacePhotosFact]
    public void Course_FirstPhotoBroken_ComparesTheOthersAndKeepsTheContract()
    {
        var course = Directory.CreateDirectory(folder.Of("course")).FullName;
        File.WriteAllBytes(Path.Combine(course, "cut.jpg"), File.ReadAllBytes(Neutral)[..2000]);
        File.Copy(Neutral, Path.Combine(course, "a.jpg"));
        File.Copy(Smiling, Path.Combine(course, "b.jpg"));
        File.WriteAllText(Path.Combine(course, "course.json"), CourseSample.Json(("cut.jpg", "2026-01-08"), ("a.jpg", "2026-01-09"), ("b.jpg", "2026-04-10")));

        var ran = Command.Run("course", course, "--json", "--report", folder.Of("course.html"));

        Assert.Equal((0, ""), (ran.Code, ran.Errors));
        Assert.Empty(Contract.Deviations(ran.Output));
        var photos = ran.Json().GetProperty("photos").EnumerateArray().ToList();
        Assert.Equal(["cut.jpg", "a.jpg", "b.jpg"], photos.Select(photo => photo.GetProperty("file").GetString()));
        Assert.Equal([false, true, false], photos.Select(photo => photo.GetProperty("isBaseline").GetBoolean()));
        Assert.Equal("truncated", photos[0].GetProperty("refused").GetProperty("code").GetString());
        Assert.True(photos[2].GetProperty("comparison").GetProperty("comparable").GetBoolean());
        var view = ran.Json().GetProperty("views")[0];
        Assert.Equal(("a.jpg", "b.jpg"), (view.GetProperty("baseline").GetString(), view.GetProperty("outcome").GetString()));
        Assert.Equal(InstalledModel.Released, ran.Json().GetProperty("versions").GetProperty("model").GetString());
        Assert.Equal(3, photos[2].GetProperty("comparison").GetProperty("model").GetProperty("scores").GetArrayLength());
        Assert.Contains("Appendix: learned score of 10 April 2026", File.ReadAllText(folder.Of("course.html")), StringComparison.Ordinal);
        AssertSelfContained(File.ReadAllText(folder.Of("course.html")));
    }

    private static void AssertChange(JsonElement change)
    {
        var verdict = change.GetProperty("verdict").GetString();
        Assert.Contains(verdict, Verdicts);
        Assert.Equal(verdict == "not_comparable", change.GetProperty("change_percent").ValueKind == JsonValueKind.Null);
        Assert.Equal(verdict == "not_comparable", change.TryGetProperty("reason", out _));
        if (verdict == "not_comparable") return;
        var (low, value, high) = (change.GetProperty("ci_low").GetDouble(), change.GetProperty("change_percent").GetDouble(), change.GetProperty("ci_high").GetDouble());
        Assert.True(low <= value && value <= high && change.GetProperty("mdc_percent").GetDouble() > 0);
        Assert.Equal(verdict == "no_detectable_change", low <= 0 && high >= 0);
    }

    private static void AssertSelfContained(string html)
    {
        Assert.StartsWith("<!DOCTYPE html>", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("data:image/jpeg;base64,", html, StringComparison.Ordinal);
        Assert.DoesNotContain("src=\"http", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<i>&", html, StringComparison.Ordinal);
        Assert.DoesNotContain(Path.GetTempPath() + "photoprogress-", html, StringComparison.Ordinal);
    }

    private static bool ProgramIsThere(string name) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, name)));
}
