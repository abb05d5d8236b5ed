using System.Numerics;
using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Learning.Phantom.Face.Shape;
using Plane = PhotoProgress.Analysis.Pixels.Plane;

namespace PhotoProgress.Learning.Phantom.Face.Render;

/// <summary>Draws a stage in perspective: linear light, every pixel the mean of several samples. Bands of rows run side by side.</summary>
internal sealed class FaceRenderer(Stage stage, LightField light, Pinhole camera, Palette palette, int supersample)
{
    private const int BandRows = 64;

    private readonly Vector3[] _seen = Array.ConvertAll(stage.Points, point => camera.Project(point, supersample));
    private readonly SkinShader _skin = new(stage, palette.Skin);
    private readonly HairShader _hair = new(stage, palette.Hair, palette.Seed);
    private readonly EyeShader _eye = new(palette.Iris, palette.Gaze, stage.Pose);

    public LinearRgb Draw()
    {
        var picture = new LinearRgb(new Plane(camera.Width, camera.Height), new Plane(camera.Width, camera.Height), new Plane(camera.Width, camera.Height));
        var bands = (camera.Height + BandRows - 1) / BandRows;
        Parallel.For(0, bands, new ParallelOptions { MaxDegreeOfParallelism = 2 }, band => Band(picture, band * BandRows));
        return picture;
    }

    private void Band(LinearRgb picture, int top)
    {
        var rows = Math.Min(BandRows, camera.Height - top);
        var samples = new Rasteriser(camera.Width * supersample, top * supersample, rows * supersample);
        for (var t = 0; t < stage.Triangles.Length; t += 3)
        {
            var material = stage.Surfaces[stage.SurfaceOf[t / 3]].Material;
            if (material == Material.Hair) DrawHair(samples, t);
            else samples.Draw(t / 3, _seen[stage.Triangles[t]], _seen[stage.Triangles[t + 1]], _seen[stage.Triangles[t + 2]], material is Material.Strand or Material.Cloth);
        }

        for (var y = 0; y < rows; y++)
            for (var x = 0; x < camera.Width; x++)
                Average(picture, samples, x, top + y);
    }

    private void DrawHair(Rasteriser samples, int t)
    {
        var (a, b, c) = (stage.Triangles[t], stage.Triangles[t + 1], stage.Triangles[t + 2]);
        samples.Draw(t / 3, _seen[a], _seen[b], _seen[c], true, (u, v) => _hair.IsThere(stage.Chart[a] + (u * (stage.Chart[b] - stage.Chart[a])) + (v * (stage.Chart[c] - stage.Chart[a]))));
    }

    private void Average(LinearRgb picture, Rasteriser samples, int x, int y)
    {
        var sum = Vector3.Zero;
        for (var j = 0; j < supersample; j++)
            for (var i = 0; i < supersample; i++)
                sum += Sample(samples, (x * supersample) + i, (y * supersample) + j);
        sum /= supersample * supersample;
        (picture.R[x, y], picture.G[x, y], picture.B[x, y]) = (sum.X, sum.Y, sum.Z);
    }

    private Vector3 Sample(Rasteriser samples, int x, int y)
    {
        var triangle = samples.Triangle[((y - samples.Top) * samples.Width) + x];
        return triangle == Rasteriser.Nothing ? Background(x, y) : Shade(triangle, new Vector3(x, y, 0));
    }

    private Vector3 Shade(int triangle, Vector3 at)
    {
        var (a, b, c) = (stage.Triangles[3 * triangle], stage.Triangles[(3 * triangle) + 1], stage.Triangles[(3 * triangle) + 2]);
        var (u, v) = Barycentric(at, _seen[a], _seen[b], _seen[c]);
        var w = 1 - u - v;
        Vector3 Mix(Vector3[] values) => (w * values[a]) + (u * values[b]) + (v * values[c]);
        Span<Vector3> key = stackalloc Vector3[light.Vectors.Length - 1];
        for (var i = 0; i < key.Length; i++) key[i] = Mix(light.Vectors[i]);
        var chart = (w * stage.Chart[a]) + (u * stage.Chart[b]) + (v * stage.Chart[c]);
        var fragment = new Fragment(triangle, Mix(stage.Points), Vector3.Normalize(Mix(stage.Normals)), chart, key, Mix(light.Vectors[^1]), light.Colours);
        return Shade(stage.Surfaces[stage.SurfaceOf[triangle]].Material, fragment);
    }

    private Vector3 Shade(Material material, in Fragment fragment)
    {
        var view = Vector3.Normalize(new Vector3(camera.Centre, (float)camera.DistanceMm) - fragment.Point);
        return material switch
        {
            Material.Skin => _skin.Shade(fragment, view),
            Material.LidRim => _skin.Shade(fragment, view) * new Vector3(0.95f, 0.72f, 0.7f),
            Material.Eye => _eye.Shade(fragment, view),
            Material.Hair => _hair.Shade(fragment, view),
            Material.Strand => palette.Brow * (0.7f + fragment.Chart.X) * fragment.Light(fragment.Normal),
            _ => palette.Cloth * fragment.Light(fragment.Normal),
        };
    }

    /// <summary>A grey wall, a little brighter behind the head.</summary>
    private Vector3 Background(int x, int y)
    {
        var (dx, dy) = ((x / (float)(camera.Width * supersample)) - 0.5f, (y / (float)(camera.Height * supersample)) - 0.45f);
        return palette.Wall * light.Colours[0] * (1.08f - (0.5f * ((dx * dx) + (dy * dy))));
    }

    private static (float U, float V) Barycentric(Vector3 at, Vector3 a, Vector3 b, Vector3 c)
    {
        var area = Cross(b - a, c - a);
        return (Cross(at - a, c - a) / area, Cross(b - a, at - a) / area);
    }

    private static float Cross(Vector3 a, Vector3 b) => (a.X * b.Y) - (a.Y * b.X);
}
