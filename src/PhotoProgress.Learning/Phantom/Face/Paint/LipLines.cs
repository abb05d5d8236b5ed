using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Learning.Phantom.Face.Paint;

/// <summary>The upright furrows of lips.</summary>
internal static class LipLines
{
    private const float DepthMm = 0.05f;
    private const double PeriodMm = 1.7;

    /// <param name="height">Relief of the chart, mm; changed in place.</param>
    /// <param name="lips">Where, 0 to 1.</param>
    public static void Add(Plane height, FaceChart chart, Plane lips)
    {
        for (var y = 0; y < height.Height; y++)
        {
            for (var x = 0; x < height.Width; x++)
            {
                var lip = lips[x, y];
                if (lip <= 0) continue;
                var (across, up) = (chart.Layout.LeftMm + (x / chart.Layout.PixelsPerMm), chart.Layout.TopMm - (y / chart.Layout.PixelsPerMm));
                var phase = (2 * Math.PI * across / PeriodMm) + (1.3 * Math.Sin(across * 1.1)) + (0.9 * Math.Sin((up * 0.8) + (across * 0.4)));
                var wave = Math.Pow(0.5 + (0.5 * Math.Sin(phase)), 2) + (0.4 * Math.Sin((phase * 1.7) + (up * 0.6)));
                height[x, y] += DepthMm * lip * (float)wave;
            }
        }
    }
}
