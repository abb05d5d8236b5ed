using System.Numerics;
using PhotoProgress.Analysis.Align.Mesh;

namespace PhotoProgress.Learning.Phantom.Face.Shape;

/// <summary>Hairs of the brows, on the face's own points: upright at the nose, then slanting outwards.</summary>
internal static class Brows
{
    /// <summary>Lower and upper edge, outwards to inwards.</summary>
    private static readonly int[] RightLower = [46, 53, 52, 65, 55];
    private static readonly int[] RightUpper = [70, 63, 105, 66, 107];
    private static readonly int[] LeftLower = [276, 283, 282, 295, 285];
    private static readonly int[] LeftUpper = [300, 293, 334, 296, 336];

    /// <param name="points">Refined head; 0–467 are the face's.</param>
    /// <param name="normals">Its normals.</param>
    /// <param name="fullness">1 is an ordinary brow.</param>
    public static void Add(Strands strands, Vector3[] points, Vector3[] normals, double fullness, Random random)
    {
        var hairs = (int)(330 * fullness);
        for (var i = 0; i < hairs; i++)
        {
            Hair(strands, points, normals, RightLower, RightUpper, -1, fullness, random);
            Hair(strands, points, normals, LeftLower, LeftUpper, 1, fullness, random);
        }
    }

    private static void Hair(Strands strands, Vector3[] points, Vector3[] normals, int[] lower, int[] upper, int side, double fullness, Random random)
    {
        var inwards = (float)Math.Pow(random.NextDouble(), 0.85);
        var height = 0.5f * (float)(random.NextDouble() + random.NextDouble());
        // The tail thins out, and the mesh's outline is wider than a brow.
        height = 0.5f + ((height - 0.5f) * (float)(0.5 + (0.28 * fullness)) * MathF.Min(1, 0.25f + (1.6f * inwards)));
        var root = At(points, lower, upper, inwards, height);
        var normal = Vector3.Normalize(At(normals, lower, upper, inwards, height));
        var ahead = Vector3.Normalize(At(points, lower, upper, Math.Max(0, inwards - 0.15f), height) - At(points, lower, upper, Math.Min(1, inwards + 0.05f), height));
        var up = Vector3.Normalize(Vector3.Cross(normal, ahead) * -side);
        var rising = Math.Clamp((inwards - 0.55f) * 2.2f, 0.08f, 0.95f) + (0.5f * (0.5f - height)) + (0.25f * ((float)random.NextDouble() - 0.5f));
        var length = 5.2f + (2.6f * (float)random.NextDouble()) - (1.6f * MathF.Abs(inwards - 0.5f));
        var direction = Vector3.Normalize(ahead + (up * rising)) * length;
        strands.Add(root + (normal * 0.15f), direction + (normal * 0.3f), (ahead - (up * 0.5f)) * 0.9f - (normal * 0.25f), 0.17f, (float)random.NextDouble() * 0.5f);
    }

    private static Vector3 At(Vector3[] values, int[] lower, int[] upper, float inwards, float height)
    {
        var at = Math.Min(inwards * (lower.Length - 1), lower.Length - 1.001f);
        var (i, t) = ((int)at, at - (int)at);
        return Vector3.Lerp(Vector3.Lerp(values[lower[i]], values[lower[i + 1]], t), Vector3.Lerp(values[upper[i]], values[upper[i + 1]], t), height);
    }
}
