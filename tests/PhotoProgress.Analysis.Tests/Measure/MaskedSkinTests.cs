using PhotoProgress.Analysis.Measure;
using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Analysis.Tests.Pixels;

namespace PhotoProgress.Analysis.Tests.Measure;

public sealed class MaskedSkinTests
{
    private static readonly Band Fine = new(1, 3);

    /// <summary>
    /// The shared scale space and the plain normalised convolution of <see cref="PlainBlur"/> are two programs for one formula. Compared inside
    /// the picture, where the plain one does not replicate edges. 1e-3 of the band: kernels cut at 4 σ, once here and several times there.
    /// </summary>
    [Fact]
    public void Band_SoftEllipse_EqualsPlainNormalisedConvolution()
    {
        var field = TestSkin.Random("texture.lines", 2);
        var weights = Plane.From(TestSkin.Width, TestSkin.Height, (x, y) => (float)Math.Clamp(8 - Math.Sqrt(Math.Pow((x - 128) / 12.0, 2) + Math.Pow((y - 96) / 9.0, 2)), 0, 1));
        var skin = new MaskedSkin(field, weights);
        var shared = skin.Band(SkinMap.LogLuminance, Fine);
        var plain = PlainBlur.Band(Fine, field.LogLuminance, weights, field.PixelsPerMm);
        var rms = skin.BandRms(SkinMap.LogLuminance, Fine);
        for (var y = 0; y < skin.Crop.Height; y++)
        {
            for (var x = 0; x < skin.Crop.Width; x++)
            {
                if (!(weights[skin.Crop.Left + x, skin.Crop.Top + y] > 0.01f)) continue;
                var (here, there) = (shared.Values[x + GaussianPyramid.Margin, y + GaussianPyramid.Margin], plain[skin.Crop.Left + x, skin.Crop.Top + y]);
                Assert.Equal(there, here, 3e-3 * rms);
            }
        }
    }

    [Fact]
    public void BandRms_Always_EqualsTheBandsOwn()
    {
        var skin = new MaskedSkin(TestSkin.Random("texture.lines", 2), MetricProperties.Ellipse());
        var band = skin.Band(SkinMap.Melanin, Fine);
        double squares = 0, total = 0;
        for (var i = 0; i < band.Values.Samples.Length; i++)
        {
            squares += band.Weights.Samples[i] * band.Values.Samples[i] * band.Values.Samples[i];
            total += band.Weights.Samples[i];
        }

        Assert.Equal(1, skin.BandRms(SkinMap.Melanin, Fine) / Math.Sqrt(squares / total), 1e-5);
    }

    /// <summary>The order in which metrics ask must not matter: they share planes.</summary>
    [Fact]
    public void MeasureAll_Shared_EqualsEachAlone()
    {
        var (field, weights) = (TestSkin.Random("texture.lines", 4), MetricProperties.Ellipse());
        Assert.All(MetricCatalogue.MeasureAll(field, weights), reading => Assert.Equal(reading.Metric.Compute(field, weights), reading.Value));
    }

    [Fact]
    public void AreaMm2_HalfWeights_CountHalf()
    {
        var field = TestSkin.Of(4, TestSkin.Flat(0));
        Assert.Equal(TestSkin.Width * TestSkin.Height / 32.0, new MaskedSkin(field, TestSkin.Flat(0.5f)).AreaMm2, 1e-6);
    }

    [Fact]
    public void Weights_OutsideTheirRange_AreClipped()
    {
        float[] odd = [0.5f, -1, float.NaN, 2, float.PositiveInfinity, float.NegativeInfinity, 1, 0.25f, 0.5f, -1, 3];
        var field = TestSkin.Of(1, new Plane(odd.Length, 1));
        Assert.Equal(0.5 + 1 + 1 + 1 + 0.25 + 0.5 + 1, new MaskedSkin(field, new Plane(odd.Length, 1, odd)).AreaMm2, 1e-6);
    }

    [Fact]
    public void MaskedSkin_OtherSize_Throws() =>
        Assert.Throws<ArgumentException>(() => new MaskedSkin(TestSkin.Of(4, TestSkin.Flat(0)), TestSkin.Full(3, 3)));

    /// <summary>All of the skin as its own part: the same samples, so the same numbers.</summary>
    [Fact]
    public void Within_TheWholeWindow_MeasuresTheSame()
    {
        var (field, weights) = (TestSkin.Random("texture.lines", 5), MetricProperties.Ellipse());
        var whole = new MaskedSkin(field, weights);
        var part = whole.Within(new PlaneWindow(0, 0, field.Width, field.Height), weights);
        Assert.All(MetricCatalogue.All, metric => Assert.Equal(metric.Measure(whole), metric.Measure(part)));
    }

    /// <summary>Wherever the part begins, its smoothed samples are the whole's at the same places, at every level.</summary>
    [Theory]
    [InlineData(0.5)]
    [InlineData(3)]
    [InlineData(16)]
    public void Within_Part_IsSmoothedLikeTheWhole(double periodMm)
    {
        var field = TestSkin.Random("texture.lines", 6);
        var whole = new MaskedSkin(field, TestSkin.Full());
        var window = new PlaneWindow(87, 71, 90, 101);
        var part = whole.Within(window, TestSkin.Full(window.Width, window.Height));
        var (all, some) = (whole.Smooth(SkinMap.Melanin, periodMm), part.Smooth(SkinMap.Melanin, periodMm));
        var step = (int)Math.Round(field.PixelsPerMm / some.PixelsPerMm);
        Assert.Equal((0, 0), ((part.Crop.Left - whole.Crop.Left) % step, (part.Crop.Top - whole.Crop.Top) % step));
        var (left, top) = ((part.Crop.Left - whole.Crop.Left) / step, (part.Crop.Top - whole.Crop.Top) / step);
        for (var y = 0; y < some.Values.Height; y++)
            for (var x = 0; x < some.Values.Width; x++) Assert.Equal(all.Values[left + x, top + y], some.Values[x, y]);
    }

    [Fact]
    public void Within_Part_CountsByTheLesserWeight()
    {
        var field = TestSkin.Of(1, TestSkin.Flat(0, 40, 30));
        var whole = new MaskedSkin(field, TestSkin.Flat(0.5f, 40, 30));
        var window = new PlaneWindow(10, 5, 4, 2);
        Assert.Equal(8 * 0.5, whole.Within(window, TestSkin.Full(4, 2)).AreaMm2, 1e-6);
        Assert.Equal(8 * 0.25, whole.Within(window, TestSkin.Flat(0.25f, 4, 2)).AreaMm2, 1e-6);
    }

    [Fact]
    public void Within_WindowBesideTheSkin_IsTooLittleSkin()
    {
        var weights = new Plane(TestSkin.Width, TestSkin.Height);
        weights[3, 3] = 1;
        var part = new MaskedSkin(TestSkin.Random("texture.lines", 7), weights).Within(new PlaneWindow(100, 100, 20, 20), TestSkin.Full(20, 20));
        Assert.Equal(0, part.AreaMm2);
        Assert.All(MetricCatalogue.All, metric => Assert.False(metric.Measure(part).HasValue));
    }
}
