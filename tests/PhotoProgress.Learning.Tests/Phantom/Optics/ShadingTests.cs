using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Learning.Phantom.Optics;
using PhotoProgress.Learning.Phantom.Skin;
using PhotoProgress.Learning.Tests.Phantom.Skin;

namespace PhotoProgress.Learning.Tests.Phantom.Optics;

public class ShadingTests
{
    private static readonly SkinMaps Flat = SkinMaker.Make(OnePart.Flat, new SkinGrid(64, 48, 8), 1);

    [Fact]
    public void Render_FlatSkinUnderAmbient_IsAlbedoPlusItsMirror()
    {
        var colour = SkinOptics.Albedo(OnePart.Flat.Tone.Melanin, OnePart.Flat.Tone.Blood);
        var scene = Shading.Render(Flat, null, new LightRig([], 1, 6504));

        // Fresnel's 2.8 % at normal incidence comes on top; kernels sum to 1 within a float's rounding.
        Assert.All(scene.R.Samples, value => Assert.Equal(colour.X + 0.028f, value, 2e-4));
        Assert.All(scene.B.Samples, value => Assert.Equal(colour.Z + 0.028f, value, 2e-4));
    }

    [Fact]
    public void Render_FarLightAtAnAngle_FallsWithTheCosine()
    {
        var (faced, aslant) = (Diffuse(new Light(0, 0, 1, 6504, 5, null)), Diffuse(new Light(90, 60, 1, 6504, 5, null)));

        // Even the dullest surface (α = 1) mirrors up to 2.8 % of the light, less evenly than it scatters: 1 % of the ratio.
        Assert.Equal(0.5, aslant / faced, 0.005);
    }

    [Fact]
    public void Render_NearLightFromTheRight_IsBrighterOnTheRight()
    {
        var scene = Shading.Render(Flat, null, new LightRig([new Light(0, 50, 1, 6504, 5, 100)], 0, 6504));
        Assert.True(scene.G[63, 24] > 1.05 * scene.G[0, 24]);
    }

    /// <summary>A dent lit from the left is dark on its left wall; lit from the right, on the right: the relief is seen, not painted.</summary>
    [Fact]
    public void Render_Dent_TurnsWithTheLight()
    {
        var dented = Flat with { HeightMm = Plane.From(64, 48, (x, y) => -0.3f * MathF.Exp(-(((x - 32f) * (x - 32)) + ((y - 24f) * (y - 24))) / 60)) };
        var (left, right) = (Lit(dented, 180), Lit(dented, 0));
        Assert.True(left[27, 24] < left[37, 24]);
        Assert.True(right[37, 24] < right[27, 24]);
        Assert.Equal(left[27, 24], right[36, 24], 0.02);
    }

    [Fact]
    public void Render_Oil_AddsMirrorOnlyWhereLampAndCameraAgree()
    {
        var oily = Flat with { Oil = Flat.Oil.Map(_ => 1f) };
        Assert.True(Diffuse(new Light(0, 5, 1, 6504, 5, null), oily) > 1.02 * Diffuse(new Light(0, 5, 1, 6504, 5, null)));
        Assert.True(Diffuse(new Light(0, 70, 1, 6504, 5, null), oily) < Diffuse(new Light(0, 70, 1, 6504, 5, null)));
    }

    [Fact]
    public void Render_Shape_SlopeIsShadedLikeTheTiltedLight()
    {
        var tilt = (X: MathF.Sin(0.4f), Z: MathF.Cos(0.4f));
        Plane Of(float value) => Flat.HeightMm.Map(_ => value);
        var shape = new SurfaceShape(Of(tilt.X), Of(0), Of(tilt.Z));
        var scene = Shading.Render(Flat with { Gloss = Of(1) }, shape, new LightRig([new Light(0, 0, 1, 6504, 1, null)], 0, 6504));
        var facing = Shading.Render(Flat with { Gloss = Of(1) }, null, new LightRig([new Light(0, 0, 1, 6504, 1, null)], 0, 6504));

        // A lobe as wide as can be still mirrors 1 % of the light, unevenly: the diffuse part follows the cosine.
        Assert.Equal(tilt.Z, scene.R[32, 24] / facing.R[32, 24], 0.02);
    }

    [Fact]
    public void Render_ReliefOnAShape_BendsItsNormalsAsOnAPlane()
    {
        var waves = Flat with { HeightMm = Plane.From(64, 48, static (x, _) => 0.05f * MathF.Sin(x * 0.5f)) };
        Plane Of(float value) => Flat.HeightMm.Map(_ => value);
        var rig = new LightRig([new Light(20, 40, 1, 6504, 5, null)], 0.1, 6504);
        var (plane, shape) = (Shading.Render(waves, null, rig), Shading.Render(waves, new SurfaceShape(Of(0), Of(0), Of(1)), rig));
        Assert.All(plane.G.Samples.Zip(shape.G.Samples), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
    }

    [Fact]
    public void Render_Visibility_TakesALightAway()
    {
        Plane Of(float value) => Flat.HeightMm.Map(_ => value);
        var shape = new SurfaceShape(Of(0), Of(0), Of(1), null, [Of(0)]);
        Assert.All(Shading.Render(Flat, shape, new LightRig([new Light(0, 10, 1, 6504, 5, null)], 0, 6504)).R.Samples, value => Assert.Equal(0, value));
    }

    [Fact]
    public void Render_TooNarrow_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Shading.Render(SkinMaker.Make(OnePart.Flat, new SkinGrid(8, 8, 8), 1), null, new LightRig([], 1, 6504)));

    private static Plane Lit(SkinMaps skin, double azimuth) => Shading.Render(skin, null, new LightRig([new Light(azimuth, 50, 1, 6504, 5, null)], 0.1, 6504)).B;

    private static double Diffuse(Light light, SkinMaps? skin = null) => Shading.Render(skin ?? Flat with { Gloss = Flat.Gloss.Map(_ => 1f) }, null, new LightRig([light], 0, 6504)).R[32, 24];
}
