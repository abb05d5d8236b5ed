namespace PhotoProgress.Learning.Phantom.Skin;

/// <summary>Cross-section of a furrow: depth·(1 + (d/w)²)^−1.5, round at its bottom, with long shoulders.</summary>
/// <param name="DepthMm">Depth at the middle.</param>
/// <param name="PerWidth">1 over the half width, 1/mm.</param>
internal readonly record struct Profile(float DepthMm, float PerWidth)
{
    /// <summary>A furrow narrower than this is drawn as wide and as much shallower: its section stays, and nothing aliases. Pixels.</summary>
    private const double LeastWidthPx = 0.8;

    public static Profile Of(double widthMm, double depthMm, double pixelsPerMm)
    {
        var drawn = Math.Max(widthMm, LeastWidthPx / pixelsPerMm);
        return new Profile((float)(depthMm * widthMm / drawn), (float)(1 / drawn));
    }

    /// <summary>Depth at this distance from the middle, mm.</summary>
    public float At(float distanceMm)
    {
        var d = distanceMm * PerWidth;
        var spread = 1 + (d * d);
        return DepthMm / (spread * MathF.Sqrt(spread));
    }
}
