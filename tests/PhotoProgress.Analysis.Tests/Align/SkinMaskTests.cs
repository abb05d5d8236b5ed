using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Tests.Align;

public class SkinMaskTests
{
    private const int Side = 160;
    private const double PixelsPerMm = 4;

    [Fact]
    public void Of_PlainSkinWithTexture_KeepsAllOfIt() => Assert.Equal(1, Share(Skin()), 1e-6);

    // Each patch is 5 mm across: little enough not to be its own surroundings (σ 6 mm). Columns 70..89.
    [Theory]
    [InlineData(0.2f, 0.2f, 0.2f)] // ln −1.6: a strand of hair
    [InlineData(1.6f, 1.6f, 1.6f)] // ln 0.47: a glint
    [InlineData(0.7f, 1.3f, 1.3f)] // ln red to green −0.62: a glove
    [InlineData(2.3f, 1, 1)] // a clipped channel
    public void Of_PatchThatIsNotSkin_IsCut(float red, float green, float blue)
    {
        var light = Skin();
        for (var y = 70; y < 90; y++)
        {
            for (var x = 70; x < 90; x++)
                (light.R[x, y], light.G[x, y], light.B[x, y]) = (red * light.R[x, y], green * light.G[x, y], blue * light.B[x, y]);
        }

        var open = SkinMask.Of(light, SyntheticSkin.Full(Side, Side), PixelsPerMm);
        Assert.Equal(0, open[80, 80]);
        Assert.Equal(0, open[73, 80]); // colour is smoothed by 1 mm, which takes a millimetre off the patch and the margin puts back
        Assert.Equal(1, open[50, 80]);
    }

    // A mole is darker by 0.4 and 3 mm wide.
    [Fact]
    public void Of_Mole_IsSkin()
    {
        var light = SyntheticSkin.Each(SyntheticSkin.Light(new Plane(Side, Side)), plane => Plane.From(
            Side, Side, (x, y) => plane[x, y] * (float)Math.Exp(-0.4 * Math.Exp(-0.5 * (((x - 80) * (x - 80)) + ((y - 80) * (y - 80))) / 36.0))));
        Assert.Equal(1, SkinMask.Of(light, SyntheticSkin.Full(Side, Side), PixelsPerMm)[80, 80]);
    }

    [Fact]
    public void Of_NoSkinExpected_IsZero() =>
        Assert.All(SkinMask.Of(Skin(), new Plane(Side, Side), PixelsPerMm).Samples, value => Assert.Equal(0, value));

    [Fact]
    public void Share_HalfKept_IsAHalf() =>
        Assert.Equal(0.5, SkinMask.Share(new Plane(4, 1, [1, 1, 0, 0]), new Plane(4, 1, [1, 1, 1, 1])), 1e-6);

    private static double Share(LinearRgb light)
    {
        var skin = SyntheticSkin.Full(Side, Side);
        return SkinMask.Share(SkinMask.Of(light, skin, PixelsPerMm), skin);
    }

    private static LinearRgb Skin() =>
        SyntheticSkin.Light(SyntheticSkin.Sampled(SyntheticSkin.Texture(1), Side, Side, PixelsPerMm).Map(static v => 0.6f * v));
}
