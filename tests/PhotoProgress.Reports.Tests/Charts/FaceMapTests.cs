using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Reports.Charts;

namespace PhotoProgress.Reports.Tests.Charts;

public class FaceMapTests
{
    [Fact]
    public void Of_Outlines_FramesThemWithAMarginInsideThePicture()
    {
        var map = FaceMap.Of(Samples.Pictures())!;

        // Outlines reach from x 73.8 to 226.2 (cheeks) and y 95 to 317.6 (forehead, chin); the margin is 6 % of the taller side.
        Assert.Equal((60, 81), (map.Box.X, map.Box.Y));
        Assert.InRange(map.Box.X + map.Box.Width, 239, 241);
        Assert.Equal(map.Box.Height * FaceMap.Width / map.Box.Width, map.Height, 9);
    }

    [Fact]
    public void Regions_OfADimension_KeepTheirChangeAndLieInTheDrawing()
    {
        var comparison = Samples.Compared();
        var map = FaceMap.Of(comparison.Pictures!)!;
        var regions = map.Regions(comparison, Dimension.Texture);

        Assert.Equal(RegionNames.Parts.Order(), regions.Select(r => r.Name).Order());
        Assert.Equal(Verdict.NotComparable, regions.Single(r => r.Name == RegionNames.Perioral).Change.Verdict);
        Assert.All(regions.SelectMany(r => r.Outline.Rings).SelectMany(r => r), p =>
        {
            Assert.InRange(p.X, 0, (float)FaceMap.Width);
            Assert.InRange(p.Y, 0, (float)map.Height);
        });
    }

    [Fact]
    public void Of_NoOutlines_IsNull() => Assert.Null(FaceMap.Of(Samples.Pictures() with { Regions = [] }));

    /// <summary>A close-up is one region: its map would be one colour without a place.</summary>
    [Fact]
    public void Of_Closeup_IsNull()
    {
        var pictures = Samples.Pictures();

        Assert.Null(FaceMap.Of(pictures with { Regions = [pictures.Regions[0] with { Region = RegionNames.Frame }] }));
    }

    [Theory]
    [InlineData(-9.9, 0)]
    [InlineData(-10.1, 1)]
    [InlineData(-20.1, 2)]
    public void Fill_Improved_DeepensWithTheChange(double percent, int step) =>
        Assert.Equal(Palette.LessFills[step], Palette.Fill(Samples.Of(Dimension.Texture, percent, 2)));

    [Fact]
    public void Fill_NothingDetected_IsNone()
    {
        Assert.Null(Palette.Fill(Samples.Of(Dimension.Texture, -30, 60)));
        Assert.Null(Palette.Fill(Samples.NotComparable(Dimension.Texture, "blur")));
        Assert.Equal(Palette.MoreFills[1], Palette.Fill(Samples.Of(Dimension.Texture, 15, 2)));
    }
}
