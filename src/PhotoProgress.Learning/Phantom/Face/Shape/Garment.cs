using System.Numerics;

namespace PhotoProgress.Learning.Phantom.Face.Shape;

/// <summary>A plain round-necked shirt over the shoulders. Its chart is millimetres.</summary>
internal static class Garment
{
    private const int Columns = 121;
    private const int Rows = 64;
    private const float WidestDegrees = 150;
    private const float ClothMm = 3;
    private const float HemMm = 2;

    /// <param name="neckHalfBreadthMm">Of the neck.</param>
    public static Surface Of(float neckHalfBreadthMm) => Sheet.Of(Columns, Rows, (column, row) =>
    {
        var azimuth = (((2f * column) / (Columns - 1)) - 1) * WidestDegrees;
        var down = row / (float)(Rows - 1);
        var ring = float.Lerp(Neckline(azimuth), HeadFrame.Rings, down * down);
        var point = Neck.Between(azimuth, ring, neckHalfBreadthMm + (row == 0 ? ClothMm - HemMm : ClothMm));
        return (point, new Vector2(azimuth * 2, row * 5));
    }, Material.Cloth, mirrored: false);

    /// <summary>Lower in front than at the sides.</summary>
    private static float Neckline(float azimuthDegrees) => 5.8f + (0.95f * MathF.Max(0, MathF.Cos(azimuthDegrees * MathF.PI / 180)));
}
