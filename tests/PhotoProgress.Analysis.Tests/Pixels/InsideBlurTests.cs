using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Tests.Pixels;

public class InsideBlurTests
{
    // Kernels cut at 4 σ lose 7e-5 of their weight at each of up to four steps, and a step of the pyramid aliases 6e-5: together less than
    // 1e-3 of what is smoothed, which is at most 1 here.
    [Theory]
    [InlineData(0)]
    [InlineData(0.4)]
    [InlineData(1.3)]
    [InlineData(2.4)]
    [InlineData(2.6)]
    [InlineData(7)]
    [InlineData(31)]
    public void Of_SoftMask_EqualsThePlainFormula(double sigmaPx) => AssertPlain(
        Plane.From(203, 151, static (x, y) => (float)Math.Clamp(5 - Math.Sqrt(Math.Pow((x - 100) / 15.0, 2) + Math.Pow((y - 70) / 10.0, 2)), 0, 1)), sigmaPx);

    [Theory]
    [InlineData(1.3)]
    [InlineData(7)]
    [InlineData(31)]
    [InlineData(90)]
    public void Of_MaskUpToTheEdge_EqualsThePlainFormulaWithReplicatedEdges(double sigmaPx) => AssertPlain(SyntheticSkin.Full(203, 151), sigmaPx);

    private static void AssertPlain(Plane weights, double sigmaPx)
    {
        var plane = Plane.From(203, 151, static (x, y) => MathF.Sin((0.13f * x) + (0.07f * y)));
        var quick = new InsideBlur(weights).Of(plane, sigmaPx);
        var plain = PlainBlur.Inside(plane, weights, sigmaPx);
        for (var y = 0; y < plane.Height; y++)
            for (var x = 0; x < plane.Width; x++)
                if (weights[x, y] > 0) Assert.Equal(plain[x, y], quick[x, y], 1e-3);
    }

    /// <summary>To a float's rounding, summed over some hundred taps.</summary>
    [Theory]
    [InlineData(0.7)]
    [InlineData(3)]
    [InlineData(80)]
    public void Of_Constant_IsThatConstantUpToTheEdge(double sigmaPx)
    {
        var blurred = new InsideBlur(SyntheticSkin.Full(90, 41)).Of(Plane.From(90, 41, static (_, _) => 0.25f), sigmaPx);
        foreach (var sample in blurred.Samples) Assert.Equal(0.25, sample, 1e-5);
    }

    [Fact]
    public void Of_SecondPlane_IsNotTouchedByTheFirst()
    {
        var (first, second) = (SyntheticSkin.Noise(64, 48, new Random(1)), SyntheticSkin.Noise(64, 48, new Random(2)));
        var shared = new InsideBlur(SyntheticSkin.Full(64, 48));
        shared.Of(first, 5);
        Assert.Equal(new InsideBlur(SyntheticSkin.Full(64, 48)).Of(second, 5).Samples, shared.Of(second, 5).Samples);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Of_SigmaThatIsNone_Throws(double sigmaPx) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new InsideBlur(SyntheticSkin.Full(4, 4)).Of(new Plane(4, 4), sigmaPx));
}
