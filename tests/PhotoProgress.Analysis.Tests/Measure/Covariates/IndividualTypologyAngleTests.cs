using PhotoProgress.Analysis.Measure;
using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Analysis.Tests.Measure.Reference;

namespace PhotoProgress.Analysis.Tests.Measure.Covariates;

public static class IndividualTypologyAngleTests
{
    private const string Id = "covariate.ita";

    public sealed class ByHand
    {
        /// <summary>
        /// Linear (0.5, 0.3, 0.2): Y = 0.33532, Z/1.08883 = 0.21627; cube roots 0.69474 and 0.60025; L* = 64.59, b* = 18.90;
        /// arctan(14.59/18.90) = 37.67°. Five digits carry to 0.02°.
        /// </summary>
        [Fact]
        public void Compute_KnownColour_EqualsAngleByHand() => Assert.Equal(37.67, Edges.Flat(Id).Value, 0.02);

        /// <summary>Half the skin at (0.6, 0.3, 0.1), half at (0.4, 0.3, 0.3): the mean light is that of the test above.</summary>
        [Fact]
        public void Compute_TwoColours_TakesTheMeanOfLight()
        {
            var light = TestSkin.Light(TestSkin.Width - 1, TestSkin.Height, (x, _) => x % 2 == 0 ? (0.6f, 0.3f, 0.1f) : (0.4f, 0.3f, 0.3f));
            var field = SkinFieldBuilder.FromLight(light, 4, TestSkin.Sharp);
            Assert.Equal(37.67, MetricCatalogue.Get(Id).Compute(field, TestSkin.Full(TestSkin.Width - 1)).Value, 0.02);
        }
    }

    public sealed class Degenerate
    {
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
        public void Compute_TooLittleSkin_IsNotMeasurable() =>
            Assert.Equal("too_little_skin", Edges.TooLittleSkin(Id, 100).NotMeasurable);

        [Fact]
        public void Compute_Flat_IsTheAngleOfItsColour() => Assert.True(Edges.Flat(Id).HasValue);

        [Fact]
        public void Compute_Black_IsNotSkinColour() => Assert.Equal("not_skin_colour", Edges.Black(Id).NotMeasurable);

        [Theory]
        [InlineData(0.5f, 0.5f, 0.5f)]
        [InlineData(0.3f, 0.3f, 0.6f)]
        public void Compute_Grey_IsNotSkinColour(float red, float green, float blue) =>
            Assert.Equal("not_skin_colour", MetricCatalogue.Get(Id).Compute(TestSkin.Flat(Id, red, green, blue), TestSkin.Full()).NotMeasurable);

        [Fact]
        public void Compute_LowResolution_IsMeasuredAllTheSame() => Assert.True(Edges.CoarseSource(Id, 0.1).HasValue);
    }

    public sealed class Properties
    {
        [Fact]
        public void Compute_RandomSkin_IsLocalToItsMask() => MetricProperties.IsLocalToItsMask(Id);

        [Fact]
        public void Compute_RandomSkin_IsFreeOfQuarterTurns() => MetricProperties.IsFreeOfQuarterTurns(Id);

        /// <summary>Exposure does not drop out of an angle that contains L*: darker reads as a darker skin.</summary>
        [Fact]
        public void Compute_LessExposure_ReadsDarker()
        {
            var (full, half) = (TestSkin.Random(Id, 1), TestSkin.Random(Id, 1, 0.5f, 0.5f, 0.5f));
            Assert.True(MetricCatalogue.Get(Id).Compute(half, TestSkin.Full()).Value < MetricCatalogue.Get(Id).Compute(full, TestSkin.Full()).Value - 5);
        }
    }

    public sealed class Reference
    {
        [Fact]
        public void Compute_SyntheticSkin_MatchesOutsideValue() => Baseline.Check(Id);
    }
}
