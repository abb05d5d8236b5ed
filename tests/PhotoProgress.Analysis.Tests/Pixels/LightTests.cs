using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Tests.Pixels;

public class LightTests
{
    [Fact]
    public void LuminanceOf_Colours_IsTheirWeightedSum()
    {
        var light = new LinearRgb(new Plane(2, 1, [1, 0.5f]), new Plane(2, 1, [1, 0.2f]), new Plane(2, 1, [1, 0.1f]));
        var luminance = Luminance.Of(light);
        Assert.Equal(1, luminance[0, 0], 1e-6);
        Assert.Equal(0.25656, luminance[1, 0], 1e-6); // 0.2126·0.5 + 0.7152·0.2 + 0.0722·0.1
    }

    [Fact]
    public void LinearRgbOf_Photo_IsTheLightOfEachCode()
    {
        var light = LinearRgb.Of(new SrgbImage(2, 1, [0, 65535, 0x8000, 65535, 0, 0]));
        Assert.Equal([0f, 1f], light.R.Samples);
        Assert.Equal([1f, 0f], light.G.Samples);
        Assert.Equal(0.21404, light.B[0, 0], 1e-5); // ((0.5 + 0.055) / 1.055)^2.4
    }

    [Fact]
    public void LogLightOf_Black_IsTheFloor()
    {
        var log = LogLight.Of(new Plane(3, 1, [0, -1, 0.5f]));
        Assert.Equal(Math.Log(3 / 255.0 / 12.92), log[0, 0], 1e-5);
        Assert.Equal(log[0, 0], log[1, 0]);
        Assert.Equal(Math.Log(0.5), log[2, 0], 1e-6);
    }
}
