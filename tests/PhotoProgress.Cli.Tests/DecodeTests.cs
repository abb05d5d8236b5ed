using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Analysis.Tests.Align;

namespace PhotoProgress.Cli.Tests;

/// <summary>Files that are no photos (bad input, 2) and photos that fail a check (refused, 3).</summary>
public sealed class DecodeTests(TempFolder folder) : IClassFixture<TempFolder>
{
    [FaceModelFact]
    public void Measure_TextAsPhoto_IsBadInput() =>
        Assert.Contains("no known image format", UsageTests.AssertBadInput(Command.Run("measure", folder.File("text.jpg", "hello"))), StringComparison.Ordinal);

    [FaceModelFact]
    public void Measure_EmptyFile_IsBadInput() =>
        Assert.Contains("0 bytes", UsageTests.AssertBadInput(Command.Run("measure", folder.File("empty.jpg", ""), "--json")), StringComparison.Ordinal);

    [FaceModelFact]
    public void Compare_CutOffPhoto_IsBadInputAndNamed()
    {
        var (whole, cut) = (folder.File("whole.png", Grey()), folder.File("cut.png", Grey()[..200]));
        Assert.Contains("cut.png", UsageTests.AssertBadInput(Command.Run("compare", whole, cut)), StringComparison.Ordinal);
    }

    [FaceModelFact]
    public void Measure_PhotoWithoutFace_IsRefusedAndKeepsTheContract()
    {
        var ran = Command.Run("measure", folder.File("<b>\u001b[1m\nwall.png", Grey()), "--json");

        Assert.Equal((3, ""), (ran.Code, ran.Errors));
        Assert.Empty(Contract.Deviations(ran.Output));
        Assert.False(ran.Json().GetProperty("accepted").GetBoolean());
        Assert.Contains("no_face", ran.Json().GetProperty("refusals").EnumerateArray().Select(code => code.GetString()));
        Assert.EndsWith("<b>\u001b[1m\nwall.png", ran.Json().GetProperty("photo").GetProperty("file").GetString(), StringComparison.Ordinal);
    }

    [FaceModelFact]
    public void Compare_RefusedPhotos_WritesAReportWithTheReasons()
    {
        var (photo, report) = (folder.File("wall.png", Grey()), folder.Of("refused.html"));
        var ran = Command.Run("compare", photo, photo, "--report", report);

        Assert.Equal(3, ran.Code);
        Assert.Contains("cannot be compared", ran.Output, StringComparison.Ordinal);
        Assert.Contains("These two photos cannot be compared", File.ReadAllText(report), StringComparison.Ordinal);
        Assert.False(File.Exists(report + ".part"));
    }

    [FaceModelFact]
    public void Course_OfRefusedPhotos_KeepsThemWithTheirReason()
    {
        var course = Directory.CreateDirectory(folder.Of("course")).FullName;
        File.WriteAllBytes(Path.Combine(course, "a.png"), Grey());
        File.WriteAllText(Path.Combine(course, "b.jpg"), "no photo");
        File.WriteAllText(Path.Combine(course, "course.json"), CourseSample.Json(("a.png", "2026-01-10"), ("b.jpg", "2026-04-10")));

        var ran = Command.Run("course", course, "--json", "--report", folder.Of("course.html"));

        Assert.Equal((3, ""), (ran.Code, ran.Errors));
        Assert.Empty(Contract.Deviations(ran.Output));
        Assert.Equal(["no_face", "not_an_image"], ran.Json().GetProperty("photos").EnumerateArray().Select(photo => photo.GetProperty("refused").GetProperty("code").GetString()));
        Assert.Contains("C-017", File.ReadAllText(folder.Of("course.html")), StringComparison.Ordinal);
    }

    /// <summary>A decodable picture of a plain wall with a little grain.</summary>
    private static byte[] Grey()
    {
        const int size = 240;
        var rgb = new ushort[size * size * 3];
        for (var i = 0; i < rgb.Length; i++) rgb[i] = (ushort)(30000 + (i * 7919 % 997));
        return new PhotoCodec().EncodePng(new SrgbImage(size, size, rgb));
    }
}
