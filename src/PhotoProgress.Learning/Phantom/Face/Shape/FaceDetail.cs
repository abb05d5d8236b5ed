using System.Numerics;

namespace PhotoProgress.Learning.Phantom.Face.Shape;

/// <summary>Grooves and ridges that the 468 points are too coarse for, pressed into the refined head. Places were chosen by eye on the mesh.</summary>
internal static class FaceDetail
{
    /// <summary>Depth of the fold from nose to mouth in old age, mm.</summary>
    private const float DeepestFoldMm = 0.9f;

    /// <summary>Moves the points of a refined head along their normals.</summary>
    /// <param name="ageYears">Folds grow with it.</param>
    public static Surface Press(Surface head, int ageYears)
    {
        var old = Math.Clamp((ageYears - 25) / 40f, 0, 1);
        var normals = head.Normals();
        var points = (Vector3[])head.Points.Clone();
        foreach (var groove in Grooves(old))
        {
            Vector3[] line = [.. groove.Line.Select(point => head.Points[point])];
            var (low, high) = (line.Aggregate(Vector3.Min) - new Vector3(4 * groove.SigmaMm), line.Aggregate(Vector3.Max) + new Vector3(4 * groove.SigmaMm));
            for (var i = 0; i < points.Length; i++)
            {
                var p = head.Points[i];
                if (p.X < low.X || p.Y < low.Y || p.Z < low.Z || p.X > high.X || p.Y > high.Y || p.Z > high.Z) continue;
                points[i] -= normals[i] * (groove.DepthMm * Weight(p, line, groove.SigmaMm));
            }
        }

        return head with { Points = points };
    }

    private static IEnumerable<Groove> Grooves(float old) =>
    [
        new([164, 0], 0.7f, 1.6f),                                            // philtrum
        new([198, 209, 129, 98], 0.6f, 1.6f), new([420, 429, 358, 327], 0.6f, 1.6f), // wings of the nose
        new([247, 30, 29, 27, 28, 56], 0.7f, 0.7f), new([467, 260, 259, 257, 258, 286], 0.7f, 0.7f), // folds of the upper lids
        new([129, 203, 206, 216, 212], 0.15f + (DeepestFoldMm * old), 2.2f), new([358, 423, 426, 436, 432], 0.15f + (DeepestFoldMm * old), 2.2f),
        new([110, 24, 23, 22, 26], 0.1f + (0.5f * old), 1.6f), new([339, 254, 253, 252, 256], 0.1f + (0.5f * old), 1.6f), // under the eyes
    ];

    private static float Weight(Vector3 point, Vector3[] line, float sigmaMm)
    {
        var nearest = float.MaxValue;
        for (var i = 0; i + 1 < line.Length; i++)
        {
            var along = line[i + 1] - line[i];
            var t = Math.Clamp(Vector3.Dot(point - line[i], along) / along.LengthSquared(), 0, 1);
            nearest = Math.Min(nearest, Vector3.DistanceSquared(point, line[i] + (t * along)));
        }

        return MathF.Exp(-0.5f * nearest / (sigmaMm * sigmaMm));
    }

    /// <param name="Line">Mesh points along the bottom.</param>
    private readonly record struct Groove(int[] Line, float DepthMm, float SigmaMm);
}
