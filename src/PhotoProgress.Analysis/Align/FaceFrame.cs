using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Align;

/// <summary>
/// An even millimetre grid laid over one photo: its face, level with the eyes, covering the mesh and a margin, or the whole of a close-up.
/// </summary>
/// <param name="Width">Columns.</param>
/// <param name="Height">Rows.</param>
/// <param name="PixelsPerMm">Grid pitch.</param>
/// <param name="GridToPhoto">Grid pixel → photo pixel.</param>
public sealed record FaceFrame(int Width, int Height, double PixelsPerMm, Similarity GridToPhoto)
{
    private const double MarginMm = 6;

    /// <param name="face">The face in its photo.</param>
    /// <param name="photoPixelsPerMm">Scale of the photo at the face.</param>
    /// <param name="gridPixelsPerMm">Pitch of the grid to lay.</param>
    public static FaceFrame Around(Face face, double photoPixelsPerMm, double gridPixelsPerMm)
    {
        var roll = RollRadians(face);
        var (cos, sin) = (Math.Cos(roll), Math.Sin(roll));
        double left = double.MaxValue, top = double.MaxValue, right = double.MinValue, bottom = double.MinValue;
        foreach (var point in face.Mesh)
        {
            var (x, y) = ((cos * point.X) + (sin * point.Y), (-sin * point.X) + (cos * point.Y));
            (left, right) = (Math.Min(left, x), Math.Max(right, x));
            (top, bottom) = (Math.Min(top, y), Math.Max(bottom, y));
        }

        var step = photoPixelsPerMm / gridPixelsPerMm;
        var margin = MarginMm * photoPixelsPerMm;
        var (originX, originY) = (left - margin, top - margin);
        return new FaceFrame(
            (int)Math.Ceiling((right - left + (2 * margin)) / step),
            (int)Math.Ceiling((bottom - top + (2 * margin)) / step),
            gridPixelsPerMm,
            new Similarity(cos * step, sin * step, (cos * originX) - (sin * originY), (sin * originX) + (cos * originY)));
    }

    public WarpMap Map() => WarpMap.From(Width, Height, GridToPhoto);

    /// <summary>The same frame at another pitch.</summary>
    public FaceFrame AtPitch(double pixelsPerMm)
    {
        var step = PixelsPerMm / pixelsPerMm;
        var shift = 0.5 * (step - 1);
        var (tx, ty) = GridToPhoto.Apply(shift, shift);
        return new FaceFrame(
            Math.Max(1, (int)Math.Ceiling(Width / step)), Math.Max(1, (int)Math.Ceiling(Height / step)), pixelsPerMm,
            new Similarity(GridToPhoto.A * step, GridToPhoto.B * step, tx, ty));
    }

    /// <summary>Mesh points in grid pixels.</summary>
    public (double X, double Y)[] OnGrid(Face face)
    {
        var toGrid = GridToPhoto.Inverse();
        return [.. face.Mesh.Select(point => toGrid.Apply(point.X, point.Y))];
    }

    private static double RollRadians(Face face)
    {
        var (right, left) = (face.Mesh[33], face.Mesh[263]);
        return Math.Atan2(left.Y - right.Y, left.X - right.X);
    }
}
