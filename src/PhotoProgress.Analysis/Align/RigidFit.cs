using System.Numerics;

namespace PhotoProgress.Analysis.Align;

/// <summary>Turn and scale that carry one set of points onto another with the least weighted sum of squares.</summary>
/// <param name="Rotation">Unit quaternion.</param>
/// <param name="Scale">Target units per source unit.</param>
internal readonly record struct RigidFit(Quaternion Rotation, double Scale)
{
    private const int Sweeps = 30;

    /// <summary>Horn 1987 (doi:10.1364/JOSAA.4.000629): the rotation is the leading eigenvector of a 4 × 4 matrix.</summary>
    public static RigidFit Solve(ReadOnlySpan<Vector3> source, ReadOnlySpan<Vector3> target, ReadOnlySpan<float> weights)
    {
        var (a, b) = (Centroid(source, weights), Centroid(target, weights));
        var s = new double[3, 3];
        double spread = 0;
        for (var i = 0; i < source.Length; i++)
        {
            var (p, q) = (source[i] - a, target[i] - b);
            spread += weights[i] * p.LengthSquared();
            for (var row = 0; row < 3; row++)
                for (var column = 0; column < 3; column++)
                    s[row, column] += weights[i] * p[row] * q[column];
        }

        var (quaternion, _) = LeadingEigenvector(HornMatrix(s));
        double shared = 0;
        for (var i = 0; i < source.Length; i++)
            shared += weights[i] * Vector3.Dot(Vector3.Transform(source[i] - a, quaternion), target[i] - b);
        return new RigidFit(quaternion, shared / spread);
    }

    private static Vector3 Centroid(ReadOnlySpan<Vector3> points, ReadOnlySpan<float> weights)
    {
        var (sum, weight) = (Vector3.Zero, 0f);
        for (var i = 0; i < points.Length; i++)
        {
            sum += points[i] * weights[i];
            weight += weights[i];
        }

        return sum / weight;
    }

    // Order of the quaternion: w, x, y, z.
    private static double[,] HornMatrix(double[,] s)
    {
        double[] off = [s[1, 2] - s[2, 1], s[2, 0] - s[0, 2], s[0, 1] - s[1, 0]];
        var trace = s[0, 0] + s[1, 1] + s[2, 2];
        var n = new double[4, 4];
        n[0, 0] = trace;
        for (var i = 0; i < 3; i++)
        {
            n[0, i + 1] = n[i + 1, 0] = off[i];
            for (var j = 0; j < 3; j++) n[i + 1, j + 1] = s[i, j] + s[j, i] - (i == j ? trace : 0);
        }

        return n;
    }

    /// <summary>Cyclic Jacobi: plane rotations until the matrix is diagonal; 4 × 4 settles within a few sweeps.</summary>
    private static (Quaternion Vector, double Value) LeadingEigenvector(double[,] m)
    {
        var v = new double[4, 4];
        for (var i = 0; i < 4; i++) v[i, i] = 1;
        for (var sweep = 0; sweep < Sweeps; sweep++)
            for (var p = 0; p < 3; p++)
                for (var q = p + 1; q < 4; q++)
                    if (m[p, q] != 0) Rotate(m, v, p, q);
        var best = Enumerable.Range(0, 4).MaxBy(i => m[i, i]);
        return (Quaternion.Normalize(new Quaternion((float)v[1, best], (float)v[2, best], (float)v[3, best], (float)v[0, best])), m[best, best]);
    }

    private static void Rotate(double[,] m, double[,] v, int p, int q)
    {
        var angle = 0.5 * Math.Atan2(2 * m[p, q], m[q, q] - m[p, p]);
        var (sin, cos) = Math.SinCos(angle);
        for (var k = 0; k < 4; k++) (m[k, p], m[k, q]) = ((cos * m[k, p]) - (sin * m[k, q]), (sin * m[k, p]) + (cos * m[k, q]));
        for (var k = 0; k < 4; k++) (m[p, k], m[q, k]) = ((cos * m[p, k]) - (sin * m[q, k]), (sin * m[p, k]) + (cos * m[q, k]));
        for (var k = 0; k < 4; k++) (v[k, p], v[k, q]) = ((cos * v[k, p]) - (sin * v[k, q]), (sin * v[k, p]) + (cos * v[k, q]));
    }
}
