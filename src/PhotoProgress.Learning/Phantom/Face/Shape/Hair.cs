using System.Numerics;
using PhotoProgress.Analysis.Align.Mesh;

namespace PhotoProgress.Learning.Phantom.Face.Shape;

/// <summary>Hair combed back from the hairline, as a shell over the skull. Its chart is millimetres: X across the strands, Y along them from the hairline.</summary>
internal static class Hair
{
    private const int ColumnsPerPoint = 6;
    private const int Rows = 40;
    private const float RiseMm = 14;

    /// <summary>Distance of the hairline from the face's outline, mm, from the middle of the forehead to behind the ear.</summary>
    private static readonly float[] Hairline = [11, 11.5f, 12, 12, 9, 6, 4.5f, 10, 38];

    /// <param name="face">468 points, mm.</param>
    /// <param name="thicknessMm">Of the hair away from the hairline.</param>
    public static Surface Of(Vector3[] face, float thicknessMm)
    {
        var half = Hairline.Length - 1;
        var columns = (2 * half * ColumnsPerPoint) + 1;
        return Sheet.Of(columns, Rows, (column, row) => Place(face, (column / (float)ColumnsPerPoint) - half, row / (float)(Rows - 1), thicknessMm), Material.Hair, mirrored: true);
    }

    /// <param name="outline">Number along the outline; 0 is the middle of the forehead, positive to the picture's right.</param>
    private static (Vector3 Point, Vector2 Chart) Place(Vector3[] face, float outline, float share, float thicknessMm)
    {
        var start = Outline(face, outline);
        const float pathMm = 240;
        var along = share * share * 0.9f * pathMm;
        var onSkull = Skull.Along(start, Math.Min(0.97f, (HairlineAt(outline) + along) / pathMm));
        var outwards = Vector3.Normalize((onSkull - Skull.Centre) / (Skull.HalfAxes * Skull.HalfAxes));
        var thickness = 0.5f + (thicknessMm * (1 - MathF.Exp(-along / RiseMm)));
        return (onSkull + (outwards * thickness), new Vector2(outline * 18, along));
    }

    private static float HairlineAt(float outline)
    {
        var at = Math.Min(Math.Abs(outline), Hairline.Length - 1.001f);
        return float.Lerp(Hairline[(int)at], Hairline[(int)at + 1], at - (int)at);
    }

    /// <summary>The outline as a smooth curve through its points.</summary>
    private static Vector3 Outline(Vector3[] face, float at)
    {
        var first = (int)MathF.Floor(at);
        var t = at - first;
        Vector3 P(int i) => face[MeshTopology.FaceOval[((i % 36) + 36) % 36]];
        var (a, b, c, d) = (P(first - 1), P(first), P(first + 1), P(first + 2));
        return 0.5f * ((2 * b) + (t * (c - a)) + (t * t * ((2 * a) - (5 * b) + (4 * c) - d)) + (t * t * t * ((3 * b) - a - (3 * c) + d)));
    }
}
