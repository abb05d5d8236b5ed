using System.Numerics;
using PhotoProgress.Learning.Phantom.Face.Shape;

namespace PhotoProgress.Learning.Phantom.Face.Render;

/// <summary>Depth of a scene as a far lamp sees it, to tell what lies in its shadow.</summary>
internal sealed class ShadowMap
{
    private const int Side = 320;
    private const float HalfWidthMm = 240;
    private const float PixelsPerMm = Side / (2 * HalfWidthMm);

    /// <summary>A surface does not shade itself: it is lifted by this along its normal, and must be this much deeper, mm.</summary>
    private const float LiftMm = 2.2f;
    private const float DeeperMm = 1.2f;

    private readonly Vector3 _across;
    private readonly Vector3 _up;
    private readonly Vector3 _towards;
    private readonly Rasteriser _depth = new(Side, 0, Side);

    private ShadowMap(Vector3 towards)
    {
        _towards = towards;
        _across = Vector3.Normalize(Vector3.Cross(Math.Abs(towards.Y) > 0.9f ? Vector3.UnitZ : Vector3.UnitY, towards));
        _up = Vector3.Cross(towards, _across);
    }

    /// <param name="towards">Unit vector to the lamp.</param>
    public static ShadowMap Of(Stage stage, Vector3 towards)
    {
        var map = new ShadowMap(towards);
        var seen = Array.ConvertAll(stage.Points, map.Project);
        for (var t = 0; t < stage.Triangles.Length && stage.Surfaces[stage.SurfaceOf[t / 3]].Material != Material.Strand; t += 3) // strands stand last
            map._depth.Draw(t, seen[stage.Triangles[t]], seen[stage.Triangles[t + 1]], seen[stage.Triangles[t + 2]], twoSided: true);
        return map;
    }

    /// <summary>Whether the lamp sees a point.</summary>
    public bool Sees(Vector3 point, Vector3 normal)
    {
        var place = Project(point + (normal * LiftMm));
        var (x, y) = ((int)MathF.Round(place.X), (int)MathF.Round(place.Y));
        if (x < 0 || y < 0 || x >= Side || y >= Side) return true;
        return _depth.Depth[(y * Side) + x] < place.Z + DeeperMm;
    }

    private Vector3 Project(Vector3 point) => new(
        (Side / 2) + (Vector3.Dot(point, _across) * PixelsPerMm),
        (Side / 2) - (Vector3.Dot(point, _up) * PixelsPerMm),
        Vector3.Dot(point, _towards));
}
