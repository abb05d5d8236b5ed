using System.Numerics;

namespace PhotoProgress.Learning.Phantom.Skin;

/// <summary>An ellipse of a circle's area whose outline swings in and out two to five times around, each with its own phase.</summary>
internal readonly record struct SpotShape
{
    private const float MostStretch = 1.25f;

    /// <summary>Amplitude of each swing over the irregularity; roots of their squares add up to 1, themselves to 1.93.</summary>
    private static readonly Vector4 Shares = new(0.6f, 0.52f, 0.46f, 0.35f);

    private const float SharesTogether = 1.93f;

    private readonly Vector2 _along;
    private readonly Vector2 _across;
    private readonly Vector4 _cosines;
    private readonly Vector4 _sines;
    private readonly bool _isEllipse;

    /// <param name="hash">The spot's own.</param>
    /// <param name="radius">Mean radius, pixels.</param>
    /// <param name="irregularity">0 to 0.4.</param>
    /// <param name="turn">Turn of the grid, radians.</param>
    public SpotShape(int hash, float radius, float irregularity, float turn)
    {
        var angle = (MathF.Tau * SkinHash.Uniform(hash, 5)) - turn;
        var stretch = 1 + ((MostStretch - 1) * SkinHash.Uniform(hash, 6));
        var axis = new Vector2(MathF.Cos(angle), MathF.Sin(angle));
        (_along, _across) = (axis / (radius * stretch), new Vector2(-axis.Y, axis.X) * (stretch / radius));
        var phase = MathF.Tau * new Vector4(SkinHash.Uniform(hash, 7), SkinHash.Uniform(hash, 8), SkinHash.Uniform(hash, 9), SkinHash.Uniform(hash, 10));
        _cosines = irregularity * Shares * new Vector4(MathF.Cos(phase.X), MathF.Cos(phase.Y), MathF.Cos(phase.Z), MathF.Cos(phase.W));
        _sines = irregularity * Shares * new Vector4(MathF.Sin(phase.X), MathF.Sin(phase.Y), MathF.Sin(phase.Z), MathF.Sin(phase.W));
        _isEllipse = irregularity == 0;
        Reach = MostStretch / (1 - (irregularity * SharesTogether));
    }

    /// <summary>Farthest rim over the radius, at most.</summary>
    public float Reach { get; }

    /// <summary>Distance from the middle over that of the rim in the same direction.</summary>
    public float Distance(float dx, float dy)
    {
        var (u, v) = ((dx * _along.X) + (dy * _along.Y), (dx * _across.X) + (dy * _across.Y));
        var t = MathF.Sqrt((u * u) + (v * v));
        if (_isEllipse || t < 1e-3f) return t;
        var (c1, s1) = (u / t, v / t);
        var (c2, s2) = ((c1 * c1) - (s1 * s1), 2 * c1 * s1);
        var (c3, s3) = ((c2 * c1) - (s2 * s1), (s2 * c1) + (c2 * s1));
        var (c4, s4) = ((c2 * c2) - (s2 * s2), 2 * c2 * s2);
        var (c5, s5) = ((c4 * c1) - (s4 * s1), (s4 * c1) + (c4 * s1));
        return t * (1 + Vector4.Dot(_cosines, new Vector4(c2, c3, c4, c5)) + Vector4.Dot(_sines, new Vector4(s2, s3, s4, s5)));
    }
}
