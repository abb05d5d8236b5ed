using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Align;

/// <summary>A small contrast-normalised copy of a picture; 0 is its local mean, NaN is outside.</summary>
internal sealed class Thumbnail
{
    /// <summary>Least share of the picture that must overlap for a correlation to count.</summary>
    private const double LeastOverlap = 0.35;

    /// <summary>Where sums of squares begin, so that flat pictures correlate with nothing.</summary>
    public const double LeastEnergy = 1e-9;

    private readonly Plane _values;
    private readonly double _step;

    private Thumbnail(Plane values, double step)
    {
        (_values, _step) = (values, step);
    }

    public int Width => _values.Width;

    public int Height => _values.Height;

    private double LeastOverlapPx => LeastOverlap * Width * Height;

    /// <param name="longSide">Pixels of the longer side.</param>
    public static Thumbnail Of(Plane log, int longSide)
    {
        var step = Math.Max(1, Math.Max(log.Width, log.Height) / (double)longSide);
        var smooth = Gaussian.Blur(log, 0.5 * step);
        var small = Plane.From(
            Math.Max(8, (int)(log.Width / step)), Math.Max(8, (int)(log.Height / step)),
            (x, y) => Bilinear.At(smooth, Centre(x, step), Centre(y, step)));
        var fine = Gaussian.Blur(small, 0.7);
        var coarse = Gaussian.Blur(small, longSide / 9.0);
        for (var i = 0; i < fine.Samples.Length; i++) fine.Samples[i] -= coarse.Samples[i];
        var energy = Gaussian.Blur(Gaussian.Multiply(fine, fine), longSide / 6.0);
        for (var i = 0; i < fine.Samples.Length; i++) fine.Samples[i] /= MathF.Sqrt(energy.Samples[i]) + 1e-3f;
        return new Thumbnail(fine, step);
    }

    public (double X, double Y) OnOriginal(double x, double y) => (Centre(x, _step), Centre(y, _step));

    /// <summary>Pixel of the fixed thumbnail → pixel of this one, turned and scaled about the centres.</summary>
    public Similarity Map(double degrees, double logScale, double dx, double dy, int width, int height)
    {
        var scale = Math.Exp(logScale);
        var (a, b) = (scale * Math.Cos(degrees * Math.PI / 180), scale * Math.Sin(degrees * Math.PI / 180));
        var (cx, cy) = ((width / 2.0) + dx, (height / 2.0) + dy);
        return new Similarity(a, b, (Width / 2.0) - (a * cx) + (b * cy), (Height / 2.0) - (b * cx) - (a * cy));
    }

    public Plane Turned(double degrees, double logScale, int width, int height) => Placed(degrees, logScale, 0, 0, width, height);

    public Plane Placed(double degrees, double logScale, double dx, double dy, int width, int height)
    {
        var map = Map(degrees, logScale, dx, dy, width, height);
        return Plane.From(width, height, (x, y) =>
        {
            var (u, v) = map.Apply(x, y);
            return u < 0 || v < 0 || u > Width - 1 || v > Height - 1 ? float.NaN : Bilinear.At(_values, u, v);
        });
    }

    /// <summary>For <see cref="Correlation"/> at many shifts.</summary>
    public ShiftLattice Lattice(int reach, int step) => new(_values, LeastOverlapPx, reach, step);

    /// <summary>Correlation with a turned picture shifted by whole pixels, over the overlap; 0 where that is too small.</summary>
    public double Correlation(Plane turned, int dx, int dy)
    {
        double ab = 0, aa = LeastEnergy, bb = LeastEnergy;
        var overlap = 0;
        for (var y = Math.Max(0, dy); y < Math.Min(Height, Height + dy); y++)
        {
            for (var x = Math.Max(0, dx); x < Math.Min(Width, Width + dx); x++)
            {
                var b = turned[x - dx, y - dy];
                if (float.IsNaN(b)) continue;
                var a = _values[x, y];
                ab += a * b;
                aa += a * a;
                bb += b * b;
                overlap++;
            }
        }

        return overlap < LeastOverlapPx ? 0 : ab / Math.Sqrt(aa * bb);
    }

    private static double Centre(double index, double step) => ((index + 0.5) * step) - 0.5;
}
