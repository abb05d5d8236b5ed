using System.Numerics;

namespace PhotoProgress.Learning.Phantom.Face.Shape;

/// <summary>Smooth curves through given points (Catmull–Rom).</summary>
internal static class Curves
{
    /// <summary>The curve between the middle two of four points.</summary>
    /// <param name="t">0 is <paramref name="b"/>, 1 is <paramref name="c"/>.</param>
    public static Vector3 At(Vector3 a, Vector3 b, Vector3 c, Vector3 d, float t) =>
        0.5f * ((2 * b) + (t * (c - a)) + (t * t * ((2 * a) - (5 * b) + (4 * c) - d)) + (t * t * t * ((3 * b) - a - (3 * c) + d)));

    /// <inheritdoc cref="At(Vector3, Vector3, Vector3, Vector3, float)"/>
    public static Vector2 At(Vector2 a, Vector2 b, Vector2 c, Vector2 d, float t) =>
        0.5f * ((2 * b) + (t * (c - a)) + (t * t * ((2 * a) - (5 * b) + (4 * c) - d)) + (t * t * t * ((3 * b) - a - (3 * c) + d)));

    /// <summary>An open curve with this many parts between neighbours.</summary>
    public static List<Vector2> Open(IReadOnlyList<Vector2> points, int parts)
    {
        Vector2 P(int i) => points[Math.Clamp(i, 0, points.Count - 1)];
        var curve = new List<Vector2>();
        for (var i = 0; i + 1 < points.Count; i++)
        {
            for (var part = 0; part < parts; part++) curve.Add(At(P(i - 1), P(i), P(i + 1), P(i + 2), part / (float)parts));
        }

        curve.Add(points[^1]);
        return curve;
    }

    /// <summary>A closed curve.</summary>
    public static List<Vector2> Closed(IReadOnlyList<Vector2> points, int parts)
    {
        Vector2 P(int i) => points[(i + points.Count) % points.Count];
        var curve = new List<Vector2>();
        for (var i = 0; i < points.Count; i++)
        {
            for (var part = 0; part < parts; part++) curve.Add(At(P(i - 1), P(i), P(i + 1), P(i + 2), part / (float)parts));
        }

        return curve;
    }
}
