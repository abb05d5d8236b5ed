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
    private readonly double _beforeLight;
    private readonly double _afterLight;
    private readonly TileEnergy _finest;

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
        (_beforeLight, _afterLight) = (SkinLight(before), SkinLight(after));
        _before = LogLight.Of(Gaussian.Blur(before, _beforeSigmaPx));
        _after = LogLight.Of(Gaussian.Blur(after, _afterSigmaPx));
        _finest = Total([.. Energies(FinestBand).Values.SelectMany(tiles => tiles), default]);
    }

    /// <summary>Null where nothing in the photos could tell.</summary>
    public BlurDifference? Blur { get; }

    /// <summary>
    /// ln(after / before) of the amplitude in periods of 2 to 3.5 grid pixels, finer than any that is judged: what noise and compression
    /// have left there.
    /// </summary>
    public double FinestLogRatio => 0.5 * Math.Log((_finest.After + Tiny) / (_finest.Before + Tiny));

    /// <summary>ln ratio of the RMS in a band, for each region.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<TileEnergy>> Energies(Band band) => _pair.Regions.ToDictionary(
        region => region.Key,
        region => TileEnergies.OfBand(band, _before, _after, region.Value, _pair.PixelsPerMm, TileMm, Passes));

    /// <summary>Change in a band over the given tiles.</summary>
    /// <returns>Null where there is too little skin.</returns>
    public PairReading? Change(Band band, IReadOnlyList<TileEnergy> tiles)
    {
        if (tiles.Count == 0) return null;
        var (before, after) = (
            NoiseEnergy(band, _pair.NoiseBefore, _beforeLight, _beforeSigmaPx), NoiseEnergy(band, _pair.NoiseAfter, _afterLight, _afterSigmaPx));
        var values = new List<(double Value, double Weight)>();
        foreach (var tile in tiles)
        {
            var (a, b) = (tile.Before - before, tile.After - after);
            if (a > LeastSignal * tile.Before && b > LeastSignal * tile.After) values.Add((0.5 * Math.Log(b / a), tile.Area));
        }

        if (RobustMean.Of(values) is not { } mean) return null;
        var total = Total(tiles);
        var noiseError = NoiseDistrust * 0.5 * Math.Abs((after / total.After) - (before / total.Before));
        return new PairReading(mean.Mean, mean.StandardError, BlurErrorOf(band), noiseError, total.Correlation, mean.Count);
    }

    private Band FinestBand => new(FinestPx / _pair.PixelsPerMm, CoarsestOfFinestPx / _pair.PixelsPerMm);

    private static TileEnergy Total(IReadOnlyList<TileEnergy> tiles)
    {
        var area = tiles.Sum(t => t.Area);
        return new TileEnergy(
            area, tiles.Sum(t => t.Area * t.Before) / area, tiles.Sum(t => t.Area * t.After) / area, tiles.Sum(t => t.Area * t.Cross) / area);
    }

    /// <summary>Noise energy that reaches the band: white on the photo's own pixels, through the matching blur and the band's filter.</summary>
    private double NoiseEnergy(Band band, PhotoNoise noise, double skinLuminance, double priorSigmaPx)
    {
        var sigma = noise.LumaSigma * NoiseLevel.LogPerCode(skinLuminance);
        var prior = priorSigmaPx / _pair.PixelsPerMm * noise.PixelsPerMm;
        return sigma * sigma * BandFilter.NoiseGain(band, noise.PixelsPerMm, prior, Passes);
    }

    /// <summary>A wrong blur variance δ changes the log amplitude at frequency f by 2π²f²δ; taken at the band's centre.</summary>
    private double BlurErrorOf(Band band) =>
        2 * Math.PI * Math.PI * (Blur?.StandardErrorMm2 ?? UnknownBlurErrorPx2 / (_pair.PixelsPerMm * _pair.PixelsPerMm)) / (band.CentreMm * band.CentreMm);

    /// <summary>From features that no treatment changes where there are some, else from the skin itself.</summary>
    private static BlurDifference? BlurOf(AlignedPair pair) => pair.Edges.Count == 0
        ? TextureBlur.Between(pair)
        : BlurMatch.Between(Luminance.Of(pair.Before), Luminance.Of(pair.After), pair.Edges, pair.PixelsPerMm);

    /// <summary>Mean linear luminance of the open skin.</summary>
    private double SkinLight(Plane luminance)
    {
        double sum = 0, total = 1e-9;
        foreach (var mask in _pair.Regions.Values)
        {
            for (var i = 0; i < mask.Samples.Length; i++)
            {
                sum += mask.Samples[i] * luminance.Samples[i];
                total += mask.Samples[i];
            }
        }

        return sum / total;
    }
}
