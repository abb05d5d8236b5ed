using System.Numerics;

namespace PhotoProgress.Learning.Phantom.Optics;

/// <summary>ln of the albedo on a grid of √melanin × √blood, linear between: within 0.3 % of the spectral sum (a test holds it).</summary>
internal sealed class AlbedoTable
{
    private const int Steps = 96;
    private const float MostMelanin = 0.6f;
    private const float MostBlood = 0.15f;

    /// <summary>Keeps the logarithm finite where the darkest skin leaves the gamut.</summary>
    private const float Darkest = 1e-5f;

    private readonly Vector4[] _logs = new Vector4[(Steps + 1) * (Steps + 1)];

    public AlbedoTable(Func<double, double, Vector3> colour)
    {
        for (var row = 0; row <= Steps; row++)
        {
            for (var column = 0; column <= Steps; column++)
                _logs[(row * (Steps + 1)) + column] = Log(colour(Square(column) * MostMelanin, Square(row) * MostBlood));
        }
    }

    public Vector3 At(float melanin, float blood)
    {
        var x = MathF.Sqrt(Math.Clamp(melanin / MostMelanin, 0, 1)) * Steps;
        var y = MathF.Sqrt(Math.Clamp(blood / MostBlood, 0, 1)) * Steps;
        var (column, row) = (Math.Min((int)x, Steps - 1), Math.Min((int)y, Steps - 1));
        var at = (row * (Steps + 1)) + column;
        var above = Vector4.Lerp(_logs[at], _logs[at + 1], x - column);
        var below = Vector4.Lerp(_logs[at + Steps + 1], _logs[at + Steps + 2], x - column);
        var log = Vector4.Lerp(above, below, y - row);
        return new Vector3(MathF.Exp(log.X), MathF.Exp(log.Y), MathF.Exp(log.Z));
    }

    private static double Square(int step) => (double)step * step / (Steps * Steps);

    private static Vector4 Log(Vector3 colour) => new(
        MathF.Log(MathF.Max(colour.X, Darkest)), MathF.Log(MathF.Max(colour.Y, Darkest)), MathF.Log(MathF.Max(colour.Z, Darkest)), 0);
}
