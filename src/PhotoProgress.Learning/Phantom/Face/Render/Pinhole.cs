using System.Numerics;

namespace PhotoProgress.Learning.Phantom.Face.Render;

/// <summary>Where a camera stands and what of the scene its picture shows.</summary>
/// <param name="Width">Columns of the picture.</param>
/// <param name="Height">Rows.</param>
/// <param name="PixelsPerMm">Scale at the front of the face (Z = 40 mm).</param>
/// <param name="DistanceMm">From the camera to the middle of the head; decides the perspective.</param>
/// <param name="Centre">Point of the scene in the middle of the picture, mm.</param>
public sealed record Pinhole(int Width, int Height, double PixelsPerMm, double DistanceMm, Vector2 Centre)
{
    private const double FrontOfFaceMm = 40;

    /// <summary>Samples: X, Y with centres at whole numbers, Z = 1000 / distance, greater is nearer and linear on the screen.</summary>
    /// <param name="supersample">Samples a pixel in each direction.</param>
    internal Vector3 Project(Vector3 point, int supersample)
    {
        var near = (float)((DistanceMm - FrontOfFaceMm) * PixelsPerMm) / ((float)DistanceMm - point.Z);
        var x = (Width / 2f) + (near * (point.X - Centre.X));
        var y = (Height / 2f) - (near * (point.Y - Centre.Y));
        return new Vector3((x * supersample) - 0.5f, (y * supersample) - 0.5f, 1000 / ((float)DistanceMm - point.Z));
    }
}
