namespace PhotoProgress.Reports.Tests;

public class SelfContainedTests
{
    [Theory]
    [InlineData("<img src=\"http://x.test/a.png\">", "http://x.test/a.png")]
    [InlineData("<img alt='a > b' src='file:///etc/passwd'>", "file:///etc/passwd")]
    [InlineData("<img src=a.png>", "a.png")]
    [InlineData("<svg><image xlink:href=\"//x.test/a\"/></svg>", "//x.test/a")]
    [InlineData("<style>p { background: url( 'http://x.test/a' ) }</style>", "url( 'http://x.test/a' ")]
    [InlineData("<style>@import \"a.css\";</style>", "@import \"a.css\"")]
    [InlineData("<p style=\"background:url(a.png)\">", "url(a.png")]
    public void FirstOutside_AnyReference_IsFound(string html, string expected) => Assert.Equal(expected, SelfContained.FirstOutside(html));

    [Theory]
    [InlineData("<img src=\"data:image/png;base64,AA\"><a href=\"#top\">http://x.test src=\"http://x.test\"</a>")]
    [InlineData("<p>url(http://x.test) @import &lt;img src=\"http://x.test\"></p>")]
    [InlineData("<meta content=\"&quot;&gt;<img src=http://x.test/a.png>\"/>")]
    [InlineData("<style>p { background: url(data:image/png;base64,AA) }</style>")]
    public void FirstOutside_DataFragmentsAndText_AreNone(string html) => Assert.Null(SelfContained.FirstOutside(html));
}
