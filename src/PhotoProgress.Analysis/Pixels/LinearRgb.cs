namespace PhotoProgress.Analysis.Pixels;

/// <summary>Linear light in sRGB primaries (D65); 0 is black, 1 is the white that sRGB encodes as full scale.</summary>
public sealed record LinearRgb(Plane R, Plane G, Plane B)
{
    /// <inheritdoc cref="Plane.Unfilled"/>
    public static LinearRgb Unfilled(int width, int height) => new(Plane.Unfilled(width, height), Plane.Unfilled(width, height), Plane.Unfilled(width, height));

    public int Width => R.Width;

    public int Height => R.Height;
}
