using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Measure;

/// <summary>ln(after / before) of an amount in one region, with the error that this pair itself shows.</summary>
/// <param name="LogRatio">ln(after / before).</param>
/// <param name="TileError">Standard error from the scatter over the skin.</param>
/// <param name="BlurError">Standard error from matching the blur.</param>
/// <param name="NoiseError">Standard error from subtracting the noise.</param>
/// <param name="Correlation">−1..1: how much of the pattern is the same skin in both.</param>
/// <param name="Tiles">Tiles that carried it.</param>
public readonly record struct PairReading(
    double LogRatio, double TileError, double BlurError, double NoiseError, double Correlation, int Tiles)
{
    public double StandardError => Math.Sqrt((TileError * TileError) + (BlurError * BlurError) + (NoiseError * NoiseError));

    /// <summary>Part of <see cref="LogRatio"/> that would not be read if both photos had the same brown; 0 where brown takes no part.</summary>
    public double BrownPart { get; init; }
}

/// <summary>
/// Change of texture between two registered photos, like with like: both at the same blur, noise subtracted, tile by
/// tile over the skin, so that one hair or glint cannot decide.
/// </summary>
public sealed class TextureChange
{
    private const double TileMm = 8;

    /// <summary>
    /// Skin has far more energy in coarse periods than in fine ones; one pass of a difference of Gaussians lets so much of it leak
    /// into the band that a real change of the band moves the reading by only half. Two passes cut the leak to a fifth.
    /// </summary>
    private const int Passes = 2;

    /// <summary>This part of the noise that one photo has more of may be texture, or the other way round: compression hides noise where skin is smooth.</summary>
    private const double NoiseDistrust = 0.2;

    /// <summary>A tile counts while at least this part of its energy is skin, not noise.</summary>
    private const double LeastSignal = 0.2;

    /// <summary>Periods, in grid pixels, that no verdict rests on: what noise and compression have left shows there.</summary>
    private const double FinestPx = 2;

    private const double CoarsestOfFinestPx = 3.5;

    private const double Tiny = 1e-9;

    /// <summary>Standard error of the blur difference where nothing told it, px²: that of the differences found on real repeated photos.</summary>
    private const double UnknownBlurErrorPx2 = 0.35;

    private readonly AlignedPair _pair;
    private readonly Plane _before;
    private readonly Plane _after;
    private readonly double _beforeSigmaPx;
    private readonly double _afterSigmaPx;
    private readonly Dictionary<string, IReadOnlyList<TileEnergy>> _perCode;
    private readonly Dictionary<Band, (double Before, double After)> _gains = [];

    public TextureChange(AlignedPair pair)
        : this(pair, BlurOf(pair))
    {
    }

    /// <param name="blur">Blur by which the photos are matched; null for none, with nothing known about it.</param>
    internal TextureChange(AlignedPair pair, BlurDifference? blur)
    {
        _pair = pair;
        Blur = blur;
        var (before, after) = (Luminance.Of(pair.Before), Luminance.Of(pair.After));
        var sigmaPx = (Blur?.SigmaMm ?? 0) * pair.PixelsPerMm;
        _beforeSigmaPx = Blur?.VarianceMm2 > 0 ? sigmaPx : 0;
        _afterSigmaPx = Blur?.VarianceMm2 < 0 ? sigmaPx : 0;
        _perCode = PerCode(before.Map(LogPerCode), after.Map(LogPerCode));
        _before = LogLight.Of(Gaussian.Blur(before, _beforeSigmaPx));
        _after = LogLight.Of(Gaussian.Blur(after, _afterSigmaPx));
        FinestLogRatio = Finest();
    }

    /// <summary>Null where nothing in the photos could tell.</summary>
    public BlurDifference? Blur { get; }

    /// <summary>
    /// ln(after / before) of the amplitude in periods of 2 to 3.5 grid pixels, finer than any that is judged: what noise and compression
    /// have left there, less the noise that was measured.
    /// </summary>
    public double FinestLogRatio { get; }

    /// <summary>Energies of a band, tile by tile, for each region.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<TextureTile>> Energies(Band band) =>
        _pair.Regions.ToDictionary(region => region.Key, IReadOnlyList<TextureTile> (region) => Tiles(band, region.Key, region.Value));

    /// <summary>What one photo has more of, alike everywhere, in a band over the given tiles.</summary>
    public HiddenNoise Hidden(Band band, IReadOnlyList<TextureTile> tiles) => HiddenNoise.Between(Clean(band, tiles));

    /// <summary>Change in a band over the given tiles.</summary>
    /// <param name="hidden">From <see cref="Hidden"/>, over all tiles that are compared; default for none.</param>
    /// <returns>Null where there is too little skin.</returns>
    public PairReading? Change(Band band, IReadOnlyList<TextureTile> tiles, HiddenNoise hidden = default)
    {
        if (tiles.Count == 0) return null;
        var clean = Clean(band, tiles);
        if (RobustMean.Of([.. clean.Select(tile => (0.5 * (tile.LogRatio - hidden.LogShare(tile)), tile.Area))]) is not { } mean) return null;
        var total = Total(tiles);
        return new PairReading(mean.Mean, mean.StandardError, BlurErrorOf(band), NoiseErrorOf(band, tiles, clean, hidden), total.Correlation, mean.Count);
    }

    /// <summary>Tiles whose energy is skin rather than noise, less that noise.</summary>
    private List<CleanTile> Clean(Band band, IReadOnlyList<TextureTile> tiles)
    {
        var (gainBefore, gainAfter) = Gains(band);
        var clean = new List<CleanTile>();
        foreach (var tile in tiles)
        {
            var (energy, noise) = (tile.Energy, NoiseOf(band, tile));
            var (before, after) = (energy.Before - noise.Before, energy.After - noise.After);
            if (!(before > LeastSignal * energy.Before && after > LeastSignal * energy.After)) continue;
            var perCode = 0.5 * (tile.PerCodeBefore + tile.PerCodeAfter) * Math.Max(gainBefore, gainAfter);
            clean.Add(new CleanTile(energy.Area, Math.Log(after / before), Math.Sqrt(before * after), perCode));
        }

        return clean;
    }

