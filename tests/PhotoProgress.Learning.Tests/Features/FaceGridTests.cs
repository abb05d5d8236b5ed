using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Learning.Features;

namespace PhotoProgress.Learning.Tests.Features;

/// <summary>The grid on which the model reads a face.</summary>
public class FaceGridTests
{
    private const int Side = 96;

    [Theory]
    [InlineData(8, RegionNames.Chin, 4, Side / 2)]
    [InlineData(7.9, RegionNames.Chin, 7.9, Side)] // one and a half is no whole number of pixels: it stays
    [InlineData(16, RegionNames.Frame, 16, Side)]
    public void OfAPair_AFineFace_IsMadeCoarserByWholePixels(double pixelsPerMm, string region, double coarser, int side)
    {
        var seen = FaceGrid.Of(Pair(pixelsPerMm, region), 4);

        Assert.Equal((coarser, side, side), (seen.PixelsPerMm, seen.Before.Width, seen.Regions[region].Height));
    }

    [Fact]
    public void OfAPair_MeanLight_StaysAsItIs()
    {
        var pair = Pair(8, RegionNames.Chin);

        // Means of four floats, each with 24 bits.
        Assert.Equal(pair.After.G.Samples.Average(), FaceGrid.Of(pair, 4).After.G.Samples.Average(), 1e-6);
    }

    private static AlignedPair Pair(double pixelsPerMm, string region)
    {
        var plane = Plane.From(Side, Side, static (x, y) => 0.3f + (0.001f * ((x * y) % 7)));
        var light = new LinearRgb(plane, plane, plane);
        var masks = new Dictionary<string, Plane> { [region] = Plane.From(Side, Side, static (_, _) => 1) };
        var noise = new PhotoNoise(0.01, pixelsPerMm);
        return new AlignedPair(
            pixelsPerMm, light, light, masks, masks, [], new Dictionary<string, IReadOnlyList<(double X, double Y)[]>>(), plane, 0, 1, null, noise, noise);
    }
}
