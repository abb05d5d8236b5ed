using System.Numerics;
using System.Runtime.InteropServices;
using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Learning.Phantom.Skin;
using Plane = PhotoProgress.Analysis.Pixels.Plane;

namespace PhotoProgress.Learning.Phantom.Optics;

/// <summary>
/// The light that skin sends to the camera. Diffuse: each light by the cosine, entering through √albedo, spread inside the skin and
/// leaving through √albedo. Mirror: GGX with a second, smoother lobe where there is oil. Hollows see less of the sky.
/// </summary>
/// <remarks>
/// Deviations: the relief casts no shadows of its own on other relief, light that hollows throw back into themselves is left out, and
/// the camera is far away (one direction of view).
/// </remarks>
public static class Shading
{
    /// <summary>Sides below this are not rendered, pixels: the widest vectors of today's processors.</summary>
    public const int LeastWidth = 16;

    /// <summary>Linear albedo of hair: nearly black.</summary>
    private const float HairAlbedo = 0.035f;

    /// <summary>Share of the light from everywhere that skin mirrors to a camera in front of it: Fresnel at normal incidence.</summary>
    private const float AmbientMirror = 0.028f;

    /// <summary>Share of a hollow's darkening that lamps share with the light from everywhere.</summary>
    private const float LampOcclusion = 0.5f;

    /// <summary>Skin of its own colours.</summary>
    /// <inheritdoc cref="Render(SkinMaps, LinearRgb, SurfaceShape?, LightRig)"/>
    public static LinearRgb Render(SkinMaps skin, SurfaceShape? shape, LightRig rig) => Render(skin, SkinOptics.Albedo(skin), shape, rig);

