using PhotoProgress.Analysis.Measure;
using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Analysis.Tests.Measure.Reference;

namespace PhotoProgress.Analysis.Tests.Measure.Texture;

public static class PoresTests
{
    private const string Id = "texture.pores";

    /// <summary>Value of twelve smooth-edged discs of a diameter, far apart, centred on pixels.</summary>
    private static double Discs(double diameterMm, double height)
    {
        var plane = Plane.From(TestSkin.Width, TestSkin.Height, (x, y) =>
        {
            var (dx, dy) = (((x % 64) - 32) / 16.0, ((y % 64) - 32) / 16.0);
            var covered = Math.Clamp(((diameterMm / 2) - Math.Sqrt((dx * dx) + (dy * dy))) * 16 + 0.5, 0, 1);
            return (float)(-1 + (height * covered));
        });
        return MetricCatalogue.Get(Id).Compute(TestSkin.Of(16, plane), TestSkin.Full()).Value;
    }

    public sealed class ByHand
    {
        /// <summary>Twelve dark discs of 0.5 mm on 193.8 mm² are 12·π·0.25/4 mm²: every one found, at its own diameter.</summary>
        [Fact]
        public void Compute_TwelveDiscs_CoversTheirArea() =>
            Assert.Equal(100 * 12 * Math.PI * 0.25 / 4 / (TestSkin.Width * TestSkin.Height / 256.0), Discs(0.5, -0.2), 6);

        /// <summary>A disc of a depth answers with that depth: 0.06 counts, 0.04 does not (the limit is 0.05).</summary>
        [Fact]
        public void Compute_DiscsAroundTheLimit_CountFromFiveHundredthsOfDepth()
        {
            Assert.True(Discs(0.5, -0.06) > 1);
            Assert.Equal(0, Discs(0.5, -0.04));
        }

        [Fact]
        public void Compute_BrightDiscs_AreNoPores() => Assert.Equal(0, Discs(0.5, 0.2));

        [Fact]
        public void Compute_DiscsOfTwoMillimetres_AreNoPores() => Assert.Equal(0, Discs(2, -0.2));

        [Fact]
        public void Compute_Crease_IsNoPore()
        {
            var crease = Plane.From(TestSkin.Width, TestSkin.Height, (x, y) => (float)(-1 - (0.2 * Math.Exp(-Math.Pow((y - 96 - (x * 0.3)) / 3, 2)))));
            Assert.Equal(0, MetricCatalogue.Get(Id).Compute(TestSkin.Of(16, crease), TestSkin.Full()).Value);
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
            Assert.Equal("resolution", Edges.CoarseSource(Id, 16).NotMeasurable);
            Assert.Equal("resolution", Edges.Blurred(Id, 0.5).NotMeasurable);
            Assert.True(Edges.JustResolved(Id, 16, 0.5).HasValue);
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
        public void Compute_RandomSkin_GrowsWithAmplitude() => MetricProperties.GrowsWithAmplitude(Id);

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
