using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Tests.Align;

public class ContentSearchTests
{
    private const double PixelsPerMm = 5;

    // One pixel of the larger copy is 300/168 = 1.8 px; the climb's last steps are 1/32 of 2°, 0.04 and 1/20 px of the copy, and a
    // correlation over some hundred marks peaks within a tenth of a copy's pixel: 0.25 px in the middle is 1/7 of it. Over half a frame
    // (150 px) the same places tie the turn to 0.25/75 = 0.2° and the scale to 0.3 %.
    [Theory]
    [InlineData(300, 260, 0, 1, 0, 0)]
    [InlineData(300, 260, 7, 1, 12, -20)]
    [InlineData(300, 260, -14, 1.12, -25, 10)]
    [InlineData(300, 260, 4, 0.85, 30, 25)]
    [InlineData(100, 90, 5, 1.05, 28, -20)] // smaller than the larger copy
    [InlineData(230, 320, -3, 0.95, 8, -16)] // upright
    public void Search_TurnedScaledShifted_IsFound(int width, int height, double degrees, double scale, double dx, double dy)
    {
        var texture = SyntheticSkin.Texture(3, 2, 20);
        var (a, b) = (scale * Math.Cos(degrees * Math.PI / 180), scale * Math.Sin(degrees * Math.PI / 180));
        var (cx, cy) = (width / 2.0, height / 2.0);
        var truth = new Similarity(a, b, cx + dx - (a * cx) + (b * cy), cy + dy - (b * cx) - (a * cy));
        var back = truth.Inverse();
        var still = SyntheticSkin.Sampled(texture, width, height, PixelsPerMm);
        var moving = Plane.From(width, height, (x, y) =>
        {
            var (u, v) = back.Apply(x, y);
            return (float)((0.8 * texture(u / PixelsPerMm, v / PixelsPerMm)) + (0.3 * x / width));
        });
        var found = ContentSearch.Search(still, moving);
        var (ex, ey) = truth.Apply(cx, cy);
        var (fx, fy) = found.FixedToMoving.Apply(cx, cy);
        Assert.InRange(Math.Sqrt(((ex - fx) * (ex - fx)) + ((ey - fy) * (ey - fy))), 0, 0.25 * Math.Max(1, Math.Max(width, height) / 300.0));
        var lever = 2 * Math.Max(1, 168.0 / Math.Max(width, height)); // in a small frame the same pixel is a larger angle; half of it is overlap
        Assert.Equal(degrees, found.FixedToMoving.RotationDegrees, 0.1 * lever);
        Assert.Equal(scale, found.FixedToMoving.Scale, 0.0017 * lever);
        Assert.True(found.Correlation > 0.9 && found.Correlation > found.Runner + 0.2, $"{found.Correlation} {found.Runner}");
    }

    // The best of some 900,000 tries at chance is several standard deviations up, but hardly better than the runner-up.
    [Fact]
    public void Search_OtherSkin_IsNoBetterThanItsRunnerUp()
    {
        var still = SyntheticSkin.Sampled(SyntheticSkin.Texture(7, 2, 20), 240, 200, PixelsPerMm);
        var moving = SyntheticSkin.Sampled(SyntheticSkin.Texture(8, 2, 20), 240, 200, PixelsPerMm);
        var found = ContentSearch.Search(still, moving);
        Assert.InRange(found.Correlation, 0, 0.6);
        Assert.InRange(found.Correlation - found.Runner, -0.3, 0.1);
    }

    [Fact]
    public void Search_FlatPictures_CorrelateNowhere() =>
        Assert.Equal(0, ContentSearch.Search(new Plane(60, 50), new Plane(60, 50)).Correlation, 1e-9);

    [Theory]
    [InlineData(300, 260, 19, 2)]
    [InlineData(300, 260, 7, 3)]
    [InlineData(140, 300, 12, 1)]
    public void Lattice_EveryShift_IsTheCorrelationAtThatShift(int width, int height, int reach, int step)
    {
        var still = Thumbnail.Of(SyntheticSkin.Sampled(SyntheticSkin.Texture(3, 2, 20), width, height, PixelsPerMm), 40);
        var moving = Thumbnail.Of(SyntheticSkin.Sampled(SyntheticSkin.Texture(4, 2, 20), width, height, PixelsPerMm), 40);
        var turned = moving.Turned(15, 0.2, still.Width, still.Height);
        var lattice = still.Lattice(reach, step);
        var correlations = lattice.Correlations(turned);
        Assert.Equal(lattice.Side * lattice.Side, correlations.Length);
        Assert.Equal((-reach, reach - (2 * reach % step)), (lattice.Shift(0), lattice.Shift(lattice.Side - 1)));
        Assert.Contains(float.NaN, turned.Samples);
        for (var i = 0; i < correlations.Length; i++)
            Assert.Equal(still.Correlation(turned, lattice.Shift(i % lattice.Side), lattice.Shift(i / lattice.Side)), correlations[i]);
        Assert.True(correlations.Count(value => value != 0) > correlations.Length / 4);
    }

    [Fact]
    public void Correlation_TooLittleOverlap_IsZero()
    {
        var copy = Thumbnail.Of(SyntheticSkin.Sampled(SyntheticSkin.Texture(2, 2, 20), 60, 60, PixelsPerMm), 56);
        var same = copy.Turned(0, 0, copy.Width, copy.Height);
        Assert.Equal(1, copy.Correlation(same, 0, 0), 1e-6);
        Assert.Equal(0, copy.Correlation(same, (int)(0.7 * copy.Width), 0));
    }
}
