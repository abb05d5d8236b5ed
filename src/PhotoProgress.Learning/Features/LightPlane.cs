using PhotoProgress.Analysis.Measure;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Learning.Features;

/// <summary>A plane laid through log luminance by weighted least squares: how the light falls off over the skin.</summary>
/// <param name="Mean">Mean ln of linear luminance.</param>
/// <param name="SlopePerCm">Steepest fall of ln luminance per centimetre; 0 or more.</param>
/// <param name="DirectionX2">cos 2φ, φ its direction.</param>
/// <param name="DirectionY2">sin 2φ.</param>
internal readonly record struct LightPlane(double Mean, double SlopePerCm, double DirectionX2, double DirectionY2)
{
    /// <summary>NaN where there is no weight, or all of it lies on a line.</summary>
    public static LightPlane Fit(SkinField field, Plane weights)
    {
        double w = 0, x1 = 0, y1 = 0, v1 = 0, xx = 0, yy = 0, xy = 0, xv = 0, yv = 0;
        for (var y = 0; y < field.Height; y++)
        {
            for (var x = 0; x < field.Width; x++)
            {
                var (weight, value) = (weights[x, y], field.LogLuminance[x, y]);
                if (!(weight > 0) || !float.IsFinite(value)) continue;
                w += weight;
                (x1, y1, v1) = (x1 + (weight * x), y1 + (weight * y), v1 + (weight * value));
                (xx, yy, xy) = (xx + ((double)weight * x * x), yy + ((double)weight * y * y), xy + ((double)weight * x * y));
                (xv, yv) = (xv + ((double)weight * x * value), yv + ((double)weight * y * value));
            }
        }

        (xx, yy, xy) = (xx - (x1 * x1 / w), yy - (y1 * y1 / w), xy - (x1 * y1 / w));
        (xv, yv) = (xv - (x1 * v1 / w), yv - (y1 * v1 / w));
        var determinant = (xx * yy) - (xy * xy);
        if (!(determinant > 0)) return new LightPlane(w > 0 ? v1 / w : double.NaN, double.NaN, double.NaN, double.NaN);
        var (sx, sy) = (((xv * yy) - (yv * xy)) / determinant, ((yv * xx) - (xv * xy)) / determinant);
        var square = (sx * sx) + (sy * sy);
        return new LightPlane(
            v1 / w, Math.Sqrt(square) * field.PixelsPerMm * 10, square > 0 ? ((sx * sx) - (sy * sy)) / square : 0, square > 0 ? 2 * sx * sy / square : 0);
    }
}
