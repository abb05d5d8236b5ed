using System.Text;
using PhotoProgress.Analysis.Ingest;

namespace PhotoProgress.Analysis.Tests.Ingest;

public class SidecarFileTests
{
    [Fact]
    public void Read_AllKeys_GivesThem() => Assert.Equal(
        new Sidecar("C-017", new DateOnly(2026, 3, 1), PhotoView.Left45, PhotoTiming.PostSession),
        Read("""{ "client": "C-017", "date": "2026-03-01", "view": "left45", "timing": "post-session" }""").Value);

    [Fact]
    public void Read_ClientOnly_LeavesTheRestOpen() =>
        Assert.Equal(new Sidecar("C-017", null, null, null), Read("""{ "client": "C-017" }""").Value);

    [Theory]
    [InlineData("""{ "date": "2026-03-01" }""", "client is missing")]
    [InlineData("""{ "client": "Jane Doe" }""", "client is \"Jane Doe\"")]
    [InlineData("""{ "client": "C-1", "date": "1.3.2026" }""", "date is \"1.3.2026\"")]
    [InlineData("""{ "client": "C-1", "view": "side" }""", "view is \"side\"")]
    [InlineData("""{ "client": "C-1", "view": null }""", "view is null")]
    [InlineData("""{ "client": "C-1", "veiw": "front" }""", "veiw is not a known key")]
    [InlineData("""{ "client": "C-1", "client": "C-2" }""", "line 1 is not valid JSON")]
    [InlineData("""[]""", "the content is []")]
    [InlineData("""{ "client": """, "line 1 is not valid JSON")]
    public void Read_Fault_IsNamed(string json, string fault)
    {
        var refused = Read(json).Refused!;
        Assert.Equal(SidecarFile.RefusalCode, refused.Code);
        Assert.StartsWith($"a.json: {fault}", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_OfEveryViewAndTiming_AreThere()
    {
        Assert.All(Enum.GetValues<PhotoView>(), view => Assert.Equal(view, PhotoWords.Views[PhotoWords.Of(view)]));
        Assert.All(Enum.GetValues<PhotoTiming>(), timing => Assert.Equal(timing, PhotoWords.Timings[PhotoWords.Of(timing)]));
    }

    private static Outcome<Sidecar> Read(string json) => SidecarFile.Read(Encoding.UTF8.GetBytes(json), "a.json");
}
