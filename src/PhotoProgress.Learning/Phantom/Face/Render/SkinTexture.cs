using System.Numerics;
using PhotoProgress.Analysis.Pixels;
using Plane = PhotoProgress.Analysis.Pixels.Plane;

namespace PhotoProgress.Learning.Phantom.Face.Render;

/// <summary>What the skin of a face looks like, laid out on its chart.</summary>
/// <param name="Layout">Where on the chart each pixel lies.</param>
/// <param name="Albedo">Share of the light that comes back, linear.</param>
/// <param name="SlopeX">Relief, mm per mm, along the chart's X, as each colour sees it through the skin.</param>
/// <param name="SlopeY">Relief, mm per mm, along the chart's Y (up), as each colour sees it.</param>
/// <param name="Surface">Relief of the surface itself, which mirrors.</param>
/// <param name="Roughness">GGX α of the surface.</param>
/// <param name="Shine">Strength of the mirrored light over that of bare skin.</param>
internal sealed record SkinTexture(
    ChartLayout Layout, LinearRgb Albedo, LinearRgb SlopeX, LinearRgb SlopeY, (Plane X, Plane Y) Surface, Plane Roughness, Plane Shine);

/// <summary>Rectangle of the chart that a texture covers.</summary>
/// <param name="LeftMm">Chart X of the first column.</param>
/// <param name="TopMm">Chart Y (up) of the first row.</param>
public sealed record ChartLayout(int Width, int Height, double PixelsPerMm, double LeftMm, double TopMm)
{
    private const double HalfWidthMm = 122;
    private const double HighestMm = 100;
    private const double LowestMm = -150;

    /// <summary>The whole face from hairline to throat, ear to ear.</summary>
    public static ChartLayout Face(double pixelsPerMm) => new(
        (int)(2 * HalfWidthMm * pixelsPerMm), (int)((HighestMm - LowestMm) * pixelsPerMm), pixelsPerMm, -HalfWidthMm, HighestMm);

    /// <summary>Texture pixel (with fractions) of a chart place, mirrored back where it lies outside.</summary>
    public Vector2 Pixel(Vector2 place) => new(
        Mirrored((float)((place.X - LeftMm) * PixelsPerMm), Width), Mirrored((float)((TopMm - place.Y) * PixelsPerMm), Height));

    private static float Mirrored(float at, int count)
    {
        var last = count - 1.001f;
        var folded = MathF.Abs(at) % (2 * last);
        return folded > last ? (2 * last) - folded : folded;
    }
}
