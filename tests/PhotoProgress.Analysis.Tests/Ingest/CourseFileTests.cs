using System.Text;
using PhotoProgress.Analysis.Ingest;

namespace PhotoProgress.Analysis.Tests.Ingest;

public class CourseFileTests
{
    private const string Good = """
        {
          "schema": "photoprogress.course/1",
          "client": "C-017",
          "plan": { "modality": "microneedling", "needleDepthMm": 1.5, "device": "pen", "sessions": 4, "intervalDays": 28 },
          "sessions": ["2026-01-10", "2026-02-07"],
          "photos": [
            { "file": "a.jpg", "date": "2026-01-10", "view": "front", "timing": "pre-session" },
            { "file": "b.jpg", "date": "2026-02-14", "view": "left45", "timing": "post-session" }
          ],
          "baseline": "a.jpg"
        }
        """;

    [Fact]
    public void Read_CompleteFile_KeepsEveryValue()
    {
        var course = Read(Good).Value;

        Assert.Equal("C-017", course.Client);
        Assert.Equal(new CoursePlan("microneedling", 1.5, "pen", 4, 28), course.Plan);
        Assert.Equal([new DateOnly(2026, 1, 10), new DateOnly(2026, 2, 7)], course.Sessions);
        Assert.Equal(
            [
                new CoursePhoto("a.jpg", new DateOnly(2026, 1, 10), PhotoView.Front, PhotoTiming.PreSession),
                new CoursePhoto("b.jpg", new DateOnly(2026, 2, 14), PhotoView.Left45, PhotoTiming.PostSession),
            ],
            course.Photos);
        Assert.Equal("a.jpg", course.Baseline);
    }

    [Fact]
    public void Read_OptionalKeysLeftOut_AreNull()
    {
        var course = Read(Good.Replace("\"needleDepthMm\": 1.5, \"device\": \"pen\", ", "").Replace(", \"intervalDays\": 28", "")
            .Replace(",\n  \"baseline\": \"a.jpg\"", "")).Value;

        Assert.Equal(new CoursePlan("microneedling", null, null, 4, null), course.Plan);
        Assert.Null(course.Baseline);
    }

    [Fact]
    public void Read_ByteOrderMark_IsPassedOver() => Assert.False(Read("\uFEFF" + Good).IsRefused);

    [Theory]
    [InlineData("\"client\": \"C-017\"", "\"client\": \"Mary Smith\"", "course.json: client is \"Mary Smith\".")]
    [InlineData("\"client\": \"C-017\",", "", "course.json: client is missing.")]
    [InlineData("\"client\"", "\"clinet\"", "course.json: clinet is not a known key.")]
    [InlineData("\"baseline\"", "\"base\"", "course.json: base is not a known key.")]
    [InlineData("/1\"", "/2\"", "course.json: schema is \"photoprogress.course/2\".")]
    [InlineData("1.5", "\"deep\"", "course.json: plan.needleDepthMm is \"deep\".")]
    [InlineData("1.5", "15", "course.json: plan.needleDepthMm is 15.")]
    [InlineData("1.5", "null", "course.json: plan.needleDepthMm is null.")]
    [InlineData("\"sessions\": 4", "\"sessions\": 0", "course.json: plan.sessions is 0.")]
    [InlineData("\"device\": \"pen\"", "\"needle\": \"pen\"", "course.json: plan.needle is not a known key.")]
    [InlineData("\"2026-02-07\"", "\"2026-02-30\"", "course.json: sessions[1] is \"2026-02-30\".")]
    [InlineData("\"2026-02-07\"", "20260207", "course.json: sessions[1] is 20260207.")]
    [InlineData("\"2026-02-07\"]", "\"2026-01-10\"]", "course.json: sessions[1] \"2026-01-10\" does not follow \"2026-01-10\".")]
    [InlineData("\"2026-02-14\"", "\"14.02.2026\"", "course.json: photos[1].date is \"14.02.2026\".")]
    [InlineData("left45", "LEFT", "course.json: photos[1].view is \"LEFT\".")]
    [InlineData("post-session", "after", "course.json: photos[1].timing is \"after\".")]
    [InlineData("\"b.jpg\"", "\"../b.jpg\"", "course.json: photos[1].file is \"../b.jpg\".")]
    [InlineData("\"b.jpg\"", "\"a.jpg\"", "course.json: photo \"a.jpg\" is listed twice.")]
    [InlineData("\"baseline\": \"a.jpg\"", "\"baseline\": \"c.jpg\"", "course.json: baseline \"c.jpg\" is not among the photos.")]
    [InlineData("\"2026-01-10\", \"2026-02-07\"", "", "course.json: photo \"b.jpg\" is post-session, but no session is on or before 2026-02-14.")]
    [InlineData("\"client\": \"C-017\",", "\"client\": \"C-017\" ", "course.json: line 4 is not valid JSON.")]
    public void Read_OneFault_NamesFileKeyAndValue(string good, string bad, string message)
    {
        Assert.Contains(good, Good, StringComparison.Ordinal);
        var refused = Read(Good.Replace(good, bad)).Refused;

        Assert.Equal(message, refused?.Message);
        Assert.Equal("course_file", refused!.Code);
        Assert.NotEmpty(refused.Advice);
        Assert.DoesNotContain('\n', refused.Message + refused.Advice);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"schema\":\"photoprogress.course/1\",\"schema\":\"photoprogress.course/1\"}")]
    [InlineData("{\"schema\":\"photoprogress.course/1\",\"client\":\"C\",\"plan\":[1,\n2],\"sessions\":{},\"photos\":[null]}")]
    public void Read_NoCourseAtAll_IsRefusedInOneLine(string json)
    {
        var refused = Read(json).Refused;

        Assert.StartsWith("course.json: ", refused?.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused!.Message);
    }

    [Fact]
    public void Read_NoPhotos_IsRefused() =>
        Assert.Equal("course.json: photos is empty.", Read("""
            {"schema":"photoprogress.course/1","client":"C","plan":{"modality":"m","sessions":1},"sessions":[],"photos":[]}
            """).Refused?.Message);

    private static Outcome<Course> Read(string json) => CourseFile.Read(Encoding.UTF8.GetBytes(json), "course.json");
}