    /// <param name="skin">Relief, gloss, oil and hair; at least <see cref="LeastWidth"/> pixels wide.</param>
    /// <param name="albedo">Linear colour of evenly lit skin, same size.</param>
    /// <param name="shape">The form under the skin, same size; null faces the camera everywhere.</param>
    /// <param name="rig">The light.</param>
    /// <returns>Linear sRGB in which a white surface that faces one light of intensity 1 is 1; not clipped.</returns>
    public static LinearRgb Render(SkinMaps skin, LinearRgb albedo, SurfaceShape? shape, LightRig rig)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(skin.Width, LeastWidth);
        var (diffuse, mirror) = Lit(skin, shape, rig);
        var hair = Weighted(diffuse, static (light, _) => light * HairAlbedo, albedo);
        var entering = Weighted(diffuse, static (light, colour) => light * MathF.Sqrt(colour), albedo);
        var leaving = Weighted(Scattering.Spread(entering, skin.PixelsPerMm), static (light, colour) => light * MathF.Sqrt(colour), albedo);
        return new LinearRgb(
            Together(leaving.R, mirror.R, hair.R, skin.Hair), Together(leaving.G, mirror.G, hair.G, skin.Hair), Together(leaving.B, mirror.B, hair.B, skin.Hair));
    }

    private static LinearRgb Weighted(LinearRgb light, Func<float, float, float> weight, LinearRgb albedo)
    {
        Plane Of(Plane a, Plane b)
        {
            var result = Plane.Unfilled(a.Width, a.Height);
            for (var i = 0; i < result.Samples.Length; i++) result.Samples[i] = weight(a.Samples[i], b.Samples[i]);
            return result;
        }

        return new LinearRgb(Of(light.R, albedo.R), Of(light.G, albedo.G), Of(light.B, albedo.B));
    }

    private static Plane Together(Plane skin, Plane mirror, Plane hair, Plane cover)
    {
        for (var i = 0; i < skin.Samples.Length; i++)
            skin.Samples[i] = ((skin.Samples[i] + mirror.Samples[i]) * (1 - cover.Samples[i])) + (hair.Samples[i] * cover.Samples[i]);
        return skin;
    }

    /// <summary>Light that falls in, and light that is mirrored to the camera.</summary>
    private static (LinearRgb Diffuse, LinearRgb Mirror) Lit(SkinMaps skin, SurfaceShape? shape, LightRig rig)
    {
        LinearRgb New() => new(new Plane(skin.Width, skin.Height), new Plane(skin.Width, skin.Height), new Plane(skin.Width, skin.Height));
        var (diffuse, mirror) = (New(), New());
        var frame = new Frame(skin, shape, Relief.Of(skin.HeightMm, skin.PixelsPerMm, shape));
        LampTerms[] lamps = [.. rig.Lights.Select(light => new LampTerms(light))];
        var ambient = LightColour.Of(rig.AmbientKelvin) * (float)rig.Ambient;
        var lanes = Vector<float>.Count;
        for (var y = 0; y < skin.Height; y++)
        {
            for (var x = 0; x < skin.Width; x += lanes)
            {
                var from = Math.Min(x, skin.Width - lanes); // the last step overlaps the one before; nothing is added up
                Pixels(frame, lamps, ambient, from, y, diffuse, mirror);
            }
        }

        return (diffuse, mirror);
    }

    private static void Pixels(Frame frame, LampTerms[] lamps, Vector3 ambient, int x, int y, LinearRgb diffuse, LinearRgb mirror)
    {
        var at = (y * frame.Skin.Width) + x;
        var open = Load(frame.Relief.Openness, at);
        var normal = new Lanes3(Load(frame.Relief.NormalX, at), Load(frame.Relief.NormalY, at), Load(frame.Relief.NormalZ, at));
        var (xMm, yMm, zMm) = frame.Place(x, y, at);
        var (roughness, oil) = (Load(frame.Skin.Gloss, at), Load(frame.Skin.Oil, at));
        var lampOpen = Vector<float>.One + (LampOcclusion * (open - Vector<float>.One));
        var (red, green, blue) = (open * ambient.X, open * ambient.Y, open * ambient.Z);
        var sky = open * AmbientMirror;
        var (redMirror, greenMirror, blueMirror) = (sky * ambient.X, sky * ambient.Y, sky * ambient.Z);
        for (var i = 0; i < lamps.Length; i++)
        {
            var lamp = lamps[i];
            var (to, strength) = lamp.At(xMm, yMm, zMm);
            strength *= lampOpen;
            if (frame.Shape?.Visibility is { } visibility) strength *= Load(visibility[i], at);
            var falling = strength * lamp.Facing(normal.Dot(to));
            var mirrored = strength * Mirror.Of(normal, to, roughness, oil, lamp.SlopeSquare);
            (red, green, blue) = (red + (falling * lamp.Colour.X), green + (falling * lamp.Colour.Y), blue + (falling * lamp.Colour.Z));
            (redMirror, greenMirror, blueMirror) =
                (redMirror + (mirrored * lamp.Colour.X), greenMirror + (mirrored * lamp.Colour.Y), blueMirror + (mirrored * lamp.Colour.Z));
        }

        Store(diffuse, at, red, green, blue);
        Store(mirror, at, redMirror, greenMirror, blueMirror);
    }

    private static Vector<float> Load(Plane plane, int at) => Vector.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(plane.Samples), (nuint)at);

    private static void Store(LinearRgb light, int at, Vector<float> red, Vector<float> green, Vector<float> blue)
    {
        red.CopyTo(light.R.Samples, at);
        green.CopyTo(light.G.Samples, at);
        blue.CopyTo(light.B.Samples, at);
    }

    /// <summary>What is looked at.</summary>
    private sealed record Frame(SkinMaps Skin, SurfaceShape? Shape, Relief Relief)
    {
        private static readonly Vector<float> Ramp = new([.. Enumerable.Range(0, Vector<float>.Count).Select(i => (float)i)]);

        private readonly float _mmPerPixel = (float)(1 / Skin.PixelsPerMm);

        /// <summary>Places of the pixels from the frame's middle, mm.</summary>
        public (Vector<float> X, Vector<float> Y, Vector<float> Z) Place(int x, int y, int at) => (
            (Ramp + new Vector<float>(x - (0.5f * (Skin.Width - 1)))) * _mmPerPixel,
            new Vector<float>((y - (0.5f * (Skin.Height - 1))) * _mmPerPixel),
            Shape?.DepthMm is { } depth ? Load(depth, at) : Vector<float>.Zero);
    }
}
