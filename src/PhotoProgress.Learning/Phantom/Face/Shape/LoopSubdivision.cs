using System.Numerics;

namespace PhotoProgress.Learning.Phantom.Face.Shape;

/// <summary>
/// Loop's subdivision of a triangle mesh (Loop 1987, master's thesis, University of Utah; weights of Warren): one step makes four
/// triangles of each and smooths. Old points keep their numbers. Open edges stay curves of their own, so that lids keep a rim.
/// </summary>
internal sealed class LoopSubdivision
{
    private const float OddNear = 3f / 8;
    private const float OddFar = 1f / 8;
    private const float RimMiddle = 3f / 4;

    private readonly Surface _coarse;
    private readonly IReadOnlySet<int> _kept;
    private readonly Dictionary<(int, int), Edge> _edges = [];
    private readonly List<int>[] _neighbours;
    private readonly List<int>[] _rim;

    private LoopSubdivision(Surface coarse, IReadOnlySet<int> kept)
    {
        (_coarse, _kept) = (coarse, kept);
        _neighbours = [.. coarse.Points.Select(_ => new List<int>())];
        _rim = [.. coarse.Points.Select(_ => new List<int>())];
        for (var t = 0; t < coarse.Triangles.Length; t += 3)
        {
            for (var k = 0; k < 3; k++) Add(coarse.Triangles[t + k], coarse.Triangles[t + ((k + 1) % 3)], coarse.Triangles[t + ((k + 2) % 3)]);
        }

        foreach (var edge in _edges.Values.Where(edge => edge.SecondOpposite < 0))
        {
            _rim[edge.A].Add(edge.B);
            _rim[edge.B].Add(edge.A);
        }
    }

    /// <summary>Subdivides several times.</summary>
    /// <param name="surface">Mesh; each edge belongs to one or two triangles.</param>
    /// <param name="steps">How often each triangle is split into four.</param>
    /// <param name="kept">Points that do not move: sharp corners.</param>
    public static Surface Refine(Surface surface, int steps, IReadOnlySet<int> kept)
    {
        for (var step = 0; step < steps; step++) surface = new LoopSubdivision(surface, kept).Step();
        return surface;
    }

    private void Add(int a, int b, int opposite)
    {
        var key = (Math.Min(a, b), Math.Max(a, b));
        if (_edges.TryGetValue(key, out var edge))
        {
            _edges[key] = edge with { SecondOpposite = opposite };
            return;
        }

        _edges[key] = new Edge(key.Item1, key.Item2, opposite, -1, _coarse.Points.Length + _edges.Count);
        _neighbours[a].Add(b);
        _neighbours[b].Add(a);
    }

    private Surface Step()
    {
        var points = new Vector3[_coarse.Points.Length + _edges.Count];
        var chart = new Vector2[points.Length];
        for (var i = 0; i < _coarse.Points.Length; i++) (points[i], chart[i]) = Moved(i);
        foreach (var edge in _edges.Values) (points[edge.Middle], chart[edge.Middle]) = Between(edge);
        return new Surface(points, chart, Split(), _coarse.Material);
    }

    private (Vector3 Point, Vector2 Chart) Moved(int i)
    {
        if (_kept.Contains(i)) return (_coarse.Points[i], _coarse.Chart[i]);
        if (_rim[i].Count == 2) return Mean(i, _rim[i], RimMiddle, (1 - RimMiddle) / 2);
        if (_rim[i].Count > 0) return (_coarse.Points[i], _coarse.Chart[i]);
        var n = _neighbours[i].Count;
        var weight = n == 3 ? 3f / 16 : 3f / (8 * n);
        return Mean(i, _neighbours[i], 1 - (n * weight), weight);
    }

    private (Vector3 Point, Vector2 Chart) Mean(int i, List<int> others, float own, float each)
    {
        var (point, chart) = (_coarse.Points[i] * own, _coarse.Chart[i] * own);
        foreach (var other in others)
        {
            point += _coarse.Points[other] * each;
            chart += _coarse.Chart[other] * each;
        }

        return (point, chart);
    }

    private (Vector3 Point, Vector2 Chart) Between(Edge edge)
    {
        var (p, c) = (_coarse.Points, _coarse.Chart);
        if (edge.SecondOpposite < 0) return ((p[edge.A] + p[edge.B]) / 2, (c[edge.A] + c[edge.B]) / 2);
        return (
            (OddNear * (p[edge.A] + p[edge.B])) + (OddFar * (p[edge.FirstOpposite] + p[edge.SecondOpposite])),
            (OddNear * (c[edge.A] + c[edge.B])) + (OddFar * (c[edge.FirstOpposite] + c[edge.SecondOpposite])));
    }

    private int[] Split()
    {
        var triangles = new int[_coarse.Triangles.Length * 4];
        var at = 0;
        for (var t = 0; t < _coarse.Triangles.Length; t += 3)
        {
            var (a, b, c) = (_coarse.Triangles[t], _coarse.Triangles[t + 1], _coarse.Triangles[t + 2]);
            var (ab, bc, ca) = (Middle(a, b), Middle(b, c), Middle(c, a));
            foreach (var corner in new[] { a, ab, ca, ab, b, bc, ca, bc, c, ab, bc, ca }) triangles[at++] = corner;
        }

        return triangles;
    }

    private int Middle(int a, int b) => _edges[(Math.Min(a, b), Math.Max(a, b))].Middle;

    private readonly record struct Edge(int A, int B, int FirstOpposite, int SecondOpposite, int Middle);
}
