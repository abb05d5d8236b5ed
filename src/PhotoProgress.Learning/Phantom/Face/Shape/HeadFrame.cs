using System.Numerics;
using PhotoProgress.Analysis.Align.Mesh;

namespace PhotoProgress.Learning.Phantom.Face.Shape;

/// <summary>
/// The head as a coarse mesh: the 468 points of the face, and rings around its outline that go over the skull, under the jaw, down
/// the neck and over the shoulders. Points 0–467 are those of <see cref="MeshTopology"/>.
/// </summary>
internal static class HeadFrame
{
    /// <summary>Rings outside the outline.</summary>
    public const int Rings = 11;

    /// <summary>Points of the outline that lead over the skull, by their number along <see cref="MeshTopology.FaceOval"/>: from ear to ear over the forehead.</summary>
    private const int LastOfUpper = 8;

    /// <summary>Rings beyond this are not joined between the paths over the skull and those down the neck.</summary>
    private const int LastAtEar = 3;

    /// <summary>Radius of the cylinder that face and neck are unrolled from, mm: half the breadth of a head.</summary>
    private const float ChartRadiusMm = 76;

    private const float AxisZMm = -30;

    /// <summary>Whether the path from this point of the outline leads over the skull (else down the neck).</summary>
    public static bool IsUpper(int outline) => outline <= LastOfUpper || outline >= MeshTopology.FaceOval.Count - LastOfUpper;

    /// <summary>Point number of ring 1, 2, … outside outline point <paramref name="outline"/>; ring 0 is the outline itself.</summary>
    public static int Point(int outline, int ring) => ring == 0
        ? MeshTopology.FaceOval[outline]
        : MeshTopology.PointCount + ((ring - 1) * MeshTopology.FaceOval.Count) + outline;

    /// <summary>Joins the face with skull, neck and shoulders; the openings of the eyes are cut out.</summary>
    /// <param name="face">The 468 points of this person, mm.</param>
    /// <param name="triangles">Triangles of the canonical face.</param>
    /// <param name="neck">Half breadth of the neck, mm.</param>
    public static Surface Build(Vector3[] face, int[] triangles, float neck)
    {
        var count = MeshTopology.FaceOval.Count;
        var points = new Vector3[MeshTopology.PointCount + (Rings * count)];
        face.CopyTo(points, 0);
        for (var outline = 0; outline < count; outline++)
        {
            for (var ring = 1; ring <= Rings; ring++)
                points[Point(outline, ring)] = IsUpper(outline)
                    ? Skull.Along(face[MeshTopology.FaceOval[outline]], ring / (float)Rings)
                    : Neck.Along(face[MeshTopology.FaceOval[outline]], Neck.AzimuthOf(outline), ring, neck);
        }

        return new Surface(points, Chart(points), [.. Open(triangles), .. Around()], Material.Skin);
    }

    private static IEnumerable<int> Open(int[] triangles)
    {
        var (right, left) = (MeshTopology.RightEye.ToHashSet(), MeshTopology.LeftEye.ToHashSet());
        return triangles.Chunk(3).Where(t => !t.All(right.Contains) && !t.All(left.Contains)).SelectMany(t => t);
    }

    private static IEnumerable<int> Around()
    {
        var count = MeshTopology.FaceOval.Count;
        for (var outline = 0; outline < count; outline++)
        {
            for (var ring = 0; ring < Rings; ring++)
            {
                var next = (outline + 1) % count;
                if (ring >= LastAtEar && IsUpper(outline) != IsUpper(next)) continue; // behind the ears the paths part
                var (a, b, c, d) = (Point(outline, ring), Point(next, ring), Point(next, ring + 1), Point(outline, ring + 1));
                foreach (var corner in new[] { a, b, c, a, c, d }) yield return corner;
            }
        }
    }

    /// <summary>The face unrolled from an upright cylinder; outside, along each path by its length.</summary>
    private static Vector2[] Chart(Vector3[] points)
    {
        var chart = new Vector2[points.Length];
        for (var i = 0; i < MeshTopology.PointCount; i++)
            chart[i] = new Vector2(ChartRadiusMm * MathF.Atan2(points[i].X, points[i].Z - AxisZMm), points[i].Y);
        for (var outline = 0; outline < MeshTopology.FaceOval.Count; outline++)
        {
            for (var ring = 1; ring <= Rings; ring++)
            {
                var (before, length) = (chart[Point(outline, ring - 1)], Vector3.Distance(points[Point(outline, ring)], points[Point(outline, ring - 1)]));
                chart[Point(outline, ring)] = before + (length * Outwards(before, outline, ring));
            }
        }

        return chart;
    }

    /// <summary>Away from the middle of the face; down the neck, where the chart keeps its breadth, straight down.</summary>
    private static Vector2 Outwards(Vector2 before, int outline, int ring) =>
        IsUpper(outline) || ring < 3 ? Vector2.Normalize(before - new Vector2(0, -5)) : -Vector2.UnitY;
}
