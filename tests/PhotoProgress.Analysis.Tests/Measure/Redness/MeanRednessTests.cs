using PhotoProgress.Analysis.Measure;
using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Analysis.Tests.Measure.Reference;

namespace PhotoProgress.Analysis.Tests.Measure.Redness;

public static class MeanRednessTests
{
    private const string Id = "redness.mean";

    public sealed class ByHand
    {
        /// <summary>
        /// Four fifths of the skin at 0, a fifth 0.3 redder: the mean is 0.06 and the palest tenth 0. Smoothing moves as much across the edge
        /// one way as the other. Tolerance 1e-4: the columns are 205 of 257, not four fifths (counted), and a float's rounding.
        /// </summary>
        [Fact]
        public void Compute_AFifthRedder_IsAFifthOfIt()
        {
            var redness = Plane.From(TestSkin.Width, TestSkin.Height, (x, _) => x < 205 ? 0 : 0.3f);
            var value = MetricCatalogue.Get(Id).Compute(TestSkin.Of(4, haemoglobin: redness), TestSkin.Full()).Value;
            Assert.Equal(0.3 * 52 / 257, value, 1e-4);
        }

        /// <summary>Redder by one constant all over: nothing changes, as the documentation warns.</summary>
        [Fact]
        public void Compute_EvenFlush_IsNotSeen()
        {
            var field = TestSkin.Random(Id, 3);
            var flushed = field with { Haemoglobin = field.Haemoglobin.Map(value => value + 0.25f) };
            Assert.Equal(MetricCatalogue.Get(Id).Compute(field, TestSkin.Full()).Value, MetricCatalogue.Get(Id).Compute(flushed, TestSkin.Full()).Value, 1e-6);
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
            Assert.Equal("resolution", Edges.CoarseSource(Id, 2).NotMeasurable);
            Assert.Equal("resolution", Edges.Blurred(Id, 2).NotMeasurable);
            Assert.True(Edges.JustResolved(Id, 2, 2).HasValue);
        }

        [Fact]
        public void Compute_TooLittleSkin_IsNotMeasurable() =>
            Assert.Equal("too_little_skin", Edges.TooLittleSkin(Id, 100).NotMeasurable);
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
