using System.Numerics;

namespace PhotoProgress.Learning.Phantom.Face.Shape;

/// <summary>A surface of triangles in the head's own axes: X to the picture's right, Y up, Z towards the camera, millimetres.</summary>
/// <param name="Points">Corners, mm.</param>
/// <param name="Chart">Coordinates of each corner on its material's own flat map; for skin millimetres of the chart.</param>
/// <param name="Triangles">Three point numbers each, counter-clockwise as seen from outside.</param>
/// <param name="Material">What the whole surface is made of.</param>
public sealed record Surface(Vector3[] Points, Vector2[] Chart, int[] Triangles, Material Material)
{
    /// <summary>Unit normals at the corners, weighted by the area of the triangles around.</summary>
    public Vector3[] Normals()
    {
        var normals = new Vector3[Points.Length];
        for (var t = 0; t < Triangles.Length; t += 3)
        {
            var (a, b, c) = (Triangles[t], Triangles[t + 1], Triangles[t + 2]);
            var area = Vector3.Cross(Points[b] - Points[a], Points[c] - Points[a]);
            normals[a] += area;
            normals[b] += area;
            normals[c] += area;
        }

        return Array.ConvertAll(normals, normal => normal.LengthSquared() > 0 ? Vector3.Normalize(normal) : Vector3.UnitZ);
    }
}

/// <summary>What a surface is made of, which decides how it is painted and shaded.</summary>
public enum Material
{
    Skin,
    LidRim,
    Eye,
    Hair,
    Cloth,

    /// <summary>Single hairs of brows and lashes: flat ribbons. Their chart holds the shade, 0 dark to 1 light, in X.</summary>
    Strand,
}
