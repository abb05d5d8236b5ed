using PhotoProgress.Analysis.Measure;
using PhotoProgress.Analysis.Measure.Evenness;
using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Analysis.Tests.Measure.Reference;

namespace PhotoProgress.Analysis.Tests.Measure.Evenness;

public static class HomogeneityTests
{
    public sealed class ByHand
    {
        /// <summary>
        /// Levels 0 1 / 2 3, one step: → 1/2 + 1/2, ↓ 1/3 + 1/3, ↘ 1/4, ↙ 1/2, together 29/12 over six pairs.
        /// </summary>
        [Fact]
        public void Heterogeneity_FourLevels_EqualsSumByHand() =>
            Assert.Equal(1 - (29.0 / 12 / 6), Homogeneity.Heterogeneity(new Plane(2, 2, [0, 1, 2, 3]), TestSkin.Full(2, 2), 1, 1)!.Value, 1e-7);

        /// <summary>The same with the last sample at half weight: its pairs (1/2, 1/3, 1/4) count half; 1/2 + 1/4 + 1/3 + 1/6 + 1/8 + 1/2 over 4.5.</summary>
        [Fact]
        public void Heterogeneity_HalfWeight_CountsItsPairsHalf() =>
            Assert.Equal(1 - (45.0 / 24 / 4.5), Homogeneity.Heterogeneity(new Plane(2, 2, [0, 1, 2, 3]), new Plane(2, 2, [1, 1, 1, 0.5f]), 1, 1)!.Value, 1e-7);

        [Fact]
        public void Heterogeneity_NoPairs_IsNull() => Assert.Null(Homogeneity.Heterogeneity(new Plane(2, 2, [0, 1, 2, 3]), TestSkin.Full(2, 2), 2, 2));

        /// <summary>Variation of less than half a grey level (0.01) is one level everywhere.</summary>
        [Theory]
        [InlineData("evenness.heterogeneity.lightness")]
        [InlineData("evenness.heterogeneity.melanin")]
        [InlineData("evenness.heterogeneity.haemoglobin")]
        public void Compute_LessThanALevel_IsZero(string id)
        {
            var wave = Plane.From(TestSkin.Width, TestSkin.Height, (x, y) => 0.005f * (float)Math.Sin((x + (2 * y)) * 0.3));
            Assert.Equal(0, MetricCatalogue.Get(id).Compute(TestSkin.Of(4, wave, wave, wave), TestSkin.Full()).Value);
        }
    }

    public sealed class Degenerate
    {
        [Theory]
        [InlineData("evenness.heterogeneity.lightness")]
        [InlineData("evenness.heterogeneity.melanin")]
        [InlineData("evenness.heterogeneity.haemoglobin")]
        public void Compute_Flat_IsZero(string id) =>
            Assert.Equal(0, Edges.Flat(id).Value);

        [Theory]
        [InlineData("evenness.heterogeneity.lightness")]
        [InlineData("evenness.heterogeneity.melanin")]
        [InlineData("evenness.heterogeneity.haemoglobin")]
        public void Compute_Black_IsZero(string id) =>
            Assert.Equal(0, Edges.Black(id).Value);

        [Theory]
        [InlineData("evenness.heterogeneity.lightness")]
        [InlineData("evenness.heterogeneity.melanin")]
        [InlineData("evenness.heterogeneity.haemoglobin")]
        public void Compute_OnePixel_IsTooLittleSkin(string id) =>
            Assert.Equal("too_little_skin", Edges.OnePixel(id).NotMeasurable);

        [Theory]
        [InlineData("evenness.heterogeneity.lightness")]
        [InlineData("evenness.heterogeneity.melanin")]
        [InlineData("evenness.heterogeneity.haemoglobin")]
        public void Compute_EmptyMask_IsTooLittleSkin(string id) =>
            Assert.Equal("too_little_skin", Edges.EmptyMask(id).NotMeasurable);

        [Theory]
        [InlineData("evenness.heterogeneity.lightness")]
        [InlineData("evenness.heterogeneity.melanin")]
        [InlineData("evenness.heterogeneity.haemoglobin")]
        public void Compute_NotANumber_CountsAsMasked(string id)
        {
            var (withHole, withNaN) = Edges.NotANumber(id);
            Assert.True(withHole.HasValue);
            Assert.Equal(withHole, withNaN);
        }

        [Theory]
        [InlineData("evenness.heterogeneity.lightness")]
        [InlineData("evenness.heterogeneity.melanin")]
        [InlineData("evenness.heterogeneity.haemoglobin")]
        public void Compute_LowResolution_IsNotMeasurable(string id)
        {
            Assert.Equal("resolution", Edges.CoarseSource(id, 4 / 6.3246).NotMeasurable);
            Assert.Equal("resolution", Edges.Blurred(id, 6.3246).NotMeasurable);
            Assert.True(Edges.JustResolved(id, 4 / 6.3246, 6.3246).HasValue);
        }

        [Theory]
        [InlineData("evenness.heterogeneity.lightness")]
        [InlineData("evenness.heterogeneity.melanin")]
        [InlineData("evenness.heterogeneity.haemoglobin")]
        public void Compute_TooLittleSkin_IsNotMeasurable(string id) =>
            Assert.Equal("too_little_skin", Edges.TooLittleSkin(id, 160).NotMeasurable);
    }

    public sealed class Properties
    {
        [Theory]
        [InlineData("evenness.heterogeneity.lightness")]
        [InlineData("evenness.heterogeneity.melanin")]
        [InlineData("evenness.heterogeneity.haemoglobin")]
        public void Compute_RandomSkin_IsFreeOfExposure(string id) => MetricProperties.IsFreeOfExposure(id);

        [Theory]
        [InlineData("evenness.heterogeneity.lightness")]
        [InlineData("evenness.heterogeneity.melanin")]
        [InlineData("evenness.heterogeneity.haemoglobin")]
        public void Compute_RandomSkin_GrowsWithAmplitude(string id) => MetricProperties.GrowsWithAmplitude(id);

        [Theory]
        [InlineData("evenness.heterogeneity.lightness")]
        [InlineData("evenness.heterogeneity.melanin")]
        [InlineData("evenness.heterogeneity.haemoglobin")]
        public void Compute_RandomSkin_IsLocalToItsMask(string id) => MetricProperties.IsLocalToItsMask(id);

        [Theory]
        [InlineData("evenness.heterogeneity.lightness")]
        [InlineData("evenness.heterogeneity.melanin")]
        [InlineData("evenness.heterogeneity.haemoglobin")]
        public void Compute_RandomSkin_IsFreeOfQuarterTurns(string id) => MetricProperties.IsFreeOfQuarterTurns(id);

        [Theory]
        [InlineData("evenness.heterogeneity.melanin")]
        [InlineData("evenness.heterogeneity.haemoglobin")]
        public void Compute_RandomSkin_IsFreeOfWhiteBalance(string id) => MetricProperties.IsFreeOfWhiteBalance(id);
    }

    public sealed class Reference
    {
        [Theory]
        [InlineData("evenness.heterogeneity.lightness")]
        [InlineData("evenness.heterogeneity.melanin")]
        [InlineData("evenness.heterogeneity.haemoglobin")]
        public void Compute_SyntheticSkin_MatchesOutsideValue(string id) => Baseline.Check(id);
    }
}
