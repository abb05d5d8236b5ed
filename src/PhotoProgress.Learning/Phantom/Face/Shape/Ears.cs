using System.Numerics;

namespace PhotoProgress.Learning.Phantom.Face.Shape;

/// <summary>Both ears: a shell with rim, hollow and lobe, as much of an ear as front and half-side views show.</summary>
internal static class Ears
{
    private const int Around = 48;
    private const int Rings = 20;
    private const float HalfHeightMm = 31;
    private const float HalfBreadthMm = 17;

    /// <summary>Stands out by this from the side of the head, radians.</summary>
    private const float Protrusion = 0.5f;

    /// <param name="face">468 points, mm; the ears sit behind points 234 and 454.</param>
    /// <param name="chart">Where on the skin's chart the ear takes its colour from, mm at the right side of the picture.</param>
    public static IEnumerable<Surface> Of(Vector3[] face, Vector2 chart) =>
        [One(face[454], 1, chart), One(face[234], -1, chart * new Vector2(-1, 1))];

    private static Surface One(Vector3 before, int side, Vector2 chart)
    {
        var middle = before + new Vector3(side * 6.5f, 6, -25);
        return Sheet.Of(Around + 1, Rings + 1, (column, row) =>
        {
            var (sin, cos) = MathF.SinCos(column * 2 * MathF.PI / Around);
            var radius = row / (float)Rings;
            var place = Local(radius * cos, radius * sin);
            return (middle + Turned(place, side), chart + (new Vector2(side * place.X, place.Y) * 0.8f));
        }, Material.Skin, mirrored: side < 0);
    }

    /// <summary>X backwards, Y up, Z out of the side of the head, mm.</summary>
    private static Vector3 Local(float back, float up)
    {
        var radius = MathF.Sqrt((back * back) + (up * up));
        var narrowing = 1 - (0.45f * MathF.Max(0, -up));
        var rim = 4.5f * Bell(radius, 0.9f, 0.11f) * (0.35f + (0.65f * Smooth(back + 0.6f)));
        var fold = 2.2f * Bell(Distance(back, up, -0.1f, 0.1f), 0.52f, 0.12f) * Smooth(back + 0.5f);
        var hollow = -5.5f * MathF.Exp(-4 * (Square(back + 0.15f) + Square(up + 0.12f)));
        var tragus = 4f * MathF.Exp(-40 * (Square(back + 0.68f) + Square(up + 0.12f)));
        var lobe = 2f * MathF.Exp(-9 * (Square(back + 0.15f) + Square(up + 0.85f)));
        var edge = -5 * MathF.Pow(radius, 14);
        return new Vector3(HalfBreadthMm * back * narrowing, HalfHeightMm * up, rim + fold + hollow + tragus + lobe + edge);
    }

    private static Vector3 Turned(Vector3 place, int side)
    {
        var (sin, cos) = MathF.SinCos(Protrusion);
        var (outwards, back) = ((place.X * sin) + (place.Z * cos), (place.X * cos) - (place.Z * sin));
        return new Vector3(side * outwards, place.Y + (0.12f * place.X), -back);
    }

    private static float Bell(float value, float centre, float width) => MathF.Exp(-0.5f * Square((value - centre) / width));

    private static float Smooth(float value) => 1 / (1 + MathF.Exp(-8 * value));

    private static float Distance(float x, float y, float cx, float cy) => MathF.Sqrt(Square(x - cx) + Square(y - cy));

    private static float Square(float value) => value * value;
}
