using System.Runtime.CompilerServices;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Measure.Texture;

/// <summary>
/// Second derivatives of a smoothed plane along one of its rows, per sample squared: differences of fourth order, whose
/// error for a sine of ω radians a sample is ω⁴/90 of it.
/// </summary>
internal sealed class Curvature
{
    /// <summary>Samples that a derivative reaches on each side; so many at both ends of a row stay 0.</summary>
    public const int Reach = 2;

    private static readonly float[] Second = [-1f / 12, 16f / 12, -30f / 12, 16f / 12, -1f / 12];
    private static readonly float[] First = [1f / 12, -8f / 12, 0, 8f / 12, -1f / 12];

    private readonly Plane _plane;
    private readonly float[] _slope;

    public Curvature(Plane plane)
    {
        _plane = plane;
        (Xx, Yy, Xy, _slope) = (new float[plane.Width], new float[plane.Width], new float[plane.Width], new float[plane.Width]);
    }

    public float[] Xx { get; }

    public float[] Yy { get; }

    public float[] Xy { get; }

    /// <param name="y">At least <see cref="Reach"/> rows away from the first and the last.</param>
    public void GoTo(int y)
    {
        var width = _plane.Width;
        var around = _plane.Samples.AsSpan((y - Reach) * width, First.Length * width);
        Fir.Sum(_plane.Row(y), 1, Second, Xx.AsSpan(Reach, width - (2 * Reach)));
        Fir.Sum(around, width, Second, Yy);
        Fir.Sum(around, width, First, _slope);
        Fir.Sum(_slope, 1, First, Xy.AsSpan(Reach, width - (2 * Reach)));
    }

    /// <summary>Mean of both principal curvatures, and half their difference: they are mean ± radius.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public (float Mean, float Radius) Principal(int x)
    {
        var half = (Xx[x] - Yy[x]) / 2;
        return ((Xx[x] + Yy[x]) / 2, MathF.Sqrt((half * half) + (Xy[x] * Xy[x])));
    }
}
