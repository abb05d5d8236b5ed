using System.Numerics;
using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Learning.Phantom.Face.Render;
using PhotoProgress.Learning.Phantom.Face.Shape;
using Plane = PhotoProgress.Analysis.Pixels.Plane;

namespace PhotoProgress.Learning.Phantom.Face.Paint;

/// <summary>The chart of one face: where its 468 points lie on the flat skin, and soft masks drawn between them.</summary>
/// <param name="Layout">Rectangle and pitch.</param>
/// <param name="Places">Chart places of the points, mm, Y up.</param>
/// <param name="Hairline">Chart places along the hairline.</param>
internal sealed record FaceChart(ChartLayout Layout, Vector2[] Places, IReadOnlyList<Vector2> Hairline)
{
    /// <summary>Soft mask of a closed outline, 0 to 1.</summary>
    /// <param name="outline">Numbers of mesh points.</param>
    /// <param name="growMm">Moves the edge outwards.</param>
    /// <param name="softMm">Width of the edge.</param>
    public Plane Mask(IEnumerable<int> outline, double growMm, double softMm)
    {
        var mask = new Plane(Layout.Width, Layout.Height);
        Polygon.Fill(mask, [.. Curves.Closed([.. outline.Select(point => Layout.Pixel(Places[point]))], 6).Select(p => ((double)p.X, (double)p.Y))]);
        var margin = (int)Math.Ceiling((Math.Max(growMm, 0) + softMm) * Layout.PixelsPerMm) + 2;
        var window = PlaneWindow.Around(mask, margin);
        var soft = new Plane(Layout.Width, Layout.Height);
        window.PasteLargest(DistanceTransform.Soft(window.Of(mask), growMm * Layout.PixelsPerMm, softMm * Layout.PixelsPerMm), soft);
        return soft;
    }

    /// <summary>A line through points, 1 on it, fading like a Gaussian.</summary>
    /// <param name="line">Chart places, mm.</param>
    /// <param name="sigmaMm">Width.</param>
    public Plane Line(IReadOnlyList<Vector2> line, double sigmaMm)
    {
        var plane = new Plane(Layout.Width, Layout.Height);
        Vector2[] pixels = [.. line.Select(Layout.Pixel)];
        var sigma = (float)(sigmaMm * Layout.PixelsPerMm);
        for (var i = 0; i + 1 < pixels.Length; i++) Segment(plane, pixels[i], pixels[i + 1], sigma);
        return plane;
    }

    /// <summary>A smooth field: a base value, and Gaussian hills around mesh points, at the largest of which it stands.</summary>
    public Plane Field(double floor, params ReadOnlySpan<Hill> hills)
    {
        const double StepMm = 2;
        var step = StepMm * Layout.PixelsPerMm;
        var nodes = new Plane((int)(Layout.Width / step) + 2, (int)(Layout.Height / step) + 2);
        for (var y = 0; y < nodes.Height; y++)
        {
            for (var x = 0; x < nodes.Width; x++)
            {
                var place = new Vector2((float)(Layout.LeftMm + (x * StepMm)), (float)(Layout.TopMm - (y * StepMm)));
                var value = floor;
                foreach (var hill in hills) value = Math.Max(value, floor + ((hill.Value - floor) * hill.Weight(place - Places[hill.Point])));
                nodes[x, y] = (float)value;
            }
        }

        return Bilinear.Spread(nodes, step, Layout.Width, Layout.Height);
    }

    private static void Segment(Plane plane, Vector2 from, Vector2 to, float sigma)
    {
        var reach = 3 * sigma;
        var (x0, x1) = ((int)Math.Max(0, Math.Min(from.X, to.X) - reach), (int)Math.Min(plane.Width - 1, Math.Max(from.X, to.X) + reach));
        var (y0, y1) = ((int)Math.Max(0, Math.Min(from.Y, to.Y) - reach), (int)Math.Min(plane.Height - 1, Math.Max(from.Y, to.Y) + reach));
        var along = to - from;
        for (var y = y0; y <= y1; y++)
        {
            for (var x = x0; x <= x1; x++)
            {
                var p = new Vector2(x, y) - from;
                var t = Math.Clamp(Vector2.Dot(p, along) / MathF.Max(along.LengthSquared(), 1e-6f), 0, 1);
                var off = (p - (t * along)).LengthSquared() / (sigma * sigma);
                plane[x, y] = MathF.Max(plane[x, y], MathF.Exp(-0.5f * off));
            }
        }
    }
}

/// <summary>A Gaussian hill of a field.</summary>
/// <param name="Point">Mesh point in its middle.</param>
/// <param name="SigmaXMm">Standard deviation across.</param>
/// <param name="SigmaYMm">Standard deviation up and down.</param>
/// <param name="Value">Value at the top.</param>
internal readonly record struct Hill(int Point, float SigmaXMm, float SigmaYMm, double Value)
{
    public double Weight(Vector2 from)
    {
        var (x, y) = (from.X / SigmaXMm, from.Y / SigmaYMm);
        return Math.Exp(-0.5 * ((x * x) + (y * y)));
    }
}
