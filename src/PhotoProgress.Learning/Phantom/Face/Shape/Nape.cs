using System.Numerics;

namespace PhotoProgress.Learning.Phantom.Face.Shape;

/// <summary>The back of the neck, which closes the head behind the ears.</summary>
internal static class Nape
{
    private const int Columns = 40;
    private const int Rows = 40;
    private const float FromDegrees = 100;
    private const float TopMm = -10;
    private const float HeightMm = 165;
    private const float InsideMm = 1.5f;

    /// <param name="neckHalfBreadthMm">Of the neck.</param>
    /// <param name="chart">Where on the skin's chart its colour comes from, mm.</param>
    public static Surface Of(float neckHalfBreadthMm, Vector2 chart) => Sheet.Of(Columns, Rows, (column, row) =>
    {
        var azimuth = FromDegrees + ((360 - (2 * FromDegrees)) * column / (Columns - 1));
        var (sin, cos) = MathF.SinCos(azimuth * MathF.PI / 180);
        var y = TopMm - (HeightMm * row / (Rows - 1));
        var radius = neckHalfBreadthMm - InsideMm;
        return (new Vector3(radius * sin, y, Neck.AxisZMm + (radius * cos)), chart + new Vector2(column * 0.3f, -row * 0.3f));
    }, Material.Skin, mirrored: false);
}
