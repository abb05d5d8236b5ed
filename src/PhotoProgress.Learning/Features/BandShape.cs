using PhotoProgress.Analysis.Measure;

namespace PhotoProgress.Learning.Features;

/// <summary>
/// Shape of a band of log luminance. Light from one side shows the slope of relief along its way (a derivative, even in light
/// and dark, stronger along than across); light from the front shows what is left then (hollows and steep walls, dark only). The two
/// together tell relief from light.
/// </summary>
/// <param name="Along">Root of the larger eigenvalue of the gradients' mean outer product, ln per mm (Bigün and Granlund 1987).</param>
/// <param name="Across">Root of the smaller.</param>
/// <param name="Skewness">Third standardised moment; glints raise it, hollows lower it.</param>
/// <param name="Kurtosis">Fourth standardised moment less 3.</param>
/// <param name="DirectionX2">cos 2φ, φ the direction of the larger.</param>
/// <param name="DirectionY2">sin 2φ.</param>
internal readonly record struct BandShape(
    double Along, double Across, double Skewness, double Kurtosis, double DirectionX2, double DirectionY2)
{
    private static readonly BandShape None = new(double.NaN, double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);

    /// <summary>0..1: (λ₁ − λ₂)/(λ₁ + λ₂).</summary>
    public double Coherence => ((Along * Along) - (Across * Across)) / ((Along * Along) + (Across * Across));

    /// <summary>NaN where the band has no weight or is flat.</summary>
    public static BandShape Of(MaskedPlane band)
    {
        var sums = default(Sums);
        var (values, weights) = (band.Values, band.Weights);
        for (var y = 1; y < values.Height - 1; y++)
        {
            ReadOnlySpan<float> row = values.Row(y), above = values.Row(y - 1), below = values.Row(y + 1), weight = weights.Row(y);
            for (var x = 1; x < row.Length - 1; x++)
            {
                if (weight[x] > 0.5f) sums.Add(row[x], 0.5f * (row[x + 1] - row[x - 1]), 0.5f * (below[x] - above[x]));
            }
        }

        return sums.Shape(band.PixelsPerMm);
    }

    private struct Sums
    {
        private int _count;
        private double _first;
        private double _second;
        private double _third;
        private double _fourth;
        private double _xx;
        private double _yy;
        private double _xy;

        public void Add(double value, double dx, double dy)
        {
            var square = value * value;
            _count++;
            (_first, _second, _third, _fourth) = (_first + value, _second + square, _third + (square * value), _fourth + (square * square));
            (_xx, _yy, _xy) = (_xx + (dx * dx), _yy + (dy * dy), _xy + (dx * dy));
        }

        public readonly BandShape Shape(double pixelsPerMm)
        {
            var (mean, square) = (_first / _count, _second / _count);
            var variance = square - (mean * mean);
            if (!(variance > 0) || !(_xx + _yy > 0)) return None;
            var third = (_third / _count) - (3 * mean * square) + (2 * mean * mean * mean);
            var fourth = (_fourth / _count) - (4 * mean * _third / _count) + (6 * mean * mean * square) - (3 * mean * mean * mean * mean);
            var radius = Math.Sqrt(((_xx - _yy) * (_xx - _yy)) + (4 * _xy * _xy));
            var scale = pixelsPerMm * pixelsPerMm / 2 / _count;
            return new BandShape(
                Math.Sqrt((_xx + _yy + radius) * scale), Math.Sqrt(Math.Max(0, _xx + _yy - radius) * scale), third / Math.Pow(variance, 1.5),
                (fourth / (variance * variance)) - 3,
                radius > 0 ? (_xx - _yy) / radius : 0, radius > 0 ? 2 * _xy / radius : 0);
        }
    }
}
