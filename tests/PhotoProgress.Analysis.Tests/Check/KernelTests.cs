using PhotoProgress.Analysis.Check;
using PhotoProgress.Analysis.Check.Detail;
using PhotoProgress.Analysis.Check.Files;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Tests.Check;

public class KernelTests
{
    [Theory]
    [InlineData(0.8)]
    [InlineData(1.5)]
    [InlineData(3.0)]
    public void EdgeBlur_StraightEdgeOfKnownBlur_IsFound(double sigma)
    {
        // The pixel itself averages over a box of variance 1/12. The edge lies between two pixels, where the finer slope is read half
        // a pixel beside its peak: exp(−0.125 / variance), up to 9 % of a σ of 0.8 and less beyond.
        var expected = Math.Sqrt((sigma * sigma) + (1.0 / 12));
        Assert.Equal(expected, EdgeBlur.SigmaPx([Edge(sigma)])!.Value, 0.1 * expected);
    }

    [Fact]
    public void EdgeBlur_FlatPlane_IsUnknown() => Assert.Null(EdgeBlur.SigmaPx([new Plane(40, 40)]));

    [Fact]
    public void EdgeBlur_OnePixel_IsUnknown() => Assert.Null(EdgeBlur.SigmaPx([new Plane(1, 1)]));

    [Fact]
    public void EdgeBlur_NoPlanes_IsUnknown() => Assert.Null(EdgeBlur.SigmaPx([]));

    [Fact]
    public void BlockEdges_FlatBlocks_IsEight()
    {
        // Steps at block borders only: the strongest of eight phases holds everything, eight times the mean.
        var image = Image(64, 64, static (x, y) => (((x / 8) + (y / 8)) % 2 == 0) ? 20000 : 21000);
        Assert.Equal(8, BlockEdges.Strength(image, new PlaneWindow(0, 0, 64, 64))!.Value, 1e-9);
    }

    [Fact]
    public void BlockEdges_EvenSlope_IsOne()
    {
        var image = Image(64, 64, static (x, y) => 10000 + (100 * x) + (50 * y));
        Assert.Equal(1, BlockEdges.Strength(image, new PlaneWindow(3, 5, 50, 40))!.Value, 1e-9);
    }

    [Fact]
    public void BlockEdges_FlatOrTiny_IsUnknown()
    {
        Assert.Null(BlockEdges.Strength(Image(64, 64, static (_, _) => 7), new PlaneWindow(0, 0, 64, 64)));
        Assert.Null(BlockEdges.Strength(Image(1, 1, static (_, _) => 7), new PlaneWindow(0, 0, 1, 1)));
    }

    [Theory]
    [InlineData(0.0, 1f)]
    [InlineData(0.5, 3f)]
    [InlineData(0.99, 5f)]
    [InlineData(1.0, 5f)]
    public void Quantile_FiveValues_IsTheRankedOne(double q, float expected) =>
        Assert.Equal(expected, Order.Quantile([4f, 1f, 5f, 3f, 2f], q));

    [Fact]
    public void Quantile_ManyValuesWithTies_EqualsSorting()
    {
        var random = new Random(3);
        for (var round = 0; round < 200; round++)
        {
            var values = Enumerable.Range(0, 1 + random.Next(60)).Select(_ => (float)random.Next(10)).ToArray();
            var sorted = values.Order().ToArray();
            var q = random.NextDouble();
            Assert.Equal(sorted[(int)(q * sorted.Length)], Order.Quantile(values, q));
        }
    }

    [Fact]
    public void Quantile_Nothing_IsNotANumber() => Assert.True(double.IsNaN(Order.Quantile([], 0.5)));

    [Fact]
    public void Catalogue_EveryCheck_IsWhole()
    {
        foreach (var list in new[] { CheckCatalogue.Face, CheckCatalogue.Closeup })
        {
            Assert.Equal(list.Count, list.Select(check => check.Code).Distinct().Count());
            Assert.All(list, check =>
            {
                Assert.NotEmpty(check.LimitSource);
                Assert.EndsWith(".", check.Advice, StringComparison.Ordinal);
                // The refusing limit lies beyond the flagging one, on the bad side.
                if (check.RefusalLimit is { } gross) Assert.True(check.Bad == Bad.Below ? gross <= check.Limit : gross >= check.Limit, check.Code);
            });
        }
    }

    private static Plane Edge(double sigma) => Gaussian.Blur(Plane.From(80, 80, static (x, _) => x < 40 ? 0.2f : 0.7f), sigma);

    private static SrgbImage Image(int width, int height, Func<int, int, int> code)
    {
        var rgb = new ushort[width * height * 3];
        for (var i = 0; i < rgb.Length; i++) rgb[i] = (ushort)code(i / 3 % width, i / 3 / width);
        return new SrgbImage(width, height, rgb);
    }
}