    /// <summary>Of the noise that was measured and of what was hidden: a part of what was taken away, and how well the hidden is known.</summary>
    private double NoiseErrorOf(Band band, IReadOnlyList<TextureTile> tiles, List<CleanTile> clean, HiddenNoise hidden)
    {
        var total = Total(tiles);
        var before = tiles.Sum(tile => tile.Energy.Area * NoiseOf(band, tile).Before) / (total.Area * total.Before);
        var after = tiles.Sum(tile => tile.Energy.Area * NoiseOf(band, tile).After) / (total.Area * total.After);
        var skin = clean.Sum(tile => tile.Area);
        var taken = clean.Sum(tile => tile.Area * hidden.LogShare(tile)) / skin;
        var unknown = hidden.StandardError * clean.Sum(tile => tile.Area * hidden.Slope(tile)) / skin;
        var distrusted = (NoiseDistrust * Math.Abs(after - before)) + (hidden.Distrust * Math.Abs(taken));
        return 0.5 * Math.Sqrt(Squared(distrusted) + Squared(unknown));
    }

    /// <summary>Both energies over all tiles of the finest band, noise taken away as far as skin is left.</summary>
    private double Finest()
    {
        double before = Tiny, after = Tiny;
        foreach (var tile in Energies(FinestBand).Values.SelectMany(tiles => tiles))
        {
            var noise = NoiseOf(FinestBand, tile);
            before += tile.Energy.Area * LessNoise(tile.Energy.Before, noise.Before);
            after += tile.Energy.Area * LessNoise(tile.Energy.After, noise.After);
        }

        return 0.5 * Math.Log(after / before);
    }

    /// <summary>Energy of the noise that was measured, in a band at a tile's light.</summary>
    private (double Before, double After) NoiseOf(Band band, TextureTile tile)
    {
        var (before, after) = Gains(band);
        return (Squared(_pair.NoiseBefore.LumaSigma) * before * tile.PerCodeBefore, Squared(_pair.NoiseAfter.LumaSigma) * after * tile.PerCodeAfter);
    }

    private static double LessNoise(double energy, double noise) => Math.Max(energy - noise, LeastSignal * energy);

    private static double Squared(double value) => value * value;

    private Band FinestBand => new(FinestPx / _pair.PixelsPerMm, CoarsestOfFinestPx / _pair.PixelsPerMm);

    private static TileEnergy Total(IReadOnlyList<TextureTile> textures)
    {
        TileEnergy[] tiles = [.. textures.Select(texture => texture.Energy)];
        var area = tiles.Sum(t => t.Area);
        return new TileEnergy(
            area, tiles.Sum(t => t.Area * t.Before) / area, tiles.Sum(t => t.Area * t.After) / area, tiles.Sum(t => t.Area * t.Cross) / area);
    }

    /// <summary>Tiles of one region: the band's energies and, on the same tiles, what a code is worth there.</summary>
    private TextureTile[] Tiles(Band band, string name, Plane region)
    {
        var energies = TileEnergies.OfBand(band, _before, _after, region, _pair.PixelsPerMm, TileMm, Passes);
        return [.. energies.Zip(_perCode[name], (energy, worth) => new TextureTile(energy, worth.Before, worth.After))];
    }

    /// <summary>The same for every band.</summary>
    private Dictionary<string, IReadOnlyList<TileEnergy>> PerCode(Plane before, Plane after) => _pair.Regions.ToDictionary(
        region => region.Key, region => TileEnergies.Plain(before, after, region.Value, _pair.PixelsPerMm, TileMm));

    private static float LogPerCode(float light) => (float)NoiseLevel.LogPerCode(light);

    /// <summary>Part of white noise's variance, on each photo's own pixels, that reaches the band through the matching blur and the band's filter.</summary>
    private (double Before, double After) Gains(Band band) => _gains.TryGetValue(band, out var known) ? known
        : _gains[band] = (GainOf(band, _pair.NoiseBefore, _beforeSigmaPx), GainOf(band, _pair.NoiseAfter, _afterSigmaPx));

    private double GainOf(Band band, PhotoNoise noise, double priorSigmaPx) =>
        BandFilter.NoiseGain(band, noise.PixelsPerMm, priorSigmaPx / _pair.PixelsPerMm * noise.PixelsPerMm, Passes);

    /// <summary>A wrong blur variance δ changes the log amplitude at frequency f by 2π²f²δ; taken at the band's centre.</summary>
    private double BlurErrorOf(Band band) =>
        2 * Math.PI * Math.PI * (Blur?.StandardErrorMm2 ?? UnknownBlurErrorPx2 / (_pair.PixelsPerMm * _pair.PixelsPerMm)) / (band.CentreMm * band.CentreMm);

    /// <summary>From features that no treatment changes where there are some, else from the skin itself.</summary>
    private static BlurDifference? BlurOf(AlignedPair pair) => pair.Edges.Count == 0 ? TextureBlur.Between(pair) : BlurMatch.Between(pair);
}

/// <summary>A tile of a band, and what noise is worth on it.</summary>
/// <param name="PerCodeBefore">Mean square of d ln(light) / d code before, full scale of the code 1.</param>
/// <param name="PerCodeAfter">The same after.</param>
public readonly record struct TextureTile(TileEnergy Energy, double PerCodeBefore, double PerCodeAfter);
