using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Reports.Pictures;

namespace PhotoProgress.Reports.Tests.Pictures;

public class PictureToolsTests
{
    [Fact]
    public void Shrink_BlackAndWhite_MeansTheirLight()
    {
        var image = new SrgbImage(2, 1, [0, 0, 0, 65535, 65535, 65535]);

        // Half the light is sRGB 0.7354.
        Assert.All(PictureTools.Shrink(image, 1).Rgb, v => Assert.InRange(v, 0.7352 * 65535, 0.7356 * 65535));
    }

    [Fact]
    public void Shrink_SmallEnough_KeepsEveryPixel()
    {
        var image = Samples.Draw(0.5);

        Assert.Equal(image.Rgb, PictureTools.Shrink(image, 1000).Rgb);
    }

    [Fact]
    public void Shrink_Box_CutsItOut()
    {
        var image = new SrgbImage(3, 1, [1, 2, 3, 40000, 50000, 60000, 7, 8, 9]);

        Assert.Equal([40000, 50000, 60000], PictureTools.Shrink(image, new PixelBox(1, 0, 1, 1), 10).Rgb);
    }

    [Fact]
    public void Shrink_Wide_KeepsTheShape()
    {
        var small = PictureTools.Shrink(Samples.Draw(0), 120);

        Assert.Equal((120, 160), (small.Width, small.Height));
    }

    [Fact]
    public void Pale_AnyColour_IsGreyAndBright()
    {
        var pale = PictureTools.Pale(new SrgbImage(2, 1, [0, 0, 0, 65535, 0, 0]), 0.6);

        Assert.All(pale.Rgb[..3], v => Assert.Equal(39321, v));
        // 0.6 + 0.4 × 0.2126 of full scale.
        Assert.All(pale.Rgb[3..], v => Assert.Equal((0.6 + (0.4 * 0.2126)) * 65535, v, 1.0));
    }

    [Fact]
    public void PictureUri_UnknownBytes_AreRefused() => Assert.Throws<ArgumentException>(() => PictureUri.Of([1, 2, 3, 4]));

    [Fact]
    public void PictureUri_JpegAndPng_AreTold()
    {
        Assert.Equal("data:image/jpeg;base64,/9j/4A==", PictureUri.Of([0xFF, 0xD8, 0xFF, 0xE0]));
        Assert.StartsWith("data:image/png;base64,iVBORw0KGgo", PictureUri.Of(Png.Encode(Samples.Draw(0))), StringComparison.Ordinal);
    }
}
