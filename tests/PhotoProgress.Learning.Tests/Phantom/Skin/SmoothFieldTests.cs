using PhotoProgress.Learning.Phantom.Skin;

namespace PhotoProgress.Learning.Tests.Phantom.Skin;

public class SmoothFieldTests
{
    [Theory]
    [InlineData(0.5)]
    [InlineData(2)]
    [InlineData(6)]
    public void Of_AnyPeriod_HasMeanZeroAndRootMeanSquareOne(double periodMm)
    {
        // Fields of many seeds: 60 × 40 mm each hold at least 60·40/6² = 67 independent places, 20 of them 1,300: ±3 % of the square at one σ.
        double sum = 0, square = 0, count = 0;
        for (var seed = 0; seed < 20; seed++)
        {
            foreach (var value in SmoothField.Of(new SkinGrid(240, 160, 4), seed, periodMm).Samples)
                (sum, square, count) = (sum + value, square + (value * (double)value), count + 1);
        }

        Assert.InRange(sum / count, -0.1, 0.1);
        Assert.InRange(Math.Sqrt(square / count), 0.92, 1.08);
    }

    [Fact]
    public void Of_TurnedGrid_IsTheSameFieldAtTheSamePlace()
    {
        var (straight, turned) = (new SkinGrid(161, 161, 8), new SkinGrid(161, 161, 8, 0.5, -0.25, 30));
        var (a, b) = (SmoothField.Of(straight, 7, 0.8), SmoothField.Of(turned, 7, 0.8));
        var place = straight.Pixel(turned.Place(80, 80));
        Assert.Equal((84, 78), ((int)MathF.Round(place.X), (int)MathF.Round(place.Y)));
        Assert.Equal(a[84, 78], b[80, 80], 1e-3);
    }
}
