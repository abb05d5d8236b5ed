using PhotoProgress.Analysis.Measure;
using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Analysis.Tests.Measure.Reference;

namespace PhotoProgress.Analysis.Tests.Measure.Texture;

public static class BandRoughnessTests
{
    /// <summary>Waves across the skin at the band's centre under white noise of a standard deviation, of which some is known.</summary>
    private static Measured NoisySkin(string id, double waves, double noise, double known)
    {
        var random = new Random(5);
        double Gauss() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        var plane = Plane.From(TestSkin.Width, TestSkin.Height, (x, _) =>
            (float)(-1 + (waves * Math.Sqrt(2) * Math.Cos(2 * Math.PI * x / (4 * Math.Sqrt(3)))) + (noise * Gauss())));
        var field = TestSkin.Of(4, plane) with { Resolution = TestSkin.Sharp with { NoiseSigma = known } };
        return MetricCatalogue.Get(id).Compute(field, TestSkin.Full());
    }

    public sealed class ByHand
    {
        /// <summary>
        /// One pixel that departs by a spreads to a·(gf − gc), whose squares sum to a²·(1/σf² + 1/σc² − 4/(σf² + σc²))/4π.
        /// Tolerance: samples of g² differ from its integral by 2·exp(−π²σ²) in each direction, 0.8 % where σf is 0.75 of the step at which the
        /// band is read (both bands below 3 mm here); the root by that times the fine kernel's share of the squares (2.2 for a band of
        /// one octave, 1.2 else): 2 % and 1 %. On the doubly halved grid of 3–8 mm a point's alias exp(−2π²(0.49·(1 − f)² + 0.77·f²)) is
        /// in phase with itself, 0.2 to 2 % of it where f is 0.2 to 0.3 a sample: 0.4 % of the squares, 0.2 % of the root.
        /// </summary>
        [Theory]
        [InlineData("texture.roughness.0.5-1mm", 0.5, 1, 2, 2e-2)]
        [InlineData("texture.roughness.1-3mm", 1, 3, 1, 1.2e-2)]
        [InlineData("texture.roughness.3-8mm", 3, 8, 2, 3e-3)]
        public void Compute_OneDarkPixel_EqualsKernelsNorm(string id, double finestMm, double coarsestMm, int step, double tolerance)
        {
            var value = MetricCatalogue.Get(id).Compute(TestSkin.Of(TestSkin.PixelsPerMm(id), OnePixel.Dark(0.5f)), TestSkin.Full()).Value;
            Assert.Equal(1, value / OnePixel.Rms(0.5, finestMm, coarsestMm, TestSkin.PixelsPerMm(id), step), tolerance);
        }

        /// <summary>
        /// A wave of amplitude a at the centre period p keeps exp(−ln2·(f/p)²) − exp(−ln2·(c/p)²) of it (half at its own period), and a
        /// wave's root mean square is amplitude/√2. Tolerance 2 %: in 2 σc at both ends of 64 mm, 3.5 % of the samples, kernels are
        /// one-sided, which moves squares there by less than half.
        /// </summary>
        [Fact]
        public void Compute_Wave_KeepsItsShareOfAmplitude()
        {
            var period = Math.Sqrt(3);
            var wave = Plane.From(TestSkin.Width, TestSkin.Height, (x, _) => -1 + (0.1f * (float)Math.Cos(2 * Math.PI * x / (4 * period))));
            var share = Math.Exp(-Math.Log(2) / 3) - Math.Exp(-Math.Log(2) * 3);
            var value = MetricCatalogue.Get("texture.roughness.1-3mm").Compute(TestSkin.Of(4, wave), TestSkin.Full()).Value;
            Assert.Equal(1, value / (0.1 * share / Math.Sqrt(2)), 0.02);
        }

        /// <summary>
        /// Known noise is taken away: waves under noise read as waves without. The band keeps a fraction g of the noise's variance over about
        /// 49,601·g independent samples, so the error of what is subtracted is about √(2/(49,601·0.1)) = 2 % of it, and the noise's
        /// variance is about as large as the waves': 1 % of the root, three of which are allowed.
        /// </summary>
        [Fact]
        public void Compute_KnownNoise_IsSubtracted()
        {
            var clean = NoisySkin("texture.roughness.1-3mm", waves: 0.01, noise: 0, known: 0).Value;
            var noisy = NoisySkin("texture.roughness.1-3mm", waves: 0.01, noise: 0.015, known: 0.015).Value;
            var unaware = NoisySkin("texture.roughness.1-3mm", waves: 0.01, noise: 0.015, known: 0).Value;
            Assert.Equal(1, noisy / clean, 0.03);
            Assert.True(unaware > 1.1 * clean);
        }
    }

    public sealed class Degenerate
    {
        [Theory]
        [InlineData("texture.roughness.0.2-0.5mm")]
        [InlineData("texture.roughness.0.5-1mm")]
        [InlineData("texture.roughness.1-3mm")]
        [InlineData("texture.roughness.3-8mm")]
        public void Compute_Flat_IsZero(string id) =>
            Assert.Equal(0, Edges.Flat(id).Value);

