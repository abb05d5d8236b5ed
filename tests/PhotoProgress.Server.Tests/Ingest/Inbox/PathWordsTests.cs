using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Server.Ingest.Inbox;

namespace PhotoProgress.Server.Tests.Ingest.Inbox;

public class PathWordsTests
{
    [Theory]
    [InlineData("C-17_2026-03-01_front.jpg", "C-17")]
    [InlineData("C-17 front.jpg", "C-17")]
    [InlineData("C_17_2026-03-01_1.jpg", "C,C_17")] // whichever of them is a client; both are no match
    [InlineData("C-17/2026-03-01/IMG_0001.jpg", "C-17")]
    [InlineData("2026-03-01/C-17_front_post-session.JPG", "C-17")]
    [InlineData("IMG_0012.jpg", "")]
    [InlineData("0012.jpg", "")]
    [InlineData("front.jpg", "")]
    [InlineData("C-17_holiday_front.jpg", "C-17_holiday")] // a client of that code, or none
    [InlineData("C-17_front_holiday.jpg", "")]
    [InlineData("C-17.jpg", "")]
    public void Codes_OfAPath_AreThoseWrittenOnPurpose(string path, string codes) =>
        Assert.Equal(codes.Split(',', StringSplitOptions.RemoveEmptyEntries), PathWords.Of(path).Codes);

    [Fact]
    public void Words_OfAPath_AreRead()
    {
        var words = PathWords.Of("C-1/2026-03-01/LEFT45_post-session_2.jpg");
        Assert.Equal([new DateOnly(2026, 3, 1)], words.Days);
        Assert.Equal((PhotoView.Left45, PhotoTiming.PostSession), (words.View, words.Timing));
    }

    [Fact]
    public void Words_ThatContradict_AreNone()
    {
        var words = PathWords.Of("C-1_2026-03-01_front/C-1_2026-03-02_left45.jpg");
        Assert.Equal(2, words.Days.Count);
        Assert.Null(words.View);
        Assert.Equal(["C-1"], words.Codes.Where(code => code == "C-1"));
    }
}
