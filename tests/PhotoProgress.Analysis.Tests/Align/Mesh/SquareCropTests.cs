using System.Numerics;
using PhotoProgress.Analysis.Align.Mesh;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Tests.Align.Mesh;

public class SquareCropTests
{
    [Theory]
    [InlineData(1)] // pixel by pixel
    [InlineData(2)] // interpolated
    [InlineData(5)] // fast, inside
    public void Cut_LinearRamp_GivesTheRampAtEachCellsMiddle(int pitch)
    {
        var (photo, target) = (Ramp(60, 50), new float[8 * 8 * 3]);
        var square = new Square(new Vector2(27, 24), 8 * pitch, 0);
        SquareCrop.Cut(photo, square, 8, 5, InputRange.ZeroToOne, Beyond.Black, target);
        for (var cell = 0; cell < 64; cell++)
        {
            // Pixel x holds the ramp at x, and covers x..x+1: the middle of a cell at u means pixel u − 0.5.
            var (x, y) = (square.Corner.X + ((cell % 8) + 0.5f) * pitch - 0.5f, square.Corner.Y + ((cell / 8) + 0.5f) * pitch - 0.5f);
            Assert.Equal(x * 1000 / 65535, target[3 * cell], 1e-4);
            Assert.Equal(y * 1000 / 65535, target[(3 * cell) + 1], 1e-4);
        }
    }

    [Fact]
    public void Cut_QuarterTurn_RunsDownThePicture()
    {
        var (photo, target) = (Ramp(40, 40), new float[4 * 4 * 3]);
        // Turned clockwise by 90°, the square's own X runs down the picture, its Y to the left.
        SquareCrop.Cut(photo, new Square(new Vector2(20, 20), 4, MathF.PI / 2), 4, 1, InputRange.ZeroToOne, Beyond.Black, target);
        Assert.True(target[4] > target[1], "green grows with the picture's Y along the square's X");
        Assert.True(target[12] < target[0], "red falls along the square's Y");
    }

    [Fact]
    public void Cut_BeyondTheBorder_IsBlackOrTheNearestPixel()
    {
        var photo = new SrgbImage(4, 4, [.. Enumerable.Repeat((ushort)65535, 48)]);
        var target = new float[4 * 4 * 3];
        var square = new Square(new Vector2(-20, -20), 16, 0);
        SquareCrop.Cut(photo, square, 4, 2, InputRange.MinusOneToOne, Beyond.Black, target);
        Assert.All(target, v => Assert.Equal(-1, v));
        SquareCrop.Cut(photo, square, 4, 2, InputRange.ZeroToOne, Beyond.NearestPixel, target);
        Assert.All(target, v => Assert.Equal(1, v, 1e-6));
    }

    [Fact]
    public void Cut_WholePhotoToItsLastPixel_ReadsNothingBeyondIt()
    {
        var (photo, target) = (Ramp(30, 30), new float[4 * 4 * 3]);
        SquareCrop.Cut(photo, new Square(new Vector2(15, 15), 30, 0), 4, 5, InputRange.ZeroToOne, Beyond.Black, target);
        Assert.All(target, v => Assert.InRange(v, 0, 1));
    }

    [Fact]
    public void Apply_DarkAndTintedCrop_ComesToOneColour()
    {
        var (bright, dark) = (Flat(0.6f, 0.5f, 0.4f), Flat(0.3f, 0.2f, 0.25f));
        SkinLevel.Apply(bright, 8);
        SkinLevel.Apply(dark, 8);
        for (var i = 0; i < bright.Length; i++) Assert.Equal(bright[i], dark[i], 1e-5);
    }

    [Fact]
    public void Apply_BlackCrop_StaysBlack()
    {
        var crop = Flat(0, 0, 0);
        SkinLevel.Apply(crop, 8);
        Assert.All(crop, v => Assert.Equal(0, v));
    }

    // Red is 1000 × column, green 1000 × row.
    private static SrgbImage Ramp(int width, int height)
    {
        var rgb = new ushort[width * height * 3];
        for (var i = 0; i < width * height; i++) (rgb[3 * i], rgb[(3 * i) + 1]) = ((ushort)(i % width * 1000), (ushort)(i / width * 1000));
        return new SrgbImage(width, height, rgb);
    }

    private static float[] Flat(float red, float green, float blue) =>
        [.. Enumerable.Range(0, 8 * 8).SelectMany(_ => new[] { red, green, blue })];
}