        [Theory]
        [InlineData("texture.roughness.0.2-0.5mm")]
        [InlineData("texture.roughness.0.5-1mm")]
        [InlineData("texture.roughness.1-3mm")]
        [InlineData("texture.roughness.3-8mm")]
        public void Compute_Black_IsZero(string id) =>
            Assert.Equal(0, Edges.Black(id).Value);

        [Theory]
        [InlineData("texture.roughness.0.2-0.5mm")]
        [InlineData("texture.roughness.0.5-1mm")]
        [InlineData("texture.roughness.1-3mm")]
        [InlineData("texture.roughness.3-8mm")]
        public void Compute_OnePixel_IsTooLittleSkin(string id) =>
            Assert.Equal("too_little_skin", Edges.OnePixel(id).NotMeasurable);

        [Theory]
        [InlineData("texture.roughness.0.2-0.5mm")]
        [InlineData("texture.roughness.0.5-1mm")]
        [InlineData("texture.roughness.1-3mm")]
        [InlineData("texture.roughness.3-8mm")]
        public void Compute_EmptyMask_IsTooLittleSkin(string id) =>
            Assert.Equal("too_little_skin", Edges.EmptyMask(id).NotMeasurable);

        [Theory]
        [InlineData("texture.roughness.0.2-0.5mm")]
        [InlineData("texture.roughness.0.5-1mm")]
        [InlineData("texture.roughness.1-3mm")]
        [InlineData("texture.roughness.3-8mm")]
        public void Compute_NotANumber_CountsAsMasked(string id)
        {
            var (withHole, withNaN) = Edges.NotANumber(id);
            Assert.True(withHole.HasValue);
            Assert.Equal(withHole, withNaN);
        }

        /// <summary>Periods are the bands' geometric middles; 4 pixels in each.</summary>
        [Theory]
        [InlineData("texture.roughness.0.2-0.5mm", 0.31623)]
        [InlineData("texture.roughness.0.5-1mm", 0.70711)]
        [InlineData("texture.roughness.1-3mm", 1.73205)]
        [InlineData("texture.roughness.3-8mm", 4.89898)]
        public void Compute_LowResolution_IsNotMeasurable(string id, double periodMm)
        {
            Assert.Equal("resolution", Edges.CoarseSource(id, 4 / periodMm).NotMeasurable);
            Assert.Equal("resolution", Edges.Blurred(id, periodMm).NotMeasurable);
            Assert.True(Edges.JustResolved(id, 4 / periodMm, periodMm).HasValue);
        }

        [Theory]
        [InlineData("texture.roughness.0.2-0.5mm", 100)]
        [InlineData("texture.roughness.0.5-1mm", 100)]
        [InlineData("texture.roughness.1-3mm", 100)]
        [InlineData("texture.roughness.3-8mm", 100)]
        public void Compute_TooLittleSkin_IsNotMeasurable(string id, double areaMm2) =>
            Assert.Equal("too_little_skin", Edges.TooLittleSkin(id, areaMm2).NotMeasurable);

        [Fact]
        public void Compute_BelowNoise_IsNotMeasurable() =>
            Assert.Equal("below_noise", NoisySkin("texture.roughness.1-3mm", waves: 0, noise: 0.02, known: 0.022).NotMeasurable);
    }

    public sealed class Properties
    {
        [Theory]
        [InlineData("texture.roughness.0.2-0.5mm")]
        [InlineData("texture.roughness.0.5-1mm")]
        [InlineData("texture.roughness.1-3mm")]
        [InlineData("texture.roughness.3-8mm")]
        public void Compute_RandomSkin_IsFreeOfExposure(string id) => MetricProperties.IsFreeOfExposure(id);

        [Theory]
        [InlineData("texture.roughness.0.2-0.5mm")]
        [InlineData("texture.roughness.0.5-1mm")]
        [InlineData("texture.roughness.1-3mm")]
        [InlineData("texture.roughness.3-8mm")]
        public void Compute_RandomSkin_ScalesWithAmplitude(string id) => MetricProperties.ScalesWithAmplitude(id);

        [Theory]
        [InlineData("texture.roughness.0.2-0.5mm")]
        [InlineData("texture.roughness.0.5-1mm")]
        [InlineData("texture.roughness.1-3mm")]
        [InlineData("texture.roughness.3-8mm")]
        public void Compute_RandomSkin_IsLocalToItsMask(string id) => MetricProperties.IsLocalToItsMask(id);

        [Theory]
        [InlineData("texture.roughness.0.2-0.5mm")]
        [InlineData("texture.roughness.0.5-1mm")]
        [InlineData("texture.roughness.1-3mm")]
        [InlineData("texture.roughness.3-8mm")]
        public void Compute_RandomSkin_IsFreeOfQuarterTurns(string id) => MetricProperties.IsFreeOfQuarterTurns(id);
    }

    public sealed class Reference
    {
        [Theory]
        [InlineData("texture.roughness.0.2-0.5mm")]
        [InlineData("texture.roughness.0.5-1mm")]
        [InlineData("texture.roughness.1-3mm")]
        [InlineData("texture.roughness.3-8mm")]
        public void Compute_SyntheticSkin_MatchesOutsideValue(string id) => Baseline.Check(id);
    }
}
