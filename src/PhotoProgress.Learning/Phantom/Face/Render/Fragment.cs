using System.Numerics;

namespace PhotoProgress.Learning.Phantom.Face.Render;

/// <summary>One sample of a surface, ready to be shaded.</summary>
/// <param name="triangle">Number of its triangle.</param>
/// <param name="point">Place, mm.</param>
/// <param name="normal">Unit normal of the smooth surface.</param>
/// <param name="chart">Place on the material's map.</param>
/// <param name="key">Light of the lamps, one vector each; see <see cref="LightField"/>.</param>
/// <param name="ambient">Light from all around.</param>
/// <param name="colours">Colour of each lamp, then of the ambient light.</param>
internal readonly ref struct Fragment(int triangle, Vector3 point, Vector3 normal, Vector2 chart, ReadOnlySpan<Vector3> key, Vector3 ambient, ReadOnlySpan<Vector3> colours)
{
    public int Triangle { get; } = triangle;

    public Vector3 Point { get; } = point;

    public Vector3 Normal { get; } = normal;

    public Vector2 Chart { get; } = chart;

    public ReadOnlySpan<Vector3> Key { get; } = key;

    public Vector3 Ambient { get; } = ambient;

    /// <summary>Colours of the lamps and, last, of the ambient light.</summary>
    public ReadOnlySpan<Vector3> Colours { get; } = colours;

    /// <summary>Light on a surface of this normal, linear.</summary>
    public Vector3 Light(Vector3 normal)
    {
        var sum = AmbientLight(normal) * Colours[^1];
        for (var i = 0; i < Key.Length; i++) sum += MathF.Max(0, Vector3.Dot(normal, Key[i])) * Colours[i];
        return sum;
    }

    /// <summary>Ambient light comes from everywhere, so half of it does not depend on the normal.</summary>
    public float AmbientLight(Vector3 normal) => 0.5f * (Ambient.Length() + MathF.Max(0, Vector3.Dot(normal, Ambient)));
}
