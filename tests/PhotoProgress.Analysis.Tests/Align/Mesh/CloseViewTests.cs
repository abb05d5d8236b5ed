using System.Numerics;
using PhotoProgress.Analysis.Align.Mesh;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Tests.Align.Mesh;

public class CloseViewTests
{
    private static readonly SrgbImage Room = new(CloseView.Cells, CloseView.Cells, new ushort[CloseView.Cells * CloseView.Cells * 3]);

    [Fact]
    public void Around_SmallRegion_IsThePhotoItself()
    {
        var photo = Ramp(900, 700);
        var view = CloseView.Around(photo, new Square(new Vector2(450, 350), 600, 0.1f), Room);
        Assert.Same(photo, view.Image);
        var square = new Square(new Vector2(10, 20), 30, 0.5f);
        Assert.Equal(square, view.Locate(square));
    }

    [Fact]
    public void Around_LargeRegion_ShowsTheSamePlacesSmaller()
    {
        var photo = Ramp(3000, 2400);
        var region = new Square(new Vector2(1500, 1200), 1600, 0.2f);
        var view = CloseView.Around(photo, region, Room);
        Assert.Same(Room, view.Image);
        float[] direct = new float[16 * 16 * 3], reduced = new float[16 * 16 * 3];
        SquareCrop.Cut(photo, region, 16, 5, InputRange.ZeroToOne, Beyond.NearestPixel, direct);
        SquareCrop.Cut(view.Image, view.Locate(region), 16, 5, InputRange.ZeroToOne, Beyond.NearestPixel, reduced);
        // The ramp climbs 20 codes a pixel; a view pixel is 4.7 photo pixels, and samples fall within half of one: 47 codes.
        for (var i = 0; i < direct.Length; i++) Assert.Equal(direct[i], reduced[i], 47f / 65535);
        // Without a shift: on average the two agree to a twentieth of that.
        Assert.Equal(direct.Average(), reduced.Average(), 3f / 65535);
    }

    [Fact]
    public void Around_RegionBeyondTheBorder_RepeatsTheNearestPixel()
    {
        var photo = Ramp(2000, 1500);
        var view = CloseView.Around(photo, new Square(new Vector2(100, 100), 1400, 0), Room);
        Assert.Equal(0, view.Image.Rgb[0]);
        Assert.Equal(0, view.Image.Rgb[3]);
    }

    // Red climbs 20 codes a column, green 20 a row.
    private static SrgbImage Ramp(int width, int height)
    {
        var rgb = new ushort[width * height * 3];
        for (var i = 0; i < width * height; i++) (rgb[3 * i], rgb[(3 * i) + 1]) = ((ushort)(i % width * 20), (ushort)(i / width * 20));
        return new SrgbImage(width, height, rgb);
    }
}
