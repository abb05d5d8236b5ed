using System.Numerics;
using System.Runtime.InteropServices;
using PhotoProgress.Analysis.Pixels;
using Plane = PhotoProgress.Analysis.Pixels.Plane;

namespace PhotoProgress.Analysis.Measure;

/// <summary>
/// From linear light to amounts of melanin and haemoglobin, free of shading: −ln(R, G, B) = m·Melanin + h·Haemoglobin + s·(1, 1, 1),
/// solved per pixel for fixed axes m and h (a shading or an exposure only moves s). Fixed axes are steadier between two photos than axes
/// fitted to each. Which melanin axis is meant depends on what the picture can carry: <see cref="PigmentAxes"/>.
/// </summary>
internal static class Chromophores
{
    /// <summary>
    /// Light below this counts as this, so that black stays finite: one step of a 12-bit sensor, less than the first step of an
    /// 8-bit sRGB file (3.0e-4).
    /// </summary>
    public const float DarkestLight = 1f / 4096;

    /// <summary>
    /// ln of luminance, melanin and haemoglobin of each pixel. All finite where the light is; not a number where it is not.
    /// </summary>
    /// <param name="light">Linear sRGB, 0..1.</param>
    public static (Plane LogLuminance, Plane Melanin, Plane Haemoglobin) Split(LinearRgb light, PigmentAxes axes)
    {
        Plane New() => Plane.Unfilled(light.Width, light.Height);
        var (luminance, melanin, haemoglobin) = (New(), New(), New());
        var lanes = Vector<float>.Count;
        var whole = luminance.Samples.Length / lanes * lanes;
        SplitVectors(light, axes, whole, luminance, melanin, haemoglobin);
        for (var i = whole; i < luminance.Samples.Length; i++)
            (luminance.Samples[i], melanin.Samples[i], haemoglobin.Samples[i]) = SplitOne(light.R.Samples[i], light.G.Samples[i], light.B.Samples[i], axes);
        return (luminance, melanin, haemoglobin);
    }

    /// <summary>The scalar form: the definition, and the tail of a plane that fills no vector.</summary>
    internal static (float LogLuminance, float Melanin, float Haemoglobin) SplitOne(float r, float g, float b, PigmentAxes axes)
    {
        var density = new Vector3(-Log(r), -Log(g), -Log(b));
        var luminance = (Luminance.RedWeight * r) + (Luminance.GreenWeight * g) + (Luminance.BlueWeight * b);
        return (Log(luminance), Vector3.Dot(axes.MelaninRow, density), Vector3.Dot(axes.HaemoglobinRow, density));
    }

    private static float Log(float light) => MathF.Log(MathF.Max(light, DarkestLight));

    private static void SplitVectors(LinearRgb light, PigmentAxes axes, int count, Plane luminance, Plane melanin, Plane haemoglobin)
    {
        var (m, h) = (axes.MelaninRow, axes.HaemoglobinRow);
        for (var i = 0; i < count; i += Vector<float>.Count)
        {
            var (r, g, b) = (Load(light.R, i), Load(light.G, i), Load(light.B, i));
            var (logR, logG, logB) = (Log(r), Log(g), Log(b));
            Log((r * Luminance.RedWeight) + (g * Luminance.GreenWeight) + (b * Luminance.BlueWeight)).CopyTo(luminance.Samples, i);
            (-((logR * m.X) + (logG * m.Y) + (logB * m.Z))).CopyTo(melanin.Samples, i);
            (-((logR * h.X) + (logG * h.Y) + (logB * h.Z))).CopyTo(haemoglobin.Samples, i);
        }
    }

    private static Vector<float> Load(Plane plane, int i) => Vector.LoadUnsafe(ref MemoryMarshal.GetArrayDataReference(plane.Samples), (nuint)i);

    private static Vector<float> Log(Vector<float> light) => Vector.Log(Vector.Max(light, new Vector<float>(DarkestLight)));
}
