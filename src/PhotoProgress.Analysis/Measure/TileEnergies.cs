using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Measure;

/// <summary>Weighted energies of a registered pair of band-passed maps in one tile.</summary>
/// <param name="Area">Sum of weights, grid pixels.</param>
/// <param name="Before">Mean square before.</param>
/// <param name="After">Mean square after.</param>
/// <param name="Cross">Mean product.</param>
public readonly record struct TileEnergy(double Area, double Before, double After, double Cross)
{
    /// <summary>−1..1: how much of the pattern is the same skin in both.</summary>
    public double Correlation => Before > 0 && After > 0 ? Cross / Math.Sqrt(Before * After) : 0;
}

/// <summary>Cuts a registered pair of maps into square tiles.</summary>
public static class TileEnergies
{
    /// <summary>A tile counts with this part of its area in the mask.</summary>
    internal const double LeastOpenShare = 0.25;

    /// <summary>Cuts a band of two maps into tiles, working only in the window that the weights open.</summary>
    /// <param name="before">Map before.</param>
    /// <param name="after">Map after, same grid.</param>
    /// <param name="weights">0..1, same size.</param>
    /// <param name="pixelsPerMm">Pitch of the grid.</param>
    /// <param name="tileMm">Side of a tile, mm.</param>
    /// <param name="passes">How often the band's filter is applied: twice cuts the band's slopes steeper.</param>
    public static IReadOnlyList<TileEnergy> OfBand(
        Band band, Plane before, Plane after, Plane weights, double pixelsPerMm, double tileMm, int passes = 1)
    {
        // One pixel of margin: beyond it all weights are 0, and an edge of zeros repeated is the same as zeros.
        var window = PlaneWindow.Around(weights, 1);
        var inside = new InsideBlur(window.Of(weights));
        var (passedBefore, passedAfter) = (window.Of(before), window.Of(after));
        for (var pass = 0; pass < passes; pass++)
            (passedBefore, passedAfter) = (band.Of(passedBefore, inside, pixelsPerMm), band.Of(passedAfter, inside, pixelsPerMm));
        return Of(passedBefore, passedAfter, inside.Weights, (int)Math.Round(tileMm * pixelsPerMm));
    }

    /// <summary>The very tiles of <see cref="OfBand"/>, of two maps as they are.</summary>
    /// <inheritdoc cref="OfBand"/>
    public static IReadOnlyList<TileEnergy> Plain(Plane before, Plane after, Plane weights, double pixelsPerMm, double tileMm)
    {
        var window = PlaneWindow.Around(weights, 1);
        return Of(window.Of(before), window.Of(after), window.Of(weights), (int)Math.Round(tileMm * pixelsPerMm));
    }

    /// <param name="before">Band-passed map before, mean about 0.</param>
    /// <param name="after">The same after, on the same grid.</param>
    /// <param name="weights">0..1, same size.</param>
    /// <param name="tilePx">Side of a tile, grid pixels.</param>
    /// <returns>Tiles with at least a quarter of their area in the mask.</returns>
    public static IReadOnlyList<TileEnergy> Of(Plane before, Plane after, Plane weights, int tilePx)
    {
        var tiles = new List<TileEnergy>();
        for (var top = 0; top < before.Height; top += tilePx)
        {
            for (var left = 0; left < before.Width; left += tilePx)
            {
                var tile = One(before, after, weights, left, top, tilePx);
                if (tile.Area >= LeastOpenShare * tilePx * tilePx) tiles.Add(tile);
            }
        }

        return tiles;
    }

    private static TileEnergy One(Plane before, Plane after, Plane weights, int left, int top, int tilePx)
    {
        double area = 0, aa = 0, bb = 0, ab = 0;
        var width = Math.Min(tilePx, before.Width - left);
        for (var y = top; y < Math.Min(top + tilePx, before.Height); y++)
        {
            var rowBefore = before.Row(y).Slice(left, width);
            var rowAfter = after.Row(y).Slice(left, width);
            var rowWeights = weights.Row(y).Slice(left, width);
            for (var x = 0; x < width; x++)
            {
                double w = rowWeights[x], a = rowBefore[x], b = rowAfter[x];
                area += w;
                aa += w * a * a;
                bb += w * b * b;
                ab += w * a * b;
            }
        }

        return area > 0 ? new TileEnergy(area, aa / area, bb / area, ab / area) : default;
    }
}
