namespace PhotoProgress.Analysis.Pixels;

/// <summary>Linear light in sRGB primaries (D65); 0 is black, 1 is the white that sRGB encodes as full scale.</summary>
public sealed record LinearRgb(Plane R, Plane G, Plane B)
{
    /// <inheritdoc cref="Plane.Unfilled"/>
    public static LinearRgb Unfilled(int width, int height) => new(Plane.Unfilled(width, height), Plane.Unfilled(width, height), Plane.Unfilled(width, height));

    /// <summary>The light of a photo, pixel by pixel.</summary>
    public static LinearRgb Of(SrgbImage image)
    {
        var light = Unfilled(image.Width, image.Height);
        var table = SrgbTransfer.ToLinearTable;
        var (r, g, b) = (light.R.Samples, light.G.Samples, light.B.Samples);
        for (var i = 0; i < r.Length; i++) (r[i], g[i], b[i]) = (table[image.Rgb[3 * i]], table[image.Rgb[(3 * i) + 1]], table[image.Rgb[(3 * i) + 2]]);
        return light;
    }

    public int Width => R.Width;

    public int Height => R.Height;
}
