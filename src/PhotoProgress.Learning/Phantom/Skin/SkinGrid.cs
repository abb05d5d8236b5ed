using System.Numerics;

namespace PhotoProgress.Learning.Phantom.Skin;

/// <summary>
/// Which piece of the endless skin is looked at, and how finely. A seed's skin is a function of millimetres: another grid (nearer,
/// shifted, turned) shows the same lines, pores and spots.
/// </summary>
/// <param name="Width">Columns, at least 1.</param>
/// <param name="Height">Rows, at least 1.</param>
/// <param name="PixelsPerMm">Pitch, above 0.</param>
/// <param name="CentreXMm">Skin place of the grid's middle, mm.</param>
/// <param name="CentreYMm">Skin place of the grid's middle, mm.</param>
/// <param name="TurnDegrees">How the grid lies on the skin, degrees.</param>
public sealed record SkinGrid(int Width, int Height, double PixelsPerMm, double CentreXMm = 0, double CentreYMm = 0, double TurnDegrees = 0)
{
    private Vector2 _step = Step(PixelsPerMm, TurnDegrees);

    public double PixelsPerMm { get; init => (field, _step) = (value, Step(value, TurnDegrees)); } = PixelsPerMm;

    public double TurnDegrees { get; init => (field, _step) = (value, Step(PixelsPerMm, value)); } = TurnDegrees;

    /// <summary>Skin place of a pixel's middle, mm.</summary>
    public Vector2 Place(float x, float y)
    {
        var (right, down) = (x - (0.5f * (Width - 1)), y - (0.5f * (Height - 1)));
        return new Vector2(
            (float)CentreXMm + (right * _step.X) - (down * _step.Y),
            (float)CentreYMm + (right * _step.Y) + (down * _step.X));
    }

    /// <summary>Pixel (with fractions) of a skin place in mm.</summary>
    public Vector2 Pixel(Vector2 place)
    {
        var (dx, dy) = (place.X - (float)CentreXMm, place.Y - (float)CentreYMm);
        var square = _step.LengthSquared();
        return new Vector2(
            (((dx * _step.X) + (dy * _step.Y)) / square) + (0.5f * (Width - 1)),
            (((dy * _step.X) - (dx * _step.Y)) / square) + (0.5f * (Height - 1)));
    }

    /// <summary>Skin place of half the grid's diagonal around its middle, mm: no pixel lies farther.</summary>
    public float ReachMm => 0.5f * MathF.Sqrt((float)((Width * (double)Width) + (Height * (double)Height))) / (float)PixelsPerMm;

    private static Vector2 Step(double pixelsPerMm, double turnDegrees)
    {
        if (!double.IsFinite(pixelsPerMm) || pixelsPerMm <= 0)
            throw new ArgumentOutOfRangeException(nameof(pixelsPerMm), pixelsPerMm, "A grid needs more than 0 pixels per millimetre.");
        var turn = turnDegrees * Math.PI / 180;
        return new Vector2((float)(Math.Cos(turn) / pixelsPerMm), (float)(Math.Sin(turn) / pixelsPerMm));
    }
}
