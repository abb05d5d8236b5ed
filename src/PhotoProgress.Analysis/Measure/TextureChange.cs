using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Measure;

/// <summary>ln(after / before) of an amount in one region, with the error that this pair itself shows.</summary>
/// <param name="LogRatio">ln(after / before).</param>
/// <param name="TileError">Standard error from the scatter over the skin.</param>
/// <param name="BlurError">Standard error from matching the blur.</param>
/// <param name="NoiseError">Standard error from subtracting the noise.</param>
/// <param name="Tiles">Tiles that carried it.</param>
public readonly record struct PairReading(double LogRatio, double TileError, double BlurError, double NoiseError, int Tiles)
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

    /// <summary>Noise subtraction is trusted to this part of what it takes away.</summary>
    private const double NoiseTrust = 0.3;

    /// <summary>Periods, in grid pixels, in which noise is told from skin: finer than any band that is measured.</summary>
    private const double NoiseFinestPx = 2;

    private const double NoiseCoarsestPx = 3.5;

    private readonly AlignedPair _pair;
    private readonly Plane _before;
    private readonly Plane _after;
    private readonly double _beforeSigmaPx;
    private readonly double _afterSigmaPx;

    public TextureChange(AlignedPair pair)
    {
        _pair = pair;
        var (before, after) = (Luminance.Of(pair.Before), Luminance.Of(pair.After));
        Blur = BlurMatch.Between(before, after, pair.Edges, pair.PixelsPerMm);
        var sigmaPx = (Blur?.SigmaMm ?? 0) * pair.PixelsPerMm;
        _beforeSigmaPx = Blur?.VarianceMm2 > 0 ? sigmaPx : 0;
        _afterSigmaPx = Blur?.VarianceMm2 < 0 ? sigmaPx : 0;
        _before = LogLight.Of(Gaussian.Blur(before, _beforeSigmaPx));
        _after = LogLight.Of(Gaussian.Blur(after, _afterSigmaPx));
    }

    /// <summary>Null where nothing in the photos could tell.</summary>
    public BlurDifference? Blur { get; }

    /// <summary>ln ratio of the RMS in a band, for each region.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<TileEnergy>> Energies(Band band) => _pair.Regions.ToDictionary(
        region => region.Key,
        region => TileEnergies.Of(
            band.Of(_before, region.Value, _pair.PixelsPerMm),
            band.Of(_after, region.Value, _pair.PixelsPerMm),
            region.Value, (int)Math.Round(TileMm * _pair.PixelsPerMm)));

    /// <summary>Change in a band over the given tiles.</summary>
    /// <returns>Null where there is too little skin.</returns>
    public PairReading? Change(Band band, IReadOnlyList<TileEnergy> tiles, IReadOnlyList<TileEnergy> noiseTiles)
    {
        double gain = 1;
        PairReading? reading = null;
        for (var round = 0; round < 3; round++)
        {
            var (noiseBefore, noiseAfter) = Noise(noiseTiles, gain, band);
            reading = Change(band, tiles, noiseBefore, noiseAfter);
            if (reading is null) return null;
            gain = Math.Exp(reading.Value.LogRatio);
        }

        return reading;
    }

    /// <summary>The band where noise is told from skin.</summary>
    public Band NoiseBand => new(NoiseFinestPx / _pair.PixelsPerMm, NoiseCoarsestPx / _pair.PixelsPerMm);

    /// <summary>
    /// Noise energy that reaches the band. What the two photos share is skin; the rest is noise: with the shared part C
    /// and the gain g, noise is E(before) − C/g and E(after) − C·g in the noise band, carried to the band by the filters' gains.
    /// </summary>
    private (double Before, double After) Noise(IReadOnlyList<TileEnergy> tiles, double gain, Band band)
    {
        var total = tiles.Sum(t => t.Area);
        if (total <= 0) return (0, 0);
        var cross = tiles.Sum(t => t.Area * t.Cross) / total;
        var before = tiles.Sum(t => t.Area * t.Before) / total;
        var after = tiles.Sum(t => t.Area * t.After) / total;
        return (
            Math.Max(0, before - (cross / gain)) * Carried(band, _beforeSigmaPx),
            Math.Max(0, after - (cross * gain)) * Carried(band, _afterSigmaPx));
    }

    private double Carried(Band band, double priorSigmaPx) =>
        BandFilter.NoiseGain(band, _pair.PixelsPerMm, priorSigmaPx) / BandFilter.NoiseGain(NoiseBand, _pair.PixelsPerMm, priorSigmaPx);

    private PairReading? Change(Band band, IReadOnlyList<TileEnergy> tiles, double noiseBefore, double noiseAfter)
    {
        var values = new List<(double Value, double Weight)>();
        foreach (var tile in tiles)
        {
            var (a, b) = (tile.Before - noiseBefore, tile.After - noiseAfter);
            if (a <= 0.2 * tile.Before || b <= 0.2 * tile.After) continue;
            values.Add((0.5 * Math.Log(b / a), tile.Area));
        }

        if (RobustMean.Of(values) is not { } mean) return null;
        var energy = tiles.Sum(t => t.Area * (t.Before + t.After)) / (2 * tiles.Sum(t => t.Area));
        return new PairReading(
            mean.Mean, mean.StandardError, BlurErrorOf(band), NoiseTrust * 0.5 * Math.Abs(noiseAfter - noiseBefore) / energy, mean.Count);
    }

    /// <summary>A wrong blur variance δ changes the log amplitude at frequency f by 2π²f²δ; taken at the band's centre.</summary>
    private double BlurErrorOf(Band band) =>
        2 * Math.PI * Math.PI * (Blur?.StandardErrorMm2 ?? 0) / (band.CentreMm * band.CentreMm);
}
