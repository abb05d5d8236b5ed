using System.Numerics;
using PhotoProgress.Analysis.Align.Mesh;

namespace PhotoProgress.Learning.Phantom.Face.Shape;

/// <summary>Paths from the outline of the face back over the refined head, along which hair is combed.</summary>
internal sealed class Scalp
{
    /// <summary>Last outline point on each side that has hair above it: before the ear.</summary>
    public const int LastOutline = 8;

    /// <summary>Distance of the hairline from the outline, mm, from the middle of the forehead to behind the ear.</summary>
    private static readonly float[] Hairline = [10, 10.5f, 11, 10, 7, 4.5f, 3.5f, 9, 44];

    private readonly Vector3[][] _paths;
    private readonly Vector2[][] _chart;
    private readonly float[][] _lengths;

    public Scalp(Surface head)
    {
        int[] outlines = [.. Enumerable.Range(-LastOutline, (2 * LastOutline) + 1)];
        _paths = [.. outlines.Select(outline => Path(head.Points, outline))];
        _chart = [.. outlines.Select(outline => Path(head.Chart, outline))];
        _lengths = Array.ConvertAll(_paths, Lengths);
    }

    /// <summary>Distance of the hairline from the outline, mm.</summary>
    /// <param name="outline">Number along the outline; 0 is the middle of the forehead, positive to the picture's right.</param>
    public static float HairlineAt(float outline)
    {
        var at = Math.Min(Math.Abs(outline), Hairline.Length - 1.001f);
        return float.Lerp(Hairline[(int)at], Hairline[(int)at + 1], at - (int)at);
    }

    /// <summary>Place on the head, this far from the outline, mm.</summary>
    public Vector3 Place(float outline, float lengthMm)
    {
        var (i, t) = Column(outline);
        Vector3 P(int column) => On(_paths, Math.Clamp(column, 0, _paths.Length - 1), lengthMm);
        return Curves.At(P(i - 1), P(i), P(i + 1), P(i + 2), t);
    }

    /// <summary>The hairline on the skin's chart.</summary>
    public IReadOnlyList<Vector2> OnChart()
    {
        var line = new List<Vector2>();
        for (var column = 1; column + 1 < _chart.Length; column++) // the last ones turn behind the ears, off the chart
        {
            var (ring, t) = Ring(column, HairlineAt(column - LastOutline));
            line.Add(Vector2.Lerp(_chart[column][ring], _chart[column][ring + 1], t));
        }

        return Curves.Open(line, 6);
    }

    /// <summary>Unit vector out of the head.</summary>
    public static Vector3 Outwards(Vector3 place) => Vector3.Normalize((place - Skull.Centre) / (Skull.HalfAxes * Skull.HalfAxes));

    private static T[] Path<T>(T[] values, int outline) =>
        [.. Enumerable.Range(0, HeadFrame.Rings + 1).Select(ring => values[HeadFrame.Point((outline + 36) % 36, ring)])];

    private static float[] Lengths(Vector3[] path)
    {
        var lengths = new float[path.Length];
        for (var i = 1; i < path.Length; i++) lengths[i] = lengths[i - 1] + Vector3.Distance(path[i], path[i - 1]);
        return lengths;
    }

    private (int Column, float Between) Column(float outline)
    {
        var at = Math.Clamp(outline + LastOutline, 0, _paths.Length - 1.001f);
        return ((int)at, at - (int)at);
    }

    private Vector3 On(Vector3[][] paths, int column, float lengthMm)
    {
        var (ring, t) = Ring(column, lengthMm);
        Vector3 P(int i) => paths[column][Math.Clamp(i, 0, paths[column].Length - 1)];
        return Curves.At(P(ring - 1), P(ring), P(ring + 1), P(ring + 2), t);
    }

    private (int Ring, float Between) Ring(int column, float lengthMm)
    {
        var lengths = _lengths[column];
        var ring = 0;
        while (ring + 2 < lengths.Length && lengths[ring + 1] < lengthMm) ring++;
        return (ring, Math.Clamp((lengthMm - lengths[ring]) / (lengths[ring + 1] - lengths[ring]), 0, 1));
    }
}
