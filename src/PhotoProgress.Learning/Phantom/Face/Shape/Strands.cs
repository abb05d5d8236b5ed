using System.Numerics;
using PhotoProgress.Analysis.Align.Mesh;

namespace PhotoProgress.Learning.Phantom.Face.Shape;

/// <summary>Single hairs of brows and lashes as flat ribbons that end in a point.</summary>
internal sealed class Strands
{
    private const int Segments = 4;

    private readonly List<Vector3> _points = [];
    private readonly List<Vector2> _chart = [];
    private readonly List<int> _triangles = [];

    public Surface Surface => new([.. _points], [.. _chart], [.. _triangles], Material.Strand);

    /// <param name="root">Where it grows, mm.</param>
    /// <param name="direction">Where to, with its length, mm.</param>
    /// <param name="bend">Added to the direction towards the tip, mm.</param>
    /// <param name="widthMm">At the root.</param>
    /// <param name="shade">0 is the darkest hair, 1 the lightest.</param>
    /// <param name="lay">Moves each point of the hair's middle; null leaves it.</param>
    public void Add(Vector3 root, Vector3 direction, Vector3 bend, float widthMm, float shade, Func<Vector3, float, Vector3>? lay = null)
    {
        var first = _points.Count;
        for (var i = 0; i <= Segments; i++)
        {
            var t = i / (float)Segments;
            var along = direction + (2 * t * bend);
            var across = Vector3.Normalize(new Vector3(along.Y, -along.X, 0)) * (0.5f * widthMm * (1 - (0.9f * t * t)));
            var straight = root + (t * direction) + (t * t * bend);
            var middle = lay is null ? straight : lay(straight, t);
            _points.Add(middle - across);
            _points.Add(middle + across);
            _chart.Add(new Vector2(shade, t));
            _chart.Add(new Vector2(shade, t));
            if (i == 0) continue;
            var at = first + (2 * i);
            _triangles.AddRange([at - 2, at - 1, at + 1, at - 2, at + 1, at]);
        }
    }
}
