using System.Numerics;

namespace PhotoProgress.Learning.Phantom.Face.Shape;

/// <summary>Hair combed back from the hairline, as a shell over the head. Its chart is millimetres: X across the strands, Y along them from the hairline.</summary>
internal static class Hair
{
    private const int ColumnsPerPoint = 8;
    private const int Rows = 48;
    private const float LengthMm = 205;
    private const float RiseMm = 16;
    private const float AcrossMm = 18;
    private const int LooseHairs = 2400;

    /// <param name="thicknessMm">Of the hair away from the hairline.</param>
    public static Surface Of(Scalp scalp, float thicknessMm)
    {
        const int Columns = (2 * Scalp.LastOutline * ColumnsPerPoint) + 1;
        return Sheet.Of(Columns, Rows, (column, row) =>
        {
            var outline = (column / (float)ColumnsPerPoint) - Scalp.LastOutline;
            var share = row / (float)(Rows - 1);
            var along = share * MathF.Sqrt(share) * LengthMm;
            return (Place(scalp, outline, along, thicknessMm), new Vector2(outline * AcrossMm, along));
        }, Material.Hair, mirrored: true);
    }

    /// <summary>Loose hairs along the hairline, which soften it.</summary>
    public static void AddLoose(Strands strands, Scalp scalp, float thicknessMm, Random random)
    {
        for (var i = 0; i < LooseHairs; i++)
        {
            var outline = (float)((random.NextDouble() * 15) - 7.5);
            var atEdge = i % 3 > 0;
            var start = (float)(atEdge ? (random.NextDouble() * 7) - 2.5 : random.NextDouble() * LengthMm * 0.7);
            var length = (atEdge ? 6 : 20) + ((atEdge ? 10 : 25) * (float)random.NextDouble());
            var drift = (float)(random.NextDouble() - 0.5) * 0.5f;
            var from = Place(scalp, outline, start, thicknessMm);
            var way = Place(scalp, outline + drift, start + length, thicknessMm) - from;
            var lift = Scalp.Outwards(from) * (0.3f + (1.2f * (float)random.NextDouble()));
            strands.Add(from + (0.3f * lift), way, lift, 0.14f, 0.3f + (0.5f * (float)random.NextDouble()));
        }
    }

    /// <summary>What hangs from the back of the head, behind ears and neck.</summary>
    /// <param name="lowestMm">Height of its ends.</param>
    public static Surface Back(float neckHalfBreadthMm, float lowestMm) => Sheet.Of(60, 30, (column, row) =>
    {
        var (sin, cos) = MathF.SinCos((112 + (136 * column / 59f)) * MathF.PI / 180);
        var down = row / 29f;
        var (across, deep) = (float.Lerp(70, neckHalfBreadthMm + 1, down), float.Lerp(74, neckHalfBreadthMm + 1, down));
        return (new Vector3(across * sin, float.Lerp(35, lowestMm, down), Neck.AxisZMm + (deep * cos)), new Vector2(column * 4, 20 + (down * 90)));
    }, Material.Hair, mirrored: false);

    private static Vector3 Place(Scalp scalp, float outline, float along, float thicknessMm)
    {
        var on = scalp.Place(outline, Math.Max(0, Scalp.HairlineAt(outline) + along));
        var aboveEar = Math.Clamp((MathF.Abs(outline) - 5) / 3, 0, 1);
        var thickness = 0.6f + (thicknessMm * (1 - (0.75f * aboveEar)) * (1 - MathF.Exp(-MathF.Max(0, along) / RiseMm)));
        return on + (Scalp.Outwards(on) * thickness);
    }
}
