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

    /// <param name="head">Refined head; points 0–467 are the face's.</param>
    /// <param name="fullness">1 is an ordinary brow.</param>
    public static void Add(Strands strands, Surface head, double fullness, Random random)
    {
        var skin = new NearSkin(head);
        var hairs = (int)(420 * fullness);
        for (var i = 0; i < hairs; i++)
        {
            Hair(strands, head.Points, skin, RightLower, RightUpper, -1, fullness, random);
            Hair(strands, head.Points, skin, LeftLower, LeftUpper, 1, fullness, random);
        }
    }

    private static void Hair(Strands strands, Vector3[] points, NearSkin skin, int[] lower, int[] upper, int side, double fullness, Random random)
    {
        var inwards = (float)Math.Pow(random.NextDouble(), 0.85);
        var height = 0.5f * (float)(random.NextDouble() + random.NextDouble());
        // The tail thins out, and the mesh's outline is wider than a brow.
        height = 0.5f + ((height - 0.5f) * (float)(0.5 + (0.28 * fullness)) * MathF.Min(1, 0.25f + (1.6f * inwards)));
        var root = At(points, lower, upper, inwards, height);
        var ahead = Vector3.Normalize(At(points, lower, upper, Math.Max(0, inwards - 0.15f), height) - At(points, lower, upper, Math.Min(1, inwards + 0.05f), height));
        var up = Vector3.Normalize(Vector3.Cross(Vector3.UnitZ, ahead) * -side);
        var rising = Math.Clamp((inwards - 0.55f) * 2.2f, 0.08f, 0.95f) + (0.5f * (0.5f - height)) + (0.25f * ((float)random.NextDouble() - 0.5f));
        var length = 5.2f + (2.6f * (float)random.NextDouble()) - (1.6f * MathF.Abs(inwards - 0.5f));
        var direction = Vector3.Normalize(ahead + (up * rising)) * length;
        var bend = (ahead - (up * 0.5f)) * 0.9f;
        strands.Add(root, direction, bend, 0.13f, (float)random.NextDouble() * 0.5f, (point, t) => skin.Lay(point, 0.2f + (0.5f * t)));
    }

    private static Vector3 At(Vector3[] values, int[] lower, int[] upper, float inwards, float height)
    {
        var at = Math.Min(inwards * (lower.Length - 1), lower.Length - 1.001f);
        var (i, t) = ((int)at, at - (int)at);
        return Vector3.Lerp(Vector3.Lerp(values[lower[i]], values[lower[i + 1]], t), Vector3.Lerp(values[upper[i]], values[upper[i + 1]], t), height);
    }
}
