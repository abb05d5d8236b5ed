using System.Numerics;
using PhotoProgress.Analysis.Pixels;
using Plane = PhotoProgress.Analysis.Pixels.Plane;

namespace PhotoProgress.Learning.Phantom.Face.Render;

/// <summary>
/// Skin: diffuse light on the relief as each colour sees it (red light travels farthest under the surface, so it sees the softest
/// relief), and the gleam of the surface itself. The form of the head is lit alike in all colours: red light leaves 1.2 mm from where
/// it entered, one degree of a head's curve.
/// </summary>
internal sealed class SkinShader
{
    private readonly SkinTexture _texture;
    private readonly Vector3[] _gradientX;
    private readonly Vector3[] _gradientY;

    public SkinShader(Stage stage, SkinTexture texture)
    {
        _texture = texture;
        (_gradientX, _gradientY) = ChartGradients(stage);
    }

    public Vector3 Shade(in Fragment fragment, Vector3 view)
    {
        var at = _texture.Layout.Pixel(fragment.Chart);
        var (alongX, alongY) = (_gradientX[fragment.Triangle], _gradientY[fragment.Triangle]);
        var (slopeX, slopeY) = (Colour(_texture.SlopeX, at), Colour(_texture.SlopeY, at));
        var light = new Vector3(
            Lit(fragment, (alongX * slopeX.X) + (alongY * slopeY.X), 0),
            Lit(fragment, (alongX * slopeX.Y) + (alongY * slopeY.Y), 1),
            Lit(fragment, (alongX * slopeX.Z) + (alongY * slopeY.Z), 2));
        var surface = (alongX * Sample(_texture.Surface.X, at)) + (alongY * Sample(_texture.Surface.Y, at));
        var gleam = Gleam.Of(fragment, Vector3.Normalize(fragment.Normal - surface), view, Sample(_texture.Roughness, at)) * Sample(_texture.Shine, at);
        return (Colour(_texture.Albedo, at) * light) + gleam;
    }

    private static Vector3 Colour(LinearRgb light, Vector2 at) => new(Sample(light.R, at), Sample(light.G, at), Sample(light.B, at));

    private static float Lit(in Fragment fragment, Vector3 slope, int channel)
    {
        var normal = Vector3.Normalize(fragment.Normal - slope);
        var sum = fragment.AmbientLight(normal) * fragment.Colours[^1][channel];
        for (var i = 0; i < fragment.Key.Length; i++) sum += MathF.Max(0, Vector3.Dot(normal, fragment.Key[i])) * fragment.Colours[i][channel];
        return sum;
    }

    private static float Sample(Plane plane, Vector2 at)
    {
        var (x, y) = ((int)at.X, (int)at.Y);
        var (fx, fy) = (at.X - x, at.Y - y);
        var i = (y * plane.Width) + x;
        var s = plane.Samples;
        var top = s[i] + (fx * (s[i + 1] - s[i]));
        var bottom = s[i + plane.Width] + (fx * (s[i + plane.Width + 1] - s[i + plane.Width]));
        return top + (fy * (bottom - top));
    }

    /// <summary>For each triangle, how the chart's X and Y grow along the surface, per mm.</summary>
    private static (Vector3[] X, Vector3[] Y) ChartGradients(Stage stage)
    {
        var (x, y) = (new Vector3[stage.Triangles.Length / 3], new Vector3[stage.Triangles.Length / 3]);
        for (var t = 0; t < x.Length; t++)
        {
            var (a, b, c) = (stage.Triangles[3 * t], stage.Triangles[(3 * t) + 1], stage.Triangles[(3 * t) + 2]);
            var (e1, e2) = (stage.Points[b] - stage.Points[a], stage.Points[c] - stage.Points[a]);
            var (c1, c2) = (stage.Chart[b] - stage.Chart[a], stage.Chart[c] - stage.Chart[a]);
            var normal = Vector3.Cross(e1, e2);
            var square = normal.LengthSquared();
            if (square < 1e-12f) continue;
            var (d1, d2) = (Vector3.Cross(e2, normal) / square, Vector3.Cross(normal, e1) / square); // dual edges
            x[t] = (c1.X * d1) + (c2.X * d2);
            y[t] = (c1.Y * d1) + (c2.Y * d2);
        }

        return (x, y);
    }
}
