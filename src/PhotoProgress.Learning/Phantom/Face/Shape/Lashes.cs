using System.Numerics;
using PhotoProgress.Analysis.Align.Mesh;

namespace PhotoProgress.Learning.Phantom.Face.Shape;

/// <summary>Lashes along the rims of the lids, fanned outwards; the lower ones short and sparse.</summary>
internal static class Lashes
{
    private const int UpperCount = 150;
    private const int LowerCount = 40;

    /// <param name="head">Refined head.</param>
    /// <param name="lengthMm">Of the longest upper lashes.</param>
    public static void Add(Strands strands, Surface head, double lengthMm, Random random)
    {
        foreach (var (outer, inner, side) in new[]
        {
            (MeshTopology.RightEyeOuterCorner, MeshTopology.RightEyeInnerCorner, -1),
            (MeshTopology.LeftEyeOuterCorner, MeshTopology.LeftEyeInnerCorner, 1),
        })
        {
            var loop = EyeParts.Loop(head, outer);
            var turn = loop.ToList().IndexOf(inner);
            List<int> first = [.. loop.Take(turn + 1)], second = [.. loop.Skip(turn).Append(outer).Reverse()];
            var (upper, lower) = Height(head, first) > Height(head, second) ? (first, second) : (second, first);
            for (var i = 0; i < UpperCount; i++) Hair(strands, head, upper, side, 1, lengthMm, random);
            for (var i = 0; i < LowerCount; i++) Hair(strands, head, lower, side, -1, lengthMm * 0.4, random);
        }
    }

    private static double Height(Surface head, List<int> line) => line.Average(i => head.Points[i].Y);

    private static void Hair(Strands strands, Surface head, List<int> line, int side, int up, double lengthMm, Random random)
    {
        var inwards = 0.04f + (0.88f * (float)random.NextDouble());
        var at = inwards * (line.Count - 1);
        var root = Vector3.Lerp(head.Points[line[(int)at]], head.Points[line[(int)at + 1]], at - (int)at);
        var length = (float)(lengthMm * (0.65 + (0.35 * random.NextDouble())) * (1 - (0.45 * inwards)));
        var fan = side * (0.75f - (1.0f * inwards) + (0.3f * ((float)random.NextDouble() - 0.5f)));
        var direction = Vector3.Normalize(new Vector3(fan, up * 0.12f, 1.0f)) * length * 0.8f;
        strands.Add(root - new Vector3(0, 0, 0.3f), direction, new Vector3(fan * 0.25f, up * 0.95f, -0.1f) * length * 0.8f, up > 0 ? 0.12f : 0.09f, 0.1f);
    }
}
