using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Learning.Features;

namespace PhotoProgress.Learning.Tests.Features;

public class PairFeaturesTests
{
    private const int Side = 160;
    private const double PixelsPerMm = 8;

    [Fact]
    public void Of_TwoPhotosOfOneLight_AreTheSameRow()
    {
        var pair = Pair(Light(0), Light(0));
        var read = PairFeatures.Of(pair, null, ["frame"]);

        Assert.True(read.Before.Values.SequenceEqual(read.After.Values));
    }

    /// <summary>A blur of σ leaves e^{−2π²σ²/λ²} of a sine of period λ: here it is given back to the sharper photo, so the two agree but for what the rim sees.</summary>
    [Fact]
    public void Of_ABlurrierPhotoAfter_BlursTheOneBefore()
    {
        const double sigmaPx = 3;
        var (sharp, soft) = (Light(0), Light(sigmaPx));
        var known = new BlurDifference(sigmaPx * sigmaPx / PixelsPerMm / PixelsPerMm, 0);

        double Difference(BlurDifference? blur)
        {
            var read = PairFeatures.Of(Pair(sharp, soft), blur, ["frame"]);
            return read.After["texture.roughness.1-3mm"] - read.Before["texture.roughness.1-3mm"];
        }

        var lost = -2 * Math.PI * Math.PI * sigmaPx * sigmaPx / PixelsPerMm / PixelsPerMm / 4;
        Assert.Equal(lost, Difference(null), 0.1);
        Assert.Equal(0, Difference(known), 1e-5);
    }

    private static LinearRgb Light(double sigmaPx)
    {
        var light = Plane.From(Side, Side, (x, _) => (float)(0.3 + (0.01 * Math.Sin(Math.PI * x / PixelsPerMm))));
        if (sigmaPx > 0) light = Gaussian.Blur(light, sigmaPx);
        return new LinearRgb(light.Map(static v => 1.2f * v), light, light.Map(static v => 0.7f * v));
    }

    private static AlignedPair Pair(LinearRgb before, LinearRgb after)
    {
        var all = new Dictionary<string, Plane> { ["frame"] = Plane.From(Side, Side, static (_, _) => 1) };
        var noise = new PhotoNoise(0, PixelsPerMm);
        return new AlignedPair(
            PixelsPerMm, before, after, all, all, [], new Dictionary<string, IReadOnlyList<(double X, double Y)[]>>(), new Plane(Side, Side), 0, 1, null, noise, noise);
    }
}
