using System.Numerics;
using PhotoProgress.Analysis.Align.Mesh;

namespace PhotoProgress.Learning.Phantom.Face.Shape;

/// <summary>Rims of the lids and the visible part of the eyeballs, fitted into the openings of a refined head.</summary>
internal static class EyeParts
{
    /// <summary>Thickness of a lid, mm.</summary>
    private const float RimMm = 1.7f;

    /// <summary>How far the cornea stands before the deepest part of the rim's middle, mm.</summary>
    private const float BulgeMm = 0.9f;

    private const int Rings = 10;
    private const int RimSteps = 3;

    /// <summary>Rim and eyeball of both eyes. The eyeball's chart is millimetres from the middle of the pupil, X to the picture's right, Y up.</summary>
    public static IEnumerable<Surface> Of(Surface head)
    {
        var rims = OpenEdges(head);
        return new[] { MeshTopology.RightEyeOuterCorner, MeshTopology.LeftEyeOuterCorner }.SelectMany(corner =>
        {
            var loop = Loop(rims, corner);
            return new[] { Rim(head, loop), Ball(head, loop) };
        });
    }

    /// <summary>Points around the opening, starting at a corner.</summary>
    public static IReadOnlyList<int> Loop(Surface head, int corner) => Loop(OpenEdges(head), corner);

    private static List<int> Loop(Dictionary<int, int> next, int corner)
    {
        var loop = new List<int> { corner };
        for (var at = next[corner]; at != corner; at = next[at]) loop.Add(at);
        return loop;
    }

    /// <summary>Open edges, in the direction that their triangles turn.</summary>
    private static Dictionary<int, int> OpenEdges(Surface head)
    {
        var edges = new HashSet<(int, int)>();
        for (var t = 0; t < head.Triangles.Length; t += 3)
        {
            for (var k = 0; k < 3; k++)
            {
                var (a, b) = (head.Triangles[t + k], head.Triangles[t + ((k + 1) % 3)]);
                if (!edges.Remove((b, a))) edges.Add((a, b));
            }
        }

        var next = new Dictionary<int, int>();
        foreach (var (a, b) in edges) next[a] = b;
        return next;
    }

    private static Surface Rim(Surface head, List<int> loop)
    {
        var middle = Middle(head, loop);
        var points = new List<Vector3>();
        for (var step = 0; step <= RimSteps; step++)
        {
            var depth = step / (float)RimSteps;
            foreach (var i in loop)
                points.Add(head.Points[i] + Inward(head.Points[i], middle, 0.35f * MathF.Sin(depth * MathF.PI / 2)) - new Vector3(0, 0, RimMm * depth));
        }

        var chart = points.Select((_, i) => head.Chart[loop[i % loop.Count]]);
        return new Surface([.. points], [.. chart], Strips(loop.Count, RimSteps), Material.LidRim);
    }

    private static Surface Ball(Surface head, List<int> loop)
    {
        var middle = Middle(head, loop);
        var apex = loop.Average(i => head.Points[i].Z) - RimMm + BulgeMm + 1.2f;
        var points = new List<Vector3>();
        for (var ring = 0; ring <= Rings; ring++)
        {
            var outwards = 1 - (ring / (float)Rings);
            foreach (var i in loop)
            {
                var rim = head.Points[i] - new Vector3(0, 0, RimMm);
                var flat = Vector3.Lerp(middle, rim, outwards);
                points.Add(flat with { Z = float.Lerp(apex, rim.Z, outwards * outwards) });
            }
        }

        var chart = points.Select(point => new Vector2(point.X - middle.X, point.Y - middle.Y));
        return new Surface([.. points], [.. chart], Strips(loop.Count, Rings), Material.Eye);
    }

    private static Vector3 Middle(Surface head, List<int> loop)
    {
        var corner = head.Points[loop[0]];
        var other = loop.MaxBy(i => Math.Abs(head.Points[i].X - corner.X));
        var y = (loop.Max(i => head.Points[i].Y) + loop.Min(i => head.Points[i].Y)) / 2;
        return new Vector3((corner.X + head.Points[other].X) / 2, y + 0.4f, 0);
    }

    private static Vector3 Inward(Vector3 from, Vector3 middle, float byMm) =>
        Vector3.Normalize((middle - from) with { Z = 0 }) * byMm;

    /// <summary>Triangles between rows of points that each close on themselves; rows go inwards, points against the clock of the head's own open edge.</summary>
    private static int[] Strips(int around, int rows)
    {
        var triangles = new List<int>();
        for (var row = 0; row < rows; row++)
        {
            for (var k = 0; k < around; k++)
            {
                var (a, b) = ((row * around) + k, (row * around) + ((k + 1) % around));
                var (c, d) = (b + around, a + around);
                triangles.AddRange([b, a, d, b, d, c]);
            }
        }

        return [.. triangles];
    }
}
