using System.Numerics;
using PhotoProgress.Analysis.Align.Mesh;
using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Learning.Phantom.Face.Shape;
using Plane = PhotoProgress.Analysis.Pixels.Plane;

namespace PhotoProgress.Learning.Phantom.Face.Paint;

/// <summary>What the mesh is too coarse for: the line between the lips, the hollows of the nostrils, the fold of the upper lids, the roots of the lashes.</summary>
internal static class FeaturePaint
{
    private static readonly int[] LipLine = [61, 78, 191, 80, 81, 82, 13, 312, 311, 310, 415, 308, 291];

    /// <summary>Above the upper lid, outer corner to inner.</summary>
    private static readonly int[] RightFold = [130, 247, 30, 29, 27, 28, 56, 190];
    private static readonly int[] LeftFold = [359, 467, 260, 259, 257, 258, 286, 414];

    /// <param name="albedo">Changed in place.</param>
    /// <param name="hair">Colour of the hair, linear.</param>
    public static void Apply(LinearRgb albedo, FaceChart chart, Vector3 hair)
    {
        Multiply(albedo, chart.Line(chart.Hairline, 4), new Vector3(0.45f) + (0.5f * hair));
        Multiply(albedo, FacePigment.Lips(chart), new Vector3(0.88f, 0.6f, 0.6f));
        Multiply(albedo, chart.Line(Curve(chart, LipLine), 0.45), new Vector3(0.35f, 0.2f, 0.2f));
        Multiply(albedo, chart.Line(Curve(chart, LipLine), 1.5), new Vector3(0.72f, 0.62f, 0.62f));
        foreach (var nostril in new Vector2[][] { [Mean(chart, 241, 242, 99), Mean(chart, 75, 59, 166)], [Mean(chart, 461, 462, 328), Mean(chart, 305, 289, 392)] })
        {
            Multiply(albedo, chart.Line(nostril, 1.1), new Vector3(0.1f, 0.05f, 0.045f));
            Multiply(albedo, chart.Line(nostril, 2.4), new Vector3(0.6f, 0.5f, 0.48f));
        }

        foreach (var brow in new[] { MeshTopology.RightBrow, MeshTopology.LeftBrow })
            Multiply(albedo, chart.Mask(brow, -1.5, 5), new Vector3(0.72f) + (0.2f * hair));
        foreach (var wing in new int[][] { [209, 129, 98], [429, 358, 327] })
            Multiply(albedo, chart.Line(Curve(chart, wing), 0.9), new Vector3(0.82f, 0.72f, 0.7f));
        foreach (var fold in new[] { RightFold, LeftFold })
            Multiply(albedo, chart.Line(Curve(chart, fold), 0.6), new Vector3(0.62f, 0.52f, 0.5f));
        foreach (var lid in new[] { MeshTopology.RightUpperLid, MeshTopology.LeftUpperLid })
            Multiply(albedo, chart.Line(Curve(chart, lid), 0.65), new Vector3(0.2f, 0.16f, 0.15f));
        foreach (var lid in new[] { MeshTopology.RightLowerLid, MeshTopology.LeftLowerLid })
            Multiply(albedo, chart.Line(Curve(chart, lid), 0.4), new Vector3(0.72f, 0.56f, 0.54f));
    }

    private static Vector2 Mean(FaceChart chart, params ReadOnlySpan<int> points)
    {
        var sum = Vector2.Zero;
        foreach (var point in points) sum += chart.Places[point];
        return sum / points.Length;
    }

    private static List<Vector2> Curve(FaceChart chart, IReadOnlyList<int> points) => Curves.Open([.. points.Select(point => chart.Places[point])], 5);

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
