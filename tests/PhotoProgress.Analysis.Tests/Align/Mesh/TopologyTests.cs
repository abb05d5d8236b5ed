using System.Numerics;
using PhotoProgress.Analysis.Align.Mesh;

namespace PhotoProgress.Analysis.Tests.Align.Mesh;

public class TopologyTests
{
    [FaceModelFact]
    public void Canonical_PointsAndTriangles_AreTheKnownNumbers()
    {
        var face = FaceModel.Canonical;
        Assert.Equal(MeshTopology.PointCount, face.Points.Length);
        Assert.Equal(898, face.Triangles.Length / 3);
        Assert.All(face.Triangles, point => Assert.InRange(point, 0, MeshTopology.PointCount - 1));
        Assert.Equal(33, face.FitWeights.Count);
    }

    [FaceModelFact]
    public void Canonical_Surface_IsOneSheetBorderedByTheOval()
    {
        var edges = Edges();
        // Every edge belongs to one triangle (border) or two.
        Assert.All(edges.Values, count => Assert.InRange(count, 1, 2));
        var border = edges.Where(e => e.Value == 1).SelectMany(e => new[] { e.Key.A, e.Key.B }).ToHashSet();
        Assert.Equal(MeshTopology.FaceOval.Order(), border.Order());
        // Euler: points − edges + triangles = 2 − borders; eyes and mouth are closed by triangles.
        Assert.Equal(2 - 1, MeshTopology.PointCount - edges.Count + (FaceModel.Canonical.Triangles.Length / 3));
    }

    [FaceModelFact]
    public void Triangles_FacingTheCamera_TurnCounterClockwise()
    {
        var (points, triangles) = (FaceModel.Canonical.Points, FaceModel.Canonical.Triangles);
        var towards = 0;
        for (var i = 0; i < triangles.Length; i += 3)
        {
            var (a, b, c) = (points[triangles[i]], points[triangles[i + 1]], points[triangles[i + 2]]);
            if (Vector3.Cross(b - a, c - a).Z > 0) towards++;
        }

        // All but the folds of nostrils, lids and lips.
        Assert.InRange(towards, 0.9 * triangles.Length / 3, triangles.Length / 3);
    }

    [FaceModelFact]
    public void Mirror_Twice_ComesBack()
    {
        var mirror = FaceModel.Canonical.Mirror;
        Assert.All(Enumerable.Range(0, mirror.Length), i => Assert.Equal(i, mirror[mirror[i]]));
    }

    [FaceModelFact]
    public void Chains_NeighboursInAList_AreNeighboursInTheMesh()
    {
        var edges = Edges();
        bool Joined(int a, int b) => edges.ContainsKey((Math.Min(a, b), Math.Max(a, b)));
        IReadOnlyList<int>[] closed =
        [
            MeshTopology.RightEye, MeshTopology.LeftEye, MeshTopology.OuterLips, MeshTopology.InnerLips, MeshTopology.FaceOval,
            MeshTopology.Nose, MeshTopology.RightNostril, MeshTopology.LeftNostril,
        ];
        foreach (var ring in closed)
            for (var i = 0; i < ring.Count; i++) Assert.True(Joined(ring[i], ring[(i + 1) % ring.Count]), $"{ring[i]}–{ring[(i + 1) % ring.Count]}");
        for (var i = 1; i < MeshTopology.NoseRidge.Count; i++) Assert.True(Joined(MeshTopology.NoseRidge[i - 1], MeshTopology.NoseRidge[i]));
    }

    [FaceModelFact]
    public void LeftAndRight_AreEachOthersMirror()
    {
        (IReadOnlyList<int> Right, IReadOnlyList<int> Left)[] pairs =
        [
            (MeshTopology.RightUpperLid, MeshTopology.LeftUpperLid), (MeshTopology.RightLowerLid, MeshTopology.LeftLowerLid),
            (MeshTopology.RightBrow, MeshTopology.LeftBrow), (MeshTopology.RightNostril, MeshTopology.LeftNostril),
            ([MeshTopology.RightMouthCorner], [MeshTopology.LeftMouthCorner]),
        ];
        foreach (var (right, left) in pairs) Assert.Equal(left, right.Select(p => FaceModel.Canonical.Mirror[p]));
        // The client's right is at the picture's left.
        Assert.True(FaceModel.Canonical.Points[MeshTopology.RightMouthCorner].X < 0);
        Assert.Equal(MeshTopology.Nose.Order(), MeshTopology.Nose.Select(p => FaceModel.Canonical.Mirror[p]).Order());
    }

    private static Dictionary<(int A, int B), int> Edges()
    {
        var edges = new Dictionary<(int A, int B), int>();
        var triangles = FaceModel.Canonical.Triangles;
        for (var i = 0; i < triangles.Length; i++)
        {
            var (a, b) = (triangles[i], triangles[(i / 3 * 3) + ((i + 1) % 3)]);
            var edge = (Math.Min(a, b), Math.Max(a, b));
            edges[edge] = edges.GetValueOrDefault(edge) + 1;
        }

        return edges;
    }
}
