using System.Numerics;
using PhotoProgress.Learning.Phantom.Face.Shape;

namespace PhotoProgress.Learning.Phantom.Face.Render;

/// <summary>All surfaces of a scene in one list, turned to the wanted pose: X to the picture's right, Y up, Z towards the camera, mm.</summary>
internal sealed class Stage
{
    public Stage(IReadOnlyList<Surface> surfaces, Quaternion pose, Vector3 pivot)
    {
        Surfaces = surfaces;
        Points = [.. surfaces.SelectMany(surface => surface.Points).Select(point => pivot + Vector3.Transform(point - pivot, pose))];
        Normals = [.. surfaces.SelectMany(surface => surface.Normals()).Select(normal => Vector3.Transform(normal, pose))];
        Chart = [.. surfaces.SelectMany(surface => surface.Chart)];
        Pose = pose;
        (Triangles, SurfaceOf) = Joined(surfaces);
    }

    public IReadOnlyList<Surface> Surfaces { get; }

    public Quaternion Pose { get; }

    public Vector3[] Points { get; }

    public Vector3[] Normals { get; }

    public Vector2[] Chart { get; }

    public int[] Triangles { get; }

    /// <summary>For each triangle the number of its surface.</summary>
    public byte[] SurfaceOf { get; }

    private static (int[] Triangles, byte[] SurfaceOf) Joined(IReadOnlyList<Surface> surfaces)
    {
        var (triangles, owner, first) = (new List<int>(), new List<byte>(), 0);
        for (var i = 0; i < surfaces.Count; i++)
        {
            foreach (var corner in surfaces[i].Triangles) triangles.Add(first + corner);
            owner.AddRange(Enumerable.Repeat((byte)i, surfaces[i].Triangles.Length / 3));
            first += surfaces[i].Points.Length;
        }

        return ([.. triangles], [.. owner]);
    }
}
