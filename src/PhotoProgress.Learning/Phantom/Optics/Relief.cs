using System.Numerics;
using PhotoProgress.Analysis.Pixels;
using Plane = PhotoProgress.Analysis.Pixels.Plane;

namespace PhotoProgress.Learning.Phantom.Optics;

/// <summary>Normals of a relief laid over a form, and how much of the sky its hollows see.</summary>
/// <param name="NormalX">−1 to 1.</param>
/// <param name="NormalY">−1 to 1.</param>
/// <param name="NormalZ">0 to 1.</param>
/// <param name="Openness">1 on the plateau, less in hollows.</param>
internal sealed record Relief(Plane NormalX, Plane NormalY, Plane NormalZ, Plane Openness)
{
    /// <summary>Surroundings whose rim hides the sky from a hollow, mm (standard deviation).</summary>
    private const double RimMm = 0.4;

    /// <summary>How fast openness falls with depth over <see cref="RimMm"/>: half at a hollow as deep as half of it is wide.</summary>
    private const float FallOff = 1.4f;

    /// <summary>A form seen more obliquely than this (cosine) is shaded as if it were not.</summary>
    private const float LeastFacing = 0.15f;

    public static Relief Of(Plane heightMm, double pixelsPerMm, SurfaceShape? shape)
    {
        Plane New() => new(heightMm.Width, heightMm.Height);
        var relief = new Relief(New(), New(), New(), Open(heightMm, pixelsPerMm));
        for (var y = 0; y < heightMm.Height; y++) relief.Row(heightMm, (float)pixelsPerMm, shape, y);
        return relief;
    }

    private static Plane Open(Plane heightMm, double pixelsPerMm)
    {
        var open = Gaussian.Blur(heightMm, RimMm * pixelsPerMm);
        for (var i = 0; i < open.Samples.Length; i++)
            open.Samples[i] = MathF.Exp(-FallOff / (float)RimMm * MathF.Max(0, open.Samples[i] - heightMm.Samples[i]));
        return open;
    }

    private void Row(Plane heightMm, float pixelsPerMm, SurfaceShape? shape, int y)
    {
        var (above, below) = (Math.Max(y - 1, 0), Math.Min(y + 1, heightMm.Height - 1));
        for (var x = 0; x < heightMm.Width; x++)
        {
            var (left, right) = (Math.Max(x - 1, 0), Math.Min(x + 1, heightMm.Width - 1));
            var slopeX = (heightMm[right, y] - heightMm[left, y]) * pixelsPerMm / Math.Max(1, right - left);
            var slopeY = (heightMm[x, below] - heightMm[x, above]) * pixelsPerMm / Math.Max(1, below - above);
            var normal = shape is null
                ? Vector3.Normalize(new Vector3(-slopeX, -slopeY, 1))
                : Bumped(new Vector3(shape.NormalX[x, y], shape.NormalY[x, y], shape.NormalZ[x, y]), slopeX, slopeY);
            (NormalX[x, y], NormalY[x, y], NormalZ[x, y]) = (normal.X, normal.Y, normal.Z);
        }
    }

    /// <summary>
    /// Normal of a height field over a form, both given per pixel of the view: N′ ∝ |d|·N − ∇s, ∇s = (σy × N)·∂h/∂x + (N × σx)·∂h/∂y
    /// (Mikkelsen, J. Graphics Tools 15 (2010) 49), σx and σy the form's tangents along the pixel axes.
    /// </summary>
    private static Vector3 Bumped(Vector3 normal, float slopeX, float slopeY)
    {
        var facing = MathF.Max(normal.Z, LeastFacing);
        var (alongX, alongY) = (new Vector3(1, 0, -normal.X / facing), new Vector3(0, 1, -normal.Y / facing));
        var (byX, byY) = (Vector3.Cross(alongY, normal), Vector3.Cross(normal, alongX));
        var bumped = (MathF.Abs(Vector3.Dot(alongX, byX)) * normal) - (byX * slopeX) - (byY * slopeY);
        return Vector3.Normalize(bumped with { Z = MathF.Max(bumped.Z, 1e-3f) });
    }
}
