namespace PhotoProgress.Analysis.Measure;

/// <summary>ln(after / before) of an amount over all tiles, and its standard error by leaving out one tile at a time (Tukey 1958).</summary>
public static class Jackknife
{
    private const int LeastTiles = 3;

    /// <param name="tiles">Tiles of one or several regions.</param>
    /// <param name="amounts">From the area-weighted mean tile to the amounts before and after.</param>
    /// <returns>Null where there are fewer than three tiles, or an amount is not above zero.</returns>
    public static PairReading? OfLogRatio(
        IReadOnlyList<TileEnergy> tiles, Func<TileEnergy, (double Before, double After)> amounts)
    {
        if (tiles.Count < LeastTiles) return null;
        var sums = tiles.Aggregate(default(Sums), static (sum, tile) => sum.Plus(tile, 1));
        if (sums.LogRatio(amounts) is not { } whole) return null;
        var parts = tiles.Select(tile => sums.Plus(tile, -1).LogRatio(amounts) ?? whole).ToArray();
        return new PairReading(whole, StandardError(parts), 0, 0, sums.Mean.Correlation, tiles.Count);
    }

    /// <param name="parts">The amount with one tile left out, for each tile.</param>
    public static double StandardError(IReadOnlyCollection<double> parts)
    {
        var mean = parts.Average();
        return Math.Sqrt((parts.Count - 1.0) / parts.Count * parts.Sum(part => (part - mean) * (part - mean)));
    }

    private readonly record struct Sums(double Area, double Before, double After, double Cross)
    {
        public TileEnergy Mean => new(Area, Before / Area, After / Area, Cross / Area);

        public Sums Plus(TileEnergy tile, int sign) => new(
            Area + (sign * tile.Area), Before + (sign * tile.Area * tile.Before),
            After + (sign * tile.Area * tile.After), Cross + (sign * tile.Area * tile.Cross));

        public double? LogRatio(Func<TileEnergy, (double Before, double After)> amounts)
        {
            var (before, after) = amounts(Mean);
            return before > 0 && after > 0 ? Math.Log(after / before) : null;
        }
    }
}
