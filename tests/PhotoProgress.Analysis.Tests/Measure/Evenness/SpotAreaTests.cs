using PhotoProgress.Analysis.Measure;
using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Analysis.Tests.Measure.Reference;

namespace PhotoProgress.Analysis.Tests.Measure.Evenness;

public static class SpotAreaTests
{
    private const string Id = "evenness.spot_area";

    /// <summary>Value of discs of 0.4 OD above flat skin: (x, y, radius), mm.</summary>
    private static double Discs(params (double X, double Y, double Radius)[] discs)
    {
        var melanin = Plane.From(TestSkin.Width, TestSkin.Height, (x, y) =>
            discs.Any(d => Math.Pow((x / 4.0) - d.X, 2) + Math.Pow((y / 4.0) - d.Y, 2) < d.Radius * d.Radius) ? 1.4f : 1);
        return MetricCatalogue.Get(Id).Compute(TestSkin.Of(4, melanin: melanin), TestSkin.Full()).Value;
    }

    public sealed class ByHand
    {
        /// <summary>
        /// At the edge of a disc of 3 mm the fine Gaussian keeps half of its 0.4, the background (σ = 3.75 mm) takes about 0.08: 0.12 is left, 0.02 above
        /// the limit, and the slope there is 0.4/(0.375·√2π) = 0.43 a mm: the spot's radius is about 0.05 mm above 3.
        /// A sampled circle is uncertain by a sample's half width, 0.125 mm.
        /// </summary>
        [Fact]
        public void Compute_OneDisc_CoversItsArea()
        {
            var field = TestSkin.Width * TestSkin.Height / 16.0;
            Assert.InRange(Discs((32, 24, 3)), 100 * Math.PI * 2.92 * 2.92 / field, 100 * Math.PI * 3.18 * 3.18 / field);
        }

        [Fact]
        public void Compute_ThreeDiscsFarApart_CoverThreeTimesTheArea() =>
            Assert.Equal(3 * Discs((32, 24, 3)), Discs((12, 12, 3), (32, 24, 3), (52, 36, 3)), 1e-9);
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
        public void Compute_RandomSkin_IsFreeOfWhiteBalance() => MetricProperties.IsFreeOfWhiteBalance(Id);

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
