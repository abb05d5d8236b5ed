using PhotoProgress.Analysis.Measure;
using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Analysis.Tests.Measure.Reference;

namespace PhotoProgress.Analysis.Tests.Measure.Covariates;

public static class ShineTests
{
    private const string Id = "covariate.shine";

    private delegate (float R, float G, float B) Change(float r, float g, float b);

    /// <summary>Value with a disc of 2 mm radius in the middle whose colour is changed.</summary>
    private static double Disc(Change change)
    {
        var light = TestSkin.Light(TestSkin.Width, TestSkin.Height, (x, y) =>
            Math.Pow((x / 4.0) - 32, 2) + Math.Pow((y / 4.0) - 24, 2) < 4 ? change(0.5f, 0.3f, 0.2f) : (0.5f, 0.3f, 0.2f));
        return MetricCatalogue.Get(Id).Compute(SkinFieldBuilder.FromLight(light, 4, TestSkin.Sharp), TestSkin.Full()).Value;
    }

    public sealed class ByHand
    {
        /// <summary>
        /// White light added on skin is a highlight. A disc of 2 mm radius at 2.2 times the luminance stands above 0.15 to a little outside its edge:
        /// area of radius 1.9 to 2.5 mm of 3,100 mm².
        /// </summary>
        [Fact]
        public void Compute_WhiteGlint_CoversItsArea()
        {
            var field = TestSkin.Width * TestSkin.Height / 16.0;
            Assert.InRange(Disc((r, g, b) => (r + 0.4f, g + 0.4f, b + 0.4f)), 100 * Math.PI * 1.9 * 1.9 / field, 100 * Math.PI * 2.5 * 2.5 / field);
        }

        [Fact]
        public void Compute_BrighterShading_IsNoHighlight() => Assert.Equal(0, Disc((r, g, b) => (2.2f * r, 2.2f * g, 2.2f * b)));

        [Fact]
        public void Compute_DarkerSpot_IsNoHighlight() => Assert.Equal(0, Disc((r, g, b) => (0.5f * r, 0.45f * g, 0.3f * b)));
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
        public void Compute_RandomSkin_IsLocalToItsMask() => MetricProperties.IsLocalToItsMask(Id);

        [Fact]
        public void Compute_RandomSkin_IsFreeOfQuarterTurns() => MetricProperties.IsFreeOfQuarterTurns(Id);
    }

    public sealed class Reference
    {
        [Fact]
        public void Compute_SyntheticSkin_MatchesOutsideValue() => Baseline.Check(Id);
    }
}
