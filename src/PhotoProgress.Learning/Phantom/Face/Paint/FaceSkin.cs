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

    /// <summary>All of the ambient fifth of the light and half of the lamps' (<see cref="Shading"/>).</summary>
    private const float Occlusion = 0.6f;


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
        var relief = Relief.Of(height, chart.Layout.PixelsPerMm, null);
        var (x, y) = (Slope(relief.NormalX, relief.NormalZ, -1), Slope(relief.NormalY, relief.NormalZ, 1));
        var (roughness, shine) = (maps.Gloss.Clone(), new Plane(maps.Width, maps.Height));
        for (var i = 0; i < shine.Samples.Length; i++)
        {
            roughness.Samples[i] = float.Lerp(roughness.Samples[i], 0.26f, lips.Samples[i]) * (1 - (0.35f * maps.Oil.Samples[i]));
            shine.Samples[i] = DryShine + (OilShine * maps.Oil.Samples[i]) + (LipShine * lips.Samples[i]);
        }

        return new SkinTexture(
            chart.Layout, Seen(albedo, relief.Openness, chart.Layout.PixelsPerMm), Scattering.Spread(new LinearRgb(x, x, x), chart.Layout.PixelsPerMm),
            Scattering.Spread(new LinearRgb(y, y, y), chart.Layout.PixelsPerMm), (x, y), roughness, shine);
    }

    private static void Darken(LinearRgb light, Plane mask, float most)
    {
        for (var i = 0; i < mask.Samples.Length; i++)
        {
            var kept = 1 - (most * mask.Samples[i]);
            (light.R.Samples[i], light.G.Samples[i], light.B.Samples[i]) = (light.R.Samples[i] * kept, light.G.Samples[i] * kept, light.B.Samples[i] * kept);
        }
    }

    /// <summary>Light enters through √albedo, spreads, and leaves through √albedo (<see cref="Shading"/>); hollows see less light.</summary>
    private static LinearRgb Seen(LinearRgb albedo, Plane openness, double pixelsPerMm)
    {
        var root = new LinearRgb(albedo.R.Map(MathF.Sqrt), albedo.G.Map(MathF.Sqrt), albedo.B.Map(MathF.Sqrt));
        var spread = Scattering.Spread(root, pixelsPerMm);
        for (var i = 0; i < openness.Samples.Length; i++)
        {
            var open = 1 + (Occlusion * (openness.Samples[i] - 1));
            spread.R.Samples[i] *= root.R.Samples[i] * open;
            spread.G.Samples[i] *= root.G.Samples[i] * open;
            spread.B.Samples[i] *= root.B.Samples[i] * open;
        }

        return spread;
    }

    /// <summary>Slope from a normal, mm per mm.</summary>
    private static Plane Slope(Plane normal, Plane facing, int sign)
    {
        var slope = new Plane(normal.Width, normal.Height);
        for (var i = 0; i < slope.Samples.Length; i++) slope.Samples[i] = sign * normal.Samples[i] / facing.Samples[i];
        return slope;
    }
}
