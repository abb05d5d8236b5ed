using System.Numerics;
using PhotoProgress.Learning.Phantom.Face.Render;

namespace PhotoProgress.Learning.Phantom.Face;

/// <summary>Pixels of a portrait that shows head and shoulders.</summary>
public sealed record FaceSize(int WidthPx, int HeightPx)
{
    /// <summary>What the height of the picture shows, mm.</summary>
    private const double FrameMm = 375;

    /// <summary>The middle of the picture lies this far below the bridge of the nose, mm.</summary>
    private const double BelowMm = 20;

    /// <summary>7 megapixels, 8 pixels a millimetre.</summary>
    public static FaceSize Standard { get; } = new(2400, 3000);

    /// <summary>Scale at the front of the face.</summary>
    public double PixelsPerMm => HeightPx / FrameMm;

    internal Pinhole Camera(FaceCapture capture) => new(
        WidthPx, HeightPx, PixelsPerMm * capture.Scale, capture.DistanceMm, new Vector2((float)-capture.ShiftXMm, (float)(capture.ShiftYMm - BelowMm)));
}
