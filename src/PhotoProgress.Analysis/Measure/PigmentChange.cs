using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Measure;

/// <summary>
/// Change of evenness and redness between two registered photos, on maps of melanin and haemoglobin from which shading,
/// exposure and white balance have dropped out. Both photos are smoothed alike first, so that noise, sharpness and
/// colour stored at less resolution than lightness do not decide.
/// </summary>
public sealed class PigmentChange
{
    private const double TileMm = 12;

    /// <summary>Smoothing of both maps before anything is read, mm.</summary>
    private const double SmoothingMm = 1.2;

    /// <summary>The palest tenth of the skin is the reference of redness.</summary>
    private const double PalestShare = 0.1;

    private readonly AlignedPair _pair;
    private readonly PigmentMaps _before;
    private readonly PigmentMaps _after;
    private readonly Dictionary<(PigmentMap Map, Band Band, string Region), IReadOnlyList<TileEnergy>> _tiles = [];

    public PigmentChange(AlignedPair pair)
    {
        _pair = pair;
        var skin = new InsideBlur(Plane.Union(pair.Before.Width, pair.Before.Height, pair.Regions.Values));
        _before = PigmentMaps.Of(pair.Before, skin, SmoothingMm * pair.PixelsPerMm);
        _after = PigmentMaps.Of(pair.After, skin, SmoothingMm * pair.PixelsPerMm);
    }

    /// <summary>ln ratio of the RMS of a map in a band over the given regions.</summary>
    /// <returns>Null where there is too little skin.</returns>
    public PairReading? Unevenness(PigmentMap map, Band band, IEnumerable<string> regions) =>
        Jackknife.OfLogRatio([.. regions.SelectMany(region => Tiles(map, band, region))], RootMeanSquares);

    /// <summary>ln ratio of the mean haemoglobin above the palest skin.</summary>
    /// <param name="pattern">Band whose correlation tells how alike the two photos' redness lies.</param>
    /// <param name="reference">Regions among which the palest skin is looked for: the same for every region of one face.</param>
    public PairReading? Redness(IReadOnlyCollection<string> regions, Band pattern, IReadOnlyCollection<string> reference)
    {
        var (palestBefore, palestAfter) = Palest(reference);
        var tiles = regions.SelectMany(region => MeanTiles(_pair.Regions[region], palestBefore, palestAfter)).ToList();
        return Jackknife.OfLogRatio(tiles, Means) is { } mean
            ? mean with { Correlation = Unevenness(PigmentMap.Haemoglobin, pattern, regions)?.Correlation ?? 0 }
            : null;
    }

    private IReadOnlyList<TileEnergy> Tiles(PigmentMap map, Band band, string region)
    {
        if (!_tiles.TryGetValue((map, band, region), out var tiles))
        {
            tiles = TileEnergies.OfBand(band, _before[map], _after[map], _pair.Regions[region], _pair.PixelsPerMm, TileMm);
            _tiles[(map, band, region)] = tiles;
        }

        return tiles;
    }

    private int TilePx => (int)Math.Round(TileMm * _pair.PixelsPerMm);

    private IEnumerable<TileEnergy> MeanTiles(Plane weights, double palestBefore, double palestAfter)
    {
        var one = weights.Map(static _ => 1f);
        var before = TileEnergies.Of(_before.Haemoglobin, one, weights, TilePx);
        var after = TileEnergies.Of(_after.Haemoglobin, one, weights, TilePx);
        return before.Zip(after, (b, a) => new TileEnergy(b.Area, b.Cross - palestBefore, a.Cross - palestAfter, 0));
    }

    private static (double Before, double After) RootMeanSquares(TileEnergy total) => (Math.Sqrt(total.Before), Math.Sqrt(total.After));

    private static (double Before, double After) Means(TileEnergy total) => (total.Before, total.After);

    /// <summary>
    /// Mean haemoglobin of each photo where the two together are palest: the same skin in both, so that a glint or the noise of one
    /// photo does not choose the reference.
    /// </summary>
    private (double Before, double After) Palest(IEnumerable<string> regions)
    {
        var (before, after) = (new List<float>(), new List<float>());
        foreach (var weights in regions.Select(region => _pair.Regions[region]))
        {
            for (var i = 0; i < weights.Samples.Length; i++)
            {
                if (!(weights.Samples[i] > 0.5f)) continue;
                before.Add(_before.Haemoglobin.Samples[i]);
                after.Add(_after.Haemoglobin.Samples[i]);
            }
        }

        if (before.Count == 0) return (0, 0);
        float[] both = [.. before.Zip(after, static (b, a) => b + a)]; // what white balance adds is a constant of the sum
        var limit = Order.Quantile((float[])both.Clone(), PalestShare);
        int[] palest = [.. Enumerable.Range(0, both.Length).Where(i => both[i] <= limit)];
        return (palest.Average(i => before[i]), palest.Average(i => after[i]));
    }
}

/// <summary>Which map is read.</summary>
public enum PigmentMap
{
    Lightness,
    Melanin,
    Haemoglobin,
}

/// <summary>Smoothed maps of one photo of a pair.</summary>
internal sealed record PigmentMaps(Plane Lightness, Plane Melanin, Plane Haemoglobin)
{
    public Plane this[PigmentMap map] => map switch
    {
        PigmentMap.Lightness => Lightness,
        PigmentMap.Melanin => Melanin,
        _ => Haemoglobin,
    };

    /// <summary>Light is smoothed before the logarithm, so that noise does not shift dark skin.</summary>
    public static PigmentMaps Of(LinearRgb light, InsideBlur skin, double sigmaPx)
    {
        var smooth = new LinearRgb(
            skin.Of(light.R, sigmaPx), skin.Of(light.G, sigmaPx), skin.Of(light.B, sigmaPx));
        var (lightness, melanin, haemoglobin) = Chromophores.Split(smooth);
        return new PigmentMaps(lightness, melanin, haemoglobin);
    }
}
