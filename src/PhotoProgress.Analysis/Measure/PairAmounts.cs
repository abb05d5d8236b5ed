using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Measure;

/// <summary>
/// The amounts that two registered photos are compared by, and how they make up the three dimensions. Ids are those of
/// the metric catalogue: the same quantity, read on both photos under equal conditions.
/// </summary>
public sealed class PairAmounts
{
    /// <summary>Roughness is compared in the bands up to 3 mm; 3–8 mm follows the light too closely to decide, and stands as a row of its own.</summary>
    private static readonly (string Id, Band Band, bool InDimension)[] TextureBands =
    [
        ("texture.roughness.0.2-0.5mm", new Band(0.2, 0.5), true),
        ("texture.roughness.0.5-1mm", new Band(0.5, 1), true),
        ("texture.roughness.1-3mm", new Band(1, 3), true),
        ("texture.roughness.3-8mm", new Band(3, 8), false),
    ];

    /// <summary>Id of the unevenness of lightness.</summary>
    public const string LightnessUnevenness = "evenness.lightness";

    /// <summary>Id of the unevenness of melanin.</summary>
    public const string MelaninUnevenness = "evenness.melanin";

    private static readonly (string Id, PigmentMap Map)[] UnevennessMaps =
    [
        (LightnessUnevenness, PigmentMap.Lightness),
        (MelaninUnevenness, PigmentMap.Melanin),
        ("evenness.haemoglobin", PigmentMap.Haemoglobin),
    ];

    private const string MeanRedness = "redness.mean";
    private const string Patchiness = "redness.patchiness";

    /// <summary>Colour is stored at half the resolution of lightness and coarsely quantised; above 8 mm a face photo carries it.</summary>
    private static readonly Band UnevennessBand = new(8, 30);

    private readonly AlignedPair _pair;
    private readonly TextureChange _texture;
    private readonly PigmentChange _pigments;
    private readonly Dictionary<string, IReadOnlyDictionary<string, IReadOnlyList<TextureTile>>> _tiles;
    private readonly Dictionary<(string Id, string Compared), HiddenNoise> _hidden = [];

    public PairAmounts(AlignedPair pair)
    {
        _pair = pair;
        _texture = new TextureChange(pair);
        _pigments = new PigmentChange(pair);
        _tiles = TextureBands.Where(band => Carried(band.Band)).ToDictionary(band => band.Id, band => _texture.Energies(band.Band));
    }

    /// <summary>How much blurrier the photo after is; null where nothing in the photos could tell.</summary>
    public BlurDifference? Blur => _texture.Blur;

    /// <summary>ln(after / before) of texture over all regions; null where none could be read.</summary>
    public double? TextureLogRatio
    {
        get
        {
            double[] read = [.. TextureBands.Where(band => band.InDimension)
                .Select(band => Texture(band.Id, band.Band, _pair.Regions.Keys, _pair.Regions.Keys)).OfType<PairReading>().Select(reading => reading.LogRatio)];
            return read.Length == 0 ? null : read.Average();
        }
    }

    /// <inheritdoc cref="TextureChange.FinestLogRatio"/>
    public double FinestLogRatio => _texture.FinestLogRatio;

    /// <summary>Ids of the amounts that a dimension is composed of; empty for one that is not judged.</summary>
    public static IReadOnlyList<string> Composing(Dimension dimension) => dimension switch
    {
        Dimension.Texture => [.. TextureBands.Where(band => band.InDimension).Select(band => band.Id)],
        Dimension.Evenness => [.. UnevennessMaps.Select(map => map.Id)],
        Dimension.Redness => [MeanRedness, Patchiness],
        _ => [],
    };

    /// <summary>Change of every amount over the given regions.</summary>
    /// <param name="regions">Regions to pool.</param>
    /// <param name="reference">All regions that are compared: among them the palest skin is looked for, and what one photo has more of everywhere.</param>
    public IReadOnlyList<AmountChange> Over(IReadOnlyCollection<string> regions, IReadOnlyCollection<string> reference)
    {
        var changes = new List<AmountChange>();
        foreach (var (id, band, inDimension) in TextureBands)
            changes.Add(new AmountChange(id, Dimension.Texture, inDimension, Texture(id, band, regions, reference), Carried(band) ? "too_little_skin" : "resolution"));
        foreach (var (id, map) in UnevennessMaps)
            changes.Add(new AmountChange(id, Dimension.Evenness, true, _pigments.Unevenness(map, UnevennessBand, regions), "too_little_skin"));
        changes.Add(new AmountChange(MeanRedness, Dimension.Redness, true, _pigments.Redness(regions, UnevennessBand, reference), "too_little_skin"));
        changes.Add(new AmountChange(Patchiness, Dimension.Redness, true, _pigments.Patchiness(UnevennessBand, regions), "too_little_skin"));
        return changes;
    }

    /// <summary>
    /// The dimension's change: the plain mean of its amounts, so that the composition does not depend on the data; the error
    /// is their mean too, as if they erred together. Null where no amount could be read.
    /// </summary>
    public static PairReading? Compose(IEnumerable<AmountChange> changes, Dimension dimension)
    {
        PairReading[] read = [.. changes.Where(c => c.Dimension == dimension && c.InDimension && c.Reading is not null).Select(c => c.Reading!.Value)];
        return read.Length == 0 ? null : new PairReading(
            read.Average(r => r.LogRatio), read.Average(r => r.TileError), read.Average(r => r.BlurError),
            read.Average(r => r.NoiseError), read.Average(r => r.Correlation), read.Min(r => r.Tiles))
        {
            BrownPart = read.Average(r => r.BrownPart),
        };
    }

    /// <param name="compared">Regions from which it is told what one photo has more of everywhere.</param>
    private PairReading? Texture(string id, Band band, IEnumerable<string> regions, IEnumerable<string> compared) =>
        _tiles.TryGetValue(id, out var tiles) ? _texture.Change(band, Of(tiles, regions), Hidden(id, band, Of(tiles, compared), string.Join(' ', compared))) : null;

    private HiddenNoise Hidden(string id, Band band, TextureTile[] tiles, string compared) =>
        _hidden.TryGetValue((id, compared), out var known) ? known : _hidden[(id, compared)] = _texture.Hidden(band, tiles);

    private static TextureTile[] Of(IReadOnlyDictionary<string, IReadOnlyList<TextureTile>> tiles, IEnumerable<string> regions) =>
        [.. regions.SelectMany(region => tiles[region])];

    /// <summary>A band is compared where both photos and the grid give its middle at least four pixels a period.</summary>
    private bool Carried(Band band) =>
        band.CentreMm * Math.Min(_pair.PixelsPerMm, Math.Min(_pair.NoiseBefore.PixelsPerMm, _pair.NoiseAfter.PixelsPerMm)) >= Resolution.PixelsPerPeriod;
}

/// <summary>Change of one amount, or why there is none.</summary>
/// <param name="InDimension">Whether it takes part in its dimension.</param>
/// <param name="Missing">The reason that stands where <paramref name="Reading"/> is null.</param>
public sealed record AmountChange(string Id, Dimension Dimension, bool InDimension, PairReading? Reading, string Missing);
