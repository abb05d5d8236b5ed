using System.Numerics;
using PhotoProgress.Analysis.Align.Mesh;

namespace PhotoProgress.Learning.Phantom.Face.Shape;

/// <summary>What leads from the jaw down: its underside, the neck as an upright cylinder, the slope of the shoulders.</summary>
internal static class Neck
{
    public const float AxisZMm = -56;
    private const float DegreesToRadians = MathF.PI / 180;

    /// <summary>Azimuth of the neck that each outline point leads to, degrees from the front; from the chin to before the ear.</summary>
    private static readonly float[] Azimuths = [0, 13, 26, 39, 53, 68, 84, 102, 124, 150];

    /// <summary>Breadth and depth over those of the neck; height at the front and at the side, mm.</summary>
    private static readonly (float Across, float Deep, float Front, float Side)[] Sections =
    [
        (0.98f, 0.97f, -126, -98), (0.99f, 0.97f, -140, -114), (1.1f, 1.0f, -157, -131), (1.55f, 1.12f, -178, -147),
        (2.4f, 1.32f, -204, -163), (3.2f, 1.55f, -238, -184), (3.8f, 1.7f, -300, -240), (3.9f, 1.75f, -420, -400),
    ];

    /// <summary>Azimuth of an outline point, degrees; positive is the picture's right.</summary>
    public static float AzimuthOf(int outline)
    {
        var chin = MeshTopology.FaceOval.Count / 2;
        return Math.Sign(chin - outline) * Azimuths[Math.Abs(chin - outline)];
    }

    /// <param name="jaw">Point of the outline, mm.</param>
    /// <param name="azimuthDegrees">Where on the neck its path leads.</param>
    /// <param name="ring">1, 2, … outwards.</param>
    /// <param name="halfBreadthMm">Of the neck.</param>
    public static Vector3 Along(Vector3 jaw, float azimuthDegrees, int ring, float halfBreadthMm)
    {
        var (sin, cos) = MathF.SinCos(azimuthDegrees * DegreesToRadians);
        var side = 1 - MathF.Max(0, cos);
        var top = new Vector3(halfBreadthMm * sin, float.Lerp(-113, -66, Math.Min(1, side)), AxisZMm + (halfBreadthMm * cos));
        return ring switch
        {
            1 => jaw + new Vector3(-0.03f * jaw.X, -1.5f + side, -7),
            2 => Vector3.Lerp(jaw + new Vector3(0, -1, -7), top, 0.45f) + new Vector3(0, 2.5f, 0),
            3 => top,
            _ => OnSection(Sections[ring - 4], sin, cos, side, halfBreadthMm),
        };
    }

    /// <summary>A point between the rings of the neck and the shoulders, ring 4 and beyond.</summary>
    public static Vector3 Between(float azimuthDegrees, float ring, float halfBreadthMm)
    {
        var (sin, cos) = MathF.SinCos(azimuthDegrees * DegreesToRadians);
        var side = 1 - MathF.Max(0, cos);
        var at = Math.Clamp(ring - 4, 0, Sections.Length - 1.001f);
        var (a, b) = (Sections[(int)at], Sections[(int)at + 1]);
        return Vector3.Lerp(OnSection(a, sin, cos, side, halfBreadthMm), OnSection(b, sin, cos, side, halfBreadthMm), at - (int)at);
    }

    private static Vector3 OnSection((float Across, float Deep, float Front, float Side) section, float sin, float cos, float side, float halfBreadthMm) => new(
        halfBreadthMm * section.Across * sin,
        float.Lerp(section.Front, section.Side, Math.Min(1, side)),
        AxisZMm + (halfBreadthMm * section.Deep * cos));
}
