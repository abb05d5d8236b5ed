using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Measure;

/// <summary>
/// Mean haemoglobin of two registered photos above their palest skin. Its error is found by leaving out one tile at a time (Tukey 1958), from
/// the mean and from the palest skin alike: the palest tenth often lies in one corner, and an error there is one of the whole reading.
/// </summary>
internal sealed class RednessLevel
{
    /// <summary>The palest tenth of the skin is the reference.</summary>
    private const double PalestShare = 0.1;

    private const int LeastTiles = 3;

    private readonly List<Tile> _tiles = [];

    /// <summary>
    /// Palest where both photos together are palest: the same skin in both, so that a glint or the noise of one does not choose the reference.
    /// What white balance adds is a constant of the sum.
    /// </summary>
    private readonly Pixel[] _palestFirst;

    private readonly (double Before, double After) _palest;

    /// <summary>The same without one tile, for each tile.</summary>
    private readonly (double Before, double After)[] _palestWithout;

    /// <param name="before">Map of haemoglobin before.</param>
    /// <param name="after">The same after, on the same grid.</param>
    /// <param name="regions">Weights (0..1) of the regions among which the palest skin is looked for.</param>
    /// <param name="tilePx">Side of a tile, pixels.</param>
    public RednessLevel(Plane before, Plane after, IEnumerable<(string Name, Plane Weights)> regions, int tilePx)
    {
        var pixels = new List<Pixel>();
        foreach (var (name, weights) in regions)
        {
            for (var top = 0; top < weights.Height; top += tilePx)
            {
                for (var left = 0; left < weights.Width; left += tilePx)
                {
                    var window = new PlaneWindow(left, top, Math.Min(tilePx, weights.Width - left), Math.Min(tilePx, weights.Height - top));
                    _tiles.Add(Sum(before, after, weights, name, window, TileEnergies.LeastOpenShare * tilePx * tilePx, _tiles.Count, pixels));
                }
            }
        }

        _palestFirst = [.. pixels];
        Array.Sort(Array.ConvertAll(_palestFirst, static pixel => pixel.Before + pixel.After), _palestFirst);
        _palest = Palest(null);
        _palestWithout = [.. _tiles.Select((_, tile) => Palest(tile))];
    }

    /// <summary>ln(after / before) over some of the regions; the correlation is left at 0. Null where there is too little skin.</summary>
    public PairReading? Over(IReadOnlyCollection<string> regions)
    {
        Tile[] counted = [.. _tiles.Select(tile => regions.Contains(tile.Region) ? tile : tile with { Area = 0, Before = 0, After = 0 })];
        var tiles = counted.Count(static tile => tile.Area > 0);
        var (area, before, after) = (counted.Sum(static tile => tile.Area), counted.Sum(static tile => tile.Before), counted.Sum(static tile => tile.After));
        double? LogRatio(Tile without, (double Before, double After) palest)
        {
            var open = area - without.Area;
            var (above, aboveAfter) = (((before - without.Before) / open) - palest.Before, ((after - without.After) / open) - palest.After);
            return above > 0 && aboveAfter > 0 ? Math.Log(aboveAfter / above) : null;
        }

        if (tiles < LeastTiles || LogRatio(default, _palest) is not { } whole) return null;
        return new PairReading(whole, Jackknife.StandardError([.. counted.Select((tile, i) => LogRatio(tile, _palestWithout[i]) ?? whole)]), 0, 0, 0, tiles);
    }

    /// <summary>Mean haemoglobin of the palest skin, all of it or that outside of one tile.</summary>
    private (double Before, double After) Palest(int? without)
    {
        var wanted = (int)Math.Ceiling(PalestShare * (_palestFirst.Length - (without is { } left ? _tiles[left].Pixels : 0)));
        var (before, after, found) = (0.0, 0.0, 0);
        for (var i = 0; i < _palestFirst.Length && found < wanted; i++)
        {
            var pixel = _palestFirst[i];
            if (pixel.Tile == without) continue;
            (before, after, found) = (before + pixel.Before, after + pixel.After, found + 1);
        }

        return (before / found, after / found);
    }

    private static Tile Sum(Plane before, Plane after, Plane weights, string region, PlaneWindow window, double leastArea, int tile, List<Pixel> pixels)
    {
        var (area, sumBefore, sumAfter, first) = (0.0, 0.0, 0.0, pixels.Count);
        for (var y = window.Top; y < window.Top + window.Height; y++)
        {
            for (var x = window.Left; x < window.Left + window.Width; x++)
            {
                var weight = weights[x, y];
                if (!(weight > 0)) continue;
                (area, sumBefore, sumAfter) = (area + weight, sumBefore + (weight * before[x, y]), sumAfter + (weight * after[x, y]));
                if (weight > 0.5f) pixels.Add(new Pixel(tile, before[x, y], after[x, y]));
            }
        }

        var counts = area >= leastArea;
        return new Tile(region, counts ? area : 0, counts ? sumBefore : 0, counts ? sumAfter : 0, pixels.Count - first);
    }

    /// <summary>Weighted sums of a tile; 0 where too little of it is open.</summary>
    private readonly record struct Tile(string Region, double Area, double Before, double After, int Pixels);

    private readonly record struct Pixel(int Tile, float Before, float After);
}
