using PhotoProgress.Analysis.Measure;
using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Analysis.Tests.Measure.Reference;

namespace PhotoProgress.Analysis.Tests.Measure.Texture;

public static class OrientedLinesTests
{
    private const string Id = "texture.lines";

    /// <summary>Value of one straight Gaussian line through the middle, 0.289 mm in standard deviation.</summary>
    private static double Line(double height, double angle)
    {
        var plane = Plane.From(TestSkin.Width, TestSkin.Height, (x, y) =>
        {
            var across = (((y - 96) * Math.Cos(angle)) - ((x - 128) * Math.Sin(angle))) / 4;
            return (float)(height * Math.Exp(-6 * across * across));
        });
        return MetricCatalogue.Get(Id).Compute(TestSkin.Of(4, plane), TestSkin.Full()).Value;
    }

    public sealed class ByHand
    {
        /// <summary>
        /// A straight valley of depth d and standard deviation s = 0.289 mm along x: with S = 2s² and u = y/√S, the curvature says
        /// d·(1 − u²)·exp(−u²/2) and the shoulders d·(exp(−u²/2) − exp(−(|u| − 1/√S)²/2)). The lesser, averaged over the height.
        /// Tolerance 3 %: differences miss 1 %, the bilinear shoulders and the row nearest to the floor another.
        /// </summary>
        [Fact]
        public void Compute_OneValley_EqualsItsDepthOverTheHeight()
        {
            const double depth = 0.1;
            var s = 1 / Math.Sqrt(12);
            var spread = s * Math.Sqrt(2);
            double Ridge(double u) => depth * Math.Min((1 - (u * u)) * Math.Exp(-u * u / 2), Math.Exp(-u * u / 2) - Math.Exp(-Math.Pow(Math.Abs(u) - (1 / spread), 2) / 2));
            var area = Enumerable.Range(-1000, 2001).Sum(i => Math.Max(0, Ridge(i / 1000.0)) * spread / 1000);
            Assert.Equal(1, Line(-depth, angle: 0) / (area / (TestSkin.Height / 4.0)), 0.03);
        }

        /// <summary>Tolerance 5 %: aslant, the ends of the line are cut by the picture's sides, and the line is longer by 1/cos of its slope.</summary>
        [Fact]
        public void Compute_SlantedValley_IsTheSamePerLength() =>
            Assert.Equal(1, Line(-0.1, angle: 0.5) * Math.Cos(0.5) / Line(-0.1, angle: 0), 0.05);

        /// <summary>Rings have every direction; within the 1.5 mm over which directions are averaged, small rings cancel.</summary>
        [Fact]
        public void Compute_DarkDots_CountLessThanHalfOfALine()
        {
            double Dot(double x, double y) => -0.1 * Math.Exp(-((x * x) + (y * y)) * 6);
            var dots = Plane.From(TestSkin.Width, TestSkin.Height, (x, y) => (float)Dot((x % 12 / 4.0) - 1.5, (y % 12 / 4.0) - 1.5));
            var rows = Plane.From(TestSkin.Width, TestSkin.Height, (_, y) => (float)Dot(0, (y % 12 / 4.0) - 1.5));
            double Value(Plane plane) => MetricCatalogue.Get(Id).Compute(TestSkin.Of(4, plane), TestSkin.Full()).Value;
            Assert.True(Value(dots) < 0.1 * Value(rows));
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
            Assert.Equal("resolution", Edges.CoarseSource(Id, 4 / 1.2825).NotMeasurable);
            Assert.Equal("resolution", Edges.Blurred(Id, 1.2825).NotMeasurable);
            Assert.True(Edges.JustResolved(Id, 4 / 1.2825, 1.2825).HasValue);
        }

        [Fact]
        public void Compute_TooLittleSkin_IsNotMeasurable() =>
            Assert.Equal("too_little_skin", Edges.TooLittleSkin(Id, 100).NotMeasurable);

        [Fact]
        public void Compute_BrightLine_IsNoLine() => Assert.True(Line(0.1, angle: 0) < 0.1 * Line(-0.1, angle: 0));
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
    }

    public sealed class Reference
    {
        [Fact]
        public void Compute_SyntheticSkin_MatchesOutsideValue() => Baseline.Check(Id);
    }
}
