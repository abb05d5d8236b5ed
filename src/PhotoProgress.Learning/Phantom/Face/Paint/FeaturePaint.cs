using System.Numerics;
using PhotoProgress.Analysis.Align.Mesh;
using PhotoProgress.Analysis.Pixels;
using Plane = PhotoProgress.Analysis.Pixels.Plane;

namespace PhotoProgress.Learning.Phantom.Face.Paint;

/// <summary>What the mesh is too coarse for: the line between the lips, the hollows of the nostrils, the fold of the upper lids, the roots of the lashes.</summary>
internal static class FeaturePaint
{
    private static readonly int[] LipLine = [61, 78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308, 291];

    /// <summary>Above the upper lid, outer corner to inner.</summary>
    private static readonly int[] RightFold = [130, 247, 30, 29, 27, 28, 56, 190];
    private static readonly int[] LeftFold = [359, 467, 260, 259, 257, 258, 286, 414];

    public static void Apply(LinearRgb albedo, FaceChart chart)
    {
        Multiply(albedo, chart.Line(Curve(chart, LipLine), 0.55), new Vector3(0.22f, 0.12f, 0.12f));
        Multiply(albedo, chart.Line(Curve(chart, LipLine), 1.5), new Vector3(0.72f, 0.62f, 0.62f));
        foreach (var nostril in new[] { MeshTopology.RightNostril, MeshTopology.LeftNostril })
            Multiply(albedo, chart.Mask(nostril, -0.8, 2.4), new Vector3(0.1f, 0.05f, 0.045f));
        foreach (var fold in new[] { RightFold, LeftFold })
            Multiply(albedo, chart.Line(Curve(chart, fold), 0.6), new Vector3(0.62f, 0.52f, 0.5f));
        foreach (var lid in new[] { MeshTopology.RightUpperLid, MeshTopology.LeftUpperLid })
            Multiply(albedo, chart.Line(Curve(chart, lid), 0.5), new Vector3(0.3f, 0.24f, 0.22f));
        foreach (var lid in new[] { MeshTopology.RightLowerLid, MeshTopology.LeftLowerLid })
            Multiply(albedo, chart.Line(Curve(chart, lid), 0.4), new Vector3(0.72f, 0.56f, 0.54f));
    }

    private static List<Vector2> Curve(FaceChart chart, IReadOnlyList<int> points)
    {
        const int Parts = 5;
        var curve = new List<Vector2>();
        Vector2 P(int i) => chart.Places[points[Math.Clamp(i, 0, points.Count - 1)]];
        for (var i = 0; i + 1 < points.Count; i++)
        {
            var (a, b, c, d) = (P(i - 1), P(i), P(i + 1), P(i + 2));
            for (var part = 0; part < Parts; part++)
            {
                var t = part / (float)Parts;
                curve.Add(0.5f * ((2 * b) + (t * (c - a)) + (t * t * ((2 * a) - (5 * b) + (4 * c) - d)) + (t * t * t * ((3 * b) - a - (3 * c) + d))));
            }
        }

        curve.Add(P(points.Count - 1));
        return curve;
    }

    private static void Multiply(LinearRgb albedo, Plane mask, Vector3 by)
    {
        for (var i = 0; i < mask.Samples.Length; i++)
        {
            var m = mask.Samples[i];
            if (m <= 0) continue;
            albedo.R.Samples[i] *= 1 - (m * (1 - by.X));
            albedo.G.Samples[i] *= 1 - (m * (1 - by.Y));
            albedo.B.Samples[i] *= 1 - (m * (1 - by.Z));
        }
    }
}
