using System.Numerics;

namespace PhotoProgress.Learning.Phantom.Face.Shape;

/// <summary>The cranium as an ellipsoid, which the canonical face's forehead and temples lie on to a few millimetres.</summary>
internal static class Skull
{
    /// <summary>Middle, mm.</summary>
    public static readonly Vector3 Centre = new(0, 35, -41);

    /// <summary>Half breadth, height and depth, mm: a head of 144 × 190 mm (adult means of both sexes).</summary>
    public static readonly Vector3 HalfAxes = new(72, 100, 95);

    private static readonly Vector3 Back = -Vector3.UnitZ;

    /// <summary>From a point near the ellipsoid along a great circle to the back of the head.</summary>
    /// <param name="from">Start, mm.</param>
    /// <param name="share">0 is the start, 1 the back of the head.</param>
    public static Vector3 Along(Vector3 from, float share)
    {
        var unit = (from - Centre) / HalfAxes;
        var start = Vector3.Normalize(unit);
        var angle = MathF.Acos(Math.Clamp(Vector3.Dot(start, Back), -1, 1));
        var (near, far) = (MathF.Sin((1 - share) * angle), MathF.Sin(share * angle));
        var on = ((start * near) + (Back * far)) / MathF.Sin(angle);
        var radius = 1 + ((unit.Length() - 1) * MathF.Exp(-6 * share));
        return Centre + (on * radius * HalfAxes);
    }
}
