using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Measure;

/// <summary>
/// Change of evenness and redness between two registered photos, on maps of melanin and haemoglobin from which shading,
/// exposure and white balance have dropped out. Both photos are smoothed alike first, so that noise, sharpness and
/// colour stored at less resolution than lightness do not decide. In close-ups haemoglobin is told from melanin as physics has it
/// (<see cref="PigmentAxes.BetweenPeople"/>); in faces of 3 to 5 pixels per millimetre what is left then does not come back from one capture to
/// the next (intraclass correlation 0.56 instead of 0.94, 8 people), and the fixed axes stay.
/// </summary>
public sealed class PigmentChange
{
    private const double TileMm = 12;

    /// <summary>Smoothing of both maps before anything is read, mm.</summary>
    private const double SmoothingMm = 1.2;

    private readonly AlignedPair _pair;
    private readonly PigmentMaps _before;
    private readonly PigmentMaps _after;
    private readonly Dictionary<(PigmentMap Map, Band Band, string Region), IReadOnlyList<TileEnergy>> _tiles = [];
    private readonly Dictionary<(PigmentMap Map, string Regions), RednessLevel> _levels = [];

    public PigmentChange(AlignedPair pair)
    {
        _pair = pair;
        var skin = new InsideBlur(Plane.Union(pair.Before.Width, pair.Before.Height, pair.Regions.Values));
        var axes = pair.IsCloseup ? PigmentAxes.BetweenPeople : PigmentAxes.WithinFaces;
        (_before, _after) = (PigmentMaps.Of(pair.Before, skin, SmoothingMm * pair.PixelsPerMm, axes), PigmentMaps.Of(pair.After, skin, SmoothingMm * pair.PixelsPerMm, axes));
        if (!pair.IsCloseup) (_before, _after) = (_before.WithBrownOf(_after, axes), _after.WithBrownOf(_before, axes));
    }

    /// <summary>ln ratio of the RMS of a map in a band over the given regions.</summary>
    /// <returns>Null where there is too little skin.</returns>
    public PairReading? Unevenness(PigmentMap map, Band band, IEnumerable<string> regions) =>
        Jackknife.OfLogRatio([.. regions.SelectMany(region => Tiles(map, band, region))], RootMeanSquares);

    /// <summary>ln ratio of the RMS of haemoglobin in a band, with the part that brown may have in it.</summary>
    /// <inheritdoc cref="Unevenness"/>
    public PairReading? Patchiness(Band band, IReadOnlyCollection<string> regions) =>
        WithBrownPart(Unevenness(PigmentMap.Haemoglobin, band, regions), () => Unevenness(PigmentMap.HaemoglobinAtOneBrown, band, regions));

    /// <summary>ln ratio of the mean haemoglobin above the palest skin, with the part that brown may have in it.</summary>
    /// <param name="pattern">Band whose correlation tells how alike the two photos' redness lies.</param>
    /// <param name="reference">Regions among which the palest skin is looked for: the same for every region of one face.</param>
    public PairReading? Redness(IReadOnlyCollection<string> regions, Band pattern, IReadOnlyCollection<string> reference) =>
        WithBrownPart(Level(PigmentMap.Haemoglobin, reference).Over(regions), () => Level(PigmentMap.HaemoglobinAtOneBrown, reference).Over(regions)) is { } level
            ? level with { Correlation = Unevenness(PigmentMap.Haemoglobin, pattern, regions)?.Correlation ?? 0 } : null;

    /// <summary>Brown takes no part in close-ups.</summary>
    /// <param name="atOneBrown">The same where brown is the same; where nothing is left of it then, all of it may be brown.</param>
    private PairReading? WithBrownPart(PairReading? read, Func<PairReading?> atOneBrown) =>
        read is { } known && !_pair.IsCloseup ? known with { BrownPart = known.LogRatio - (atOneBrown()?.LogRatio ?? 0) } : read;

    private RednessLevel Level(PigmentMap map, IReadOnlyCollection<string> reference)
    {
        var key = (map, string.Join(' ', reference));
        if (!_levels.TryGetValue(key, out var level))
        {
            var regions = reference.Select(region => (region, _pair.Regions[region]));
            _levels[key] = level = new RednessLevel(_before[map], _after[map], regions, (int)Math.Round(TileMm * _pair.PixelsPerMm));
        }

        return level;
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

    private static (double Before, double After) RootMeanSquares(TileEnergy total) => (Math.Sqrt(total.Before), Math.Sqrt(total.After));
}

/// <summary>Which map is read.</summary>
public enum PigmentMap
{
    Lightness,
    Melanin,
    Haemoglobin,

    /// <summary>Haemoglobin as it would be read if both photos of the pair had the same brown, the mean of theirs.</summary>
    HaemoglobinAtOneBrown,
}

/// <summary>Smoothed maps of one photo of a pair.</summary>
internal sealed record PigmentMaps(Plane Lightness, Plane Melanin, Plane Haemoglobin, Plane HaemoglobinAtOneBrown)
{
    public Plane this[PigmentMap map] => map switch
    {
        PigmentMap.Lightness => Lightness,
        PigmentMap.Melanin => Melanin,
        PigmentMap.HaemoglobinAtOneBrown => HaemoglobinAtOneBrown,
        _ => Haemoglobin,
    };

    /// <summary>The same with haemoglobin at the mean brown of both, see <see cref="PigmentMap.HaemoglobinAtOneBrown"/>.</summary>
    /// <param name="other">The other photo, on the same grid.</param>
    /// <param name="axes">Along which both were read.</param>
    public PigmentMaps WithBrownOf(PigmentMaps other, PigmentAxes axes)
    {
        var leak = axes.BrownInHaemoglobin / 2;
        return this with
        {
            HaemoglobinAtOneBrown = Plane.From(Melanin.Width, Melanin.Height, (x, y) => Haemoglobin[x, y] + (leak * (other.Melanin[x, y] - Melanin[x, y]))),
        };
    }

    /// <summary>Light is smoothed before the logarithm, so that noise does not shift dark skin.</summary>
    public static PigmentMaps Of(LinearRgb light, InsideBlur skin, double sigmaPx, PigmentAxes axes)
    {
        var smooth = new LinearRgb(
            skin.Of(light.R, sigmaPx), skin.Of(light.G, sigmaPx), skin.Of(light.B, sigmaPx));
        var (lightness, melanin, haemoglobin) = Chromophores.Split(smooth, axes);
        return new PigmentMaps(lightness, melanin, haemoglobin, haemoglobin);
    }
}
