using System.Numerics;
using PhotoProgress.Learning.Phantom.Optics;

namespace PhotoProgress.Learning.Phantom.Face.Render;

/// <summary>
/// Light at every corner of a scene with soft shadows: for each lamp, and for the ambient light, the sum of directions to the lamp's
/// visible parts, weighted by their light. The light on a surface is then the scalar product with its normal, which lets fine relief
/// be lit by the same vectors.
/// </summary>
internal sealed class LightField
{
    private const int LampSamples = 24;
    private const float GoldenAngle = 2.3999632f;
    private const float FarMm = 1e5f;
    private const int AmbientSamples = 64;

    /// <summary>Directions below the horizon by less than this still count: the fine relief may face them.</summary>
    private const float Horizon = -0.05f;

    /// <summary>Share of blocked ambient light that arrives from the surface that blocks it.</summary>
    private const float Bounced = 0.3f;

    /// <summary>Middle of the face, mm.</summary>
    private static readonly Vector3 Middle = new(0, 0, 40);

    private LightField(Vector3[][] vectors, Vector3[] colours) => (Vectors, Colours) = (vectors, colours);

    /// <summary>One list for each lamp, then the ambient light; one vector a corner.</summary>
    public Vector3[][] Vectors { get; }

    /// <summary>Colour of each of them, linear, luminance 1.</summary>
    public Vector3[] Colours { get; }

    public static LightField Of(Stage stage, LightRig rig)
    {
        var sources = rig.Lights.Select(Rays).Append(Dome((float)rig.Ambient));
        return new LightField(
            [.. sources.Select((rays, source) => Gather(stage, rays, source == rig.Lights.Count ? Bounced : 0))],
            [.. rig.Lights.Select(light => LightColour.Of(light.Kelvin)), LightColour.Of(rig.AmbientKelvin)]);
    }

    /// <summary>A lamp as points spread evenly over a disc that faces the head.</summary>
    private static Ray[] Rays(Light lamp)
    {
        var towards = lamp.Direction * new Vector3(1, -1, 1);
        var distance = (float)Math.Min(lamp.DistanceMm ?? FarMm, FarMm);
        var across = Vector3.Normalize(Vector3.Cross(MathF.Abs(towards.Y) > 0.9f ? Vector3.UnitZ : Vector3.UnitY, towards));
        var up = Vector3.Cross(towards, across);
        var radius = distance * MathF.Tan((float)(lamp.SizeDegrees * Math.PI / 180));
        var rays = new Ray[LampSamples];
        for (var i = 0; i < rays.Length; i++)
        {
            var (sin, cos) = MathF.SinCos(i * GoldenAngle);
            var off = radius * MathF.Sqrt((i + 0.5f) / rays.Length);
            rays[i] = new Ray(Middle + (towards * distance) + (off * ((across * cos) + (up * sin))), (float)lamp.Intensity * distance * distance / rays.Length);
        }

        return rays;
    }

    private static Vector3[] Gather(Stage stage, Ray[] rays, float bounced)
    {
        var sums = new Vector3[stage.Points.Length];
        var shadows = new ShadowMap[rays.Length];
        Parallel.For(0, rays.Length, ray => shadows[ray] = ShadowMap.Of(stage, Vector3.Normalize(rays[ray].From - Middle)));
        Parallel.For(0, sums.Length, corner =>
        {
            var (point, normal) = (stage.Points[corner], stage.Normals[corner]);
            for (var ray = 0; ray < rays.Length; ray++)
            {
                var light = LightOf(rays[ray], point);
                if (Vector3.Dot(light, normal) <= Horizon * light.Length()) continue;
                sums[corner] += shadows[ray].Sees(point, normal) ? light : light * bounced;
            }
        });
        return sums;
    }

    private static Vector3 LightOf(Ray ray, Vector3 point)
    {
        var way = ray.From - point;
        return way * (ray.Power / (way.LengthSquared() * way.Length()));
    }

    /// <summary>Even directions over the front of the sphere and some way behind (Fibonacci spiral), together this much on a surface that faces the camera.</summary>
    private static Ray[] Dome(float ambient)
    {
        var directions = new Vector3[AmbientSamples];
        for (var i = 0; i < AmbientSamples; i++)
        {
            var z = 1 - (1.5f * (i + 0.5f) / AmbientSamples); // from the camera's direction to 30° behind the head
            var (sin, cos) = MathF.SinCos(i * GoldenAngle);
            var radius = MathF.Sqrt(1 - (z * z));
            directions[i] = new Vector3(radius * cos, radius * sin, z);
        }

        var facing = directions.Sum(direction => MathF.Max(0, direction.Z) * FromAbove(direction));
        return Array.ConvertAll(directions, direction => new Ray(Middle + (direction * FarMm), ambient / facing * FromAbove(direction) * FarMm * FarMm));
    }

    /// <summary>Ceilings are lighter than floors.</summary>
    private static float FromAbove(Vector3 direction) => 1 + (0.4f * direction.Y);

    private readonly record struct Ray(Vector3 From, float Power);
}
