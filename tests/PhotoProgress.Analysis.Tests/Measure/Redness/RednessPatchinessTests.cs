using PhotoProgress.Analysis.Measure;
using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Analysis.Tests.Measure.Reference;

namespace PhotoProgress.Analysis.Tests.Measure.Redness;

public static class RednessPatchinessTests
{
    private const string Id = "redness.patchiness";

    public sealed class ByHand
    {
        /// <summary>
        /// One pixel that departs by a spreads to a·(gf − gc), whose squares sum to a²·(1/σf² + 1/σc² − 4/(σf² + σc²))/4π.
        /// Tolerance 1.2e-2: σf is 0.75 of the step at which the band is read, where samples of g² sum to 0.8 % more than its integral in each
        /// direction, when the point lies on the grid; and the wide Gaussian loses a little of its weight over the nearest sides.
        /// </summary>
        [Fact]
        public void Compute_OnePixel_EqualsKernelsNorm()
        {
            var value = MetricCatalogue.Get(Id).Compute(TestSkin.Of(4, haemoglobin: OnePixel.Dark(0.5f)), TestSkin.Full()).Value;
            Assert.Equal(1, value / OnePixel.Rms(0.5, 2, 20, 4, 2), 1.2e-2);
        }

        [Fact]
        public void Compute_OtherMapsVary_IsZero()
        {
            var noise = OnePixel.Dark(0.5f);
            Assert.Equal(0, MetricCatalogue.Get(Id).Compute(TestSkin.Of(4, logLuminance: noise, melanin: noise), TestSkin.Full()).Value);
        }
    }

    public sealed class Degenerate
    {
        [Fact]
        public void Compute_Flat_IsZero() =>
            Assert.Equal(0, Edges.Flat(Id).Value);

        [Fact]
        public void Compute_Black_IsZero() =>
            Assert.Equal(0, Edges.Black(Id).Value);

        [Fact]
        public void Compute_OnePixel_IsTooLittleSkin() =>
            Assert.Equal("too_little_skin", Edges.OnePixel(Id).NotMeasurable);

        [Fact]
        public void Compute_EmptyMask_IsTooLittleSkin() =>
            Assert.Equal("too_little_skin", Edges.EmptyMask(Id).NotMeasurable);

        [Fact]
        public void Compute_NotANumber_CountsAsMasked()
        {
            var (withHole, withNaN) = Edges.NotANumber(Id);
            Assert.True(withHole.HasValue);
            Assert.Equal(withHole, withNaN);
        }

        [Fact]
        public void Compute_LowResolution_IsNotMeasurable()
        {
            Assert.Equal("resolution", Edges.CoarseSource(Id, 4 / 6.3246).NotMeasurable);
            Assert.Equal("resolution", Edges.Blurred(Id, 6.3246).NotMeasurable);
            Assert.True(Edges.JustResolved(Id, 4 / 6.3246, 6.3246).HasValue);
        }

        [Fact]
        public void Compute_TooLittleSkin_IsNotMeasurable() =>
            Assert.Equal("too_little_skin", Edges.TooLittleSkin(Id, 160).NotMeasurable);
    }

    public sealed class Properties
    {
        [Fact]
        public void Compute_RandomSkin_IsFreeOfExposure() => MetricProperties.IsFreeOfExposure(Id);

        [Fact]
        public void Compute_RandomSkin_ScalesWithAmplitude() => MetricProperties.ScalesWithAmplitude(Id);

        [Fact]
        public void Compute_RandomSkin_IsLocalToItsMask() => MetricProperties.IsLocalToItsMask(Id);

        [Fact]
        public void Compute_RandomSkin_IsFreeOfQuarterTurns() => MetricProperties.IsFreeOfQuarterTurns(Id);

        [Fact]
        public void Compute_RandomSkin_IsFreeOfWhiteBalance() => MetricProperties.IsFreeOfWhiteBalance(Id);
    }

    public sealed class Reference
    {
        [Fact]
        public void Compute_SyntheticSkin_MatchesOutsideValue() => Baseline.Check(Id);
    }
}
