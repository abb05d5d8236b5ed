using System.Numerics;
using System.Text;
using PhotoProgress.Reports.Words;

namespace PhotoProgress.Reports.Charts;

/// <summary>A straight piece of a hatching.</summary>
public readonly record struct Segment(Vector2 From, Vector2 To);

/// <summary>An outline of one or several closed polygons; what is covered twice is a hole (even-odd rule).</summary>
public sealed class Polygon(IReadOnlyList<IReadOnlyList<Vector2>> rings)
{
    public IReadOnlyList<IReadOnlyList<Vector2>> Rings { get; } = [.. rings.Where(r => r.Count >= 3)];

    public bool IsEmpty => Rings.Count == 0;

    public Polygon Map(Func<Vector2, Vector2> map) => new([.. Rings.Select(r => (IReadOnlyList<Vector2>)[.. r.Select(map)])]);

    public (Vector2 Min, Vector2 Max) Bounds()
    {
        var points = Rings.SelectMany(r => r).ToList();
        return (points.Aggregate(Vector2.Min), points.Aggregate(Vector2.Max));
    }

    /// <summary>The <c>d</c> of an SVG path.</summary>
    public string Path()
    {
        var path = new StringBuilder();
        foreach (var ring in Rings)
            path.Append('M').AppendJoin('L', ring.Select(p => $"{Numbers.Coordinate(p.X)} {Numbers.Coordinate(p.Y)}")).Append('Z');
        return path.ToString();
    }

    public bool Contains(Vector2 point)
    {
        var inside = false;
        foreach (var (a, b) in Edges())
            if (a.Y > point.Y != b.Y > point.Y && point.X < a.X + ((point.Y - a.Y) / (b.Y - a.Y) * (b.X - a.X)))
                inside = !inside;
        return inside;
    }

    /// <summary>
    /// Rising lines at 45° across the inside. Drawn as plain lines instead of an SVG pattern, because printers of PDF treat
    /// patterns differently.
    /// </summary>
    /// <param name="spacing">Distance between two lines.</param>
    public IReadOnlyList<Segment> Hatch(float spacing)
    {
        // Along a rising line x + y is constant, and x − y runs.
        var step = spacing * MathF.Sqrt(2);
        var sums = Rings.SelectMany(r => r).Select(p => p.X + p.Y).ToList();
        var segments = new List<Segment>();
        if (IsEmpty) return segments;
        for (var k = (int)MathF.Ceiling(sums.Min() / step); k * step <= sums.Max(); k++)
            segments.AddRange(Across(k * step));
        return segments;
    }

    /// <summary>A good place for a label: the inner point of a 24 × 24 grid farthest from any edge; of places with nearly as much room, the one nearest to the middle.</summary>
    public Vector2 LabelPoint()
    {
        const int Steps = 24;

        // A tenth of the way to the middle, so that a wide region's number does not stand at one of its ends.
        const float PullToTheMiddle = 0.1f;
        var (min, max) = Bounds();
        var middle = (min + max) / 2;
        var grid =
            from i in Enumerable.Range(0, Steps)
            from j in Enumerable.Range(0, Steps)
            select Vector2.Lerp(min, new Vector2(max.X, min.Y), (i + 0.5f) / Steps) + new Vector2(0, (max.Y - min.Y) * (j + 0.5f) / Steps);
        return grid.Where(Contains).DefaultIfEmpty(middle).MaxBy(point => EdgeDistance(point) - (PullToTheMiddle * Vector2.Distance(point, middle)));
    }

    private IEnumerable<Segment> Across(float sum)
    {
        var runs = (
            from edge in Edges()
            let a = edge.A.X + edge.A.Y - sum
            let b = edge.B.X + edge.B.Y - sum
            where a < 0 != b < 0
            let crossing = Vector2.Lerp(edge.A, edge.B, a / (a - b))
            orderby crossing.X - crossing.Y
            select crossing).ToList();
        for (var i = 0; i + 1 < runs.Count; i += 2) yield return new Segment(runs[i], runs[i + 1]);
    }

    private IEnumerable<(Vector2 A, Vector2 B)> Edges() =>
        Rings.SelectMany(ring => ring.Select((point, i) => (point, ring[(i + 1) % ring.Count])));

    private float EdgeDistance(Vector2 point) => Edges().Min(e => Distance(point, e.A, e.B));

    private static float Distance(Vector2 point, Vector2 a, Vector2 b)
    {
        var along = b - a;
        var length = along.LengthSquared();
        var t = length == 0 ? 0 : Math.Clamp(Vector2.Dot(point - a, along) / length, 0, 1);
        return Vector2.Distance(point, a + (t * along));
    }
}
