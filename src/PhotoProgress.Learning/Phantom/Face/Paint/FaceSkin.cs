using System.Numerics;
using PhotoProgress.Analysis.Align.Mesh;
using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Learning.Phantom.Face.Render;
using PhotoProgress.Learning.Phantom.Optics;
using PhotoProgress.Learning.Phantom.Skin;
using Plane = PhotoProgress.Analysis.Pixels.Plane;

namespace PhotoProgress.Learning.Phantom.Face.Paint;

/// <summary>Skin of one face on its chart: the maps that truth is computed from, and the texture that is drawn.</summary>
internal static class FaceSkin
{
    /// <summary>Gain of the specular light under a film of sebum, and on moist lips.</summary>
    private const float OilShine = 2.2f;
    private const float LipShine = 0.6f;
    private const float DryShine = 1.4f;


    public static SkinMaps Maps(FaceChart chart, SkinAmounts amounts, int seed, double lipBlood)
    {
        var grid = new SkinGrid(chart.Layout.Width, chart.Layout.Height, chart.Layout.PixelsPerMm);
        var maps = SkinMaker.Make(amounts, grid, seed, FaceParts.Of(chart));
        FacePigment.Apply(maps, chart, lipBlood);
        return maps;
    }

    public static SkinTexture Texture(FaceChart chart, SkinMaps maps, Vector3 hair)
    {
        var lips = FacePigment.Lips(chart);
        var albedo = SkinOptics.Albedo(maps);
        Darken(albedo, maps.Hair, 0.85f);
        FeaturePaint.Apply(albedo, chart, hair);
        var height = maps.HeightMm.Clone();
        LipLines.Add(height, chart, lips);
        var (x, y) = Slopes(height, chart.Layout.PixelsPerMm);
        var (roughness, shine) = (maps.Gloss.Clone(), new Plane(maps.Width, maps.Height));
        for (var i = 0; i < shine.Samples.Length; i++)
        {
            roughness.Samples[i] = float.Lerp(roughness.Samples[i], 0.26f, lips.Samples[i]) * (1 - (0.35f * maps.Oil.Samples[i]));
            shine.Samples[i] = DryShine + (OilShine * maps.Oil.Samples[i]) + (LipShine * lips.Samples[i]);
        }

        return new SkinTexture(chart.Layout, albedo, x, y, roughness, shine);
    }

    private static void Darken(LinearRgb light, Plane mask, float most)
    {
        for (var i = 0; i < mask.Samples.Length; i++)
        {
            var kept = 1 - (most * mask.Samples[i]);
            (light.R.Samples[i], light.G.Samples[i], light.B.Samples[i]) = (light.R.Samples[i] * kept, light.G.Samples[i] * kept, light.B.Samples[i] * kept);
        }
    }

    /// <summary>Central differences, mm per mm; the chart's Y points up.</summary>
    private static (Plane X, Plane Y) Slopes(Plane height, double pixelsPerMm)
    {
        var (x, y) = (new Plane(height.Width, height.Height), new Plane(height.Width, height.Height));
        var half = (float)(0.5 * pixelsPerMm);
        for (var row = 1; row + 1 < height.Height; row++)
        {
            for (var column = 1; column + 1 < height.Width; column++)
            {
                x[column, row] = half * (height[column + 1, row] - height[column - 1, row]);
                y[column, row] = half * (height[column, row - 1] - height[column, row + 1]);
            }
        }

        return (x, y);
    }
}
