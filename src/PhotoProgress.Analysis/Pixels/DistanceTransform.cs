namespace PhotoProgress.Analysis.Pixels;

/// <summary>Exact Euclidean distances on a grid (Felzenszwalb and Huttenlocher 2012, lower envelope of parabolas).</summary>
public static class DistanceTransform
{
    private const float Far = 1e12f;

    /// <summary>Distance in pixels from each pixel to the nearest pixel for which <paramref name="inside"/> exceeds one half; 0 there. Very large where there is none.</summary>
    public static Plane To(Plane inside)
    {
        var square = inside.Map(static value => value > 0.5f ? 0f : Far);
        var line = new Line(Math.Max(inside.Width, inside.Height));
        for (var y = 0; y < square.Height; y++) line.Transform(square.Samples, y * square.Width, 1, square.Width);
        for (var x = 0; x < square.Width; x++) line.Transform(square.Samples, x, square.Width, square.Height);
        return square.Map(MathF.Sqrt);
    }

    /// <summary>Weight 1 deeper inside than half the softness, 0 as far outside, a ramp between.</summary>
    /// <param name="growPx">Moves the edge outwards (or inwards when negative), pixels.</param>
    public static Plane Soft(Plane inside, double growPx, double softnessPx)
    {
        var outwards = To(inside);
        var inwards = To(inside.Map(static value => value > 0.5f ? 0 : 1));
        var soft = Plane.Unfilled(inside.Width, inside.Height);
        for (var i = 0; i < soft.Samples.Length; i++)
        {
            var depth = inwards.Samples[i] - outwards.Samples[i] + growPx;
            soft.Samples[i] = (float)Math.Clamp((depth / softnessPx) + 0.5, 0, 1);
        }

        return soft;
    }

    private sealed class Line(int length)
    {
        private readonly float[] _values = new float[length];
        private readonly int[] _vertex = new int[length];
        private readonly double[] _border = new double[length + 1];

        public void Transform(float[] samples, int start, int stride, int count)
        {
            for (var i = 0; i < count; i++) _values[i] = samples[start + (i * stride)];
            var last = Envelope(count);
            var k = 0;
            for (var i = 0; i < count; i++)
            {
                while (k < last && _border[k + 1] < i) k++;
                var distance = i - _vertex[k];
                samples[start + (i * stride)] = (distance * (float)distance) + _values[_vertex[k]];
            }
        }

        private int Envelope(int count)
        {
            var k = 0;
            (_vertex[0], _border[0]) = (0, double.NegativeInfinity);
            for (var q = 1; q < count; q++)
            {
                var crossing = Crossing(q, _vertex[k]);
                while (crossing <= _border[k]) crossing = Crossing(q, _vertex[--k]);
                (_vertex[++k], _border[k]) = (q, crossing);
            }

            return k;
        }

        private double Crossing(int right, int left) =>
            (_values[right] + ((double)right * right) - _values[left] - ((double)left * left)) / (2.0 * (right - left));
    }
}
