using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Learning.Phantom.Optics;

/// <summary>
/// The form that carries the skin, as the camera sees it: unit normals per pixel, x right, y down, z towards the camera. The relief of
/// the skin is laid over it.
/// </summary>
/// <param name="NormalX">−1 to 1.</param>
/// <param name="NormalY">−1 to 1.</param>
/// <param name="NormalZ">Above 0: what the camera sees faces it.</param>
/// <param name="DepthMm">Height towards the camera, mm, for the fall-off of near lights; null is 0 everywhere.</param>
/// <param name="Visibility">For each light, how much of it each pixel sees, 0 to 1 (shadows of nose and brows); null is all.</param>
public sealed record SurfaceShape(Plane NormalX, Plane NormalY, Plane NormalZ, Plane? DepthMm = null, IReadOnlyList<Plane>? Visibility = null)
{
    /// <summary>A gently domed patch, as a cheek or a forehead is: part of a ball that faces the camera in its middle.</summary>
    /// <param name="radiusMm">Radius of the ball, more than half the frame's diagonal; infinity is flat.</param>
    public static SurfaceShape Dome(int width, int height, double pixelsPerMm, double radiusMm)
    {
        var perRadius = (float)(1 / (pixelsPerMm * radiusMm));
        Plane Of(Func<float, float, float> value) => Plane.From(
            width, height, (x, y) => value((x - (0.5f * (width - 1))) * perRadius, (y - (0.5f * (height - 1))) * perRadius));
        return new SurfaceShape(
            Of(static (x, _) => x), Of(static (_, y) => y), Of(static (x, y) => MathF.Sqrt(MathF.Max(0.01f, 1 - (x * x) - (y * y)))));
    }
}
