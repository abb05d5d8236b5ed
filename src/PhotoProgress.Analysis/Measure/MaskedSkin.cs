using System.Numerics;
using System.Runtime.InteropServices;
using PhotoProgress.Analysis.Pixels;
using Plane = PhotoProgress.Analysis.Pixels.Plane;

namespace PhotoProgress.Analysis.Measure;

/// <summary>The planes of a skin field that metrics smooth.</summary>
internal enum SkinMap
{
    LogLuminance,
    Melanin,
    Haemoglobin,
}

/// <summary>Samples of a smoothed map and the weights that count there, on one grid.</summary>
/// <param name="Values">Unit of the map; 0 where no skin is near.</param>
/// <param name="Weights">0..1; 0 in the margin of <see cref="GaussianPyramid.Margin"/> samples around the skin.</param>
/// <param name="PixelsPerMm">Pitch of this grid.</param>
internal sealed record MaskedPlane(Plane Values, Plane Weights, double PixelsPerMm);

/// <summary>
/// A skin field seen through soft weights: cropped to where they are above zero, with the smoothed planes that metrics
/// share. Smoothing is a normalised convolution (Σ g·w·v / Σ g·w), so what lies outside the weights never leaks in.
/// Not for use by two threads at once.
/// </summary>
/// <remarks>
/// Samples that are not finite count as weight 0. Maps are held less their own mean: every metric that reads them is
/// free of additive constants (exposure, white balance), and a float keeps more digits near zero.
/// </remarks>
public sealed class MaskedSkin
{
    private readonly Plane _weights;
    private readonly Crop _crop;
    private readonly Dictionary<int, Plane> _sampledWeights = [];
    private readonly Dictionary<(double SigmaPx, int Level), Plane> _totals = [];
    private readonly Dictionary<(SkinMap Map, double SigmaPx, int Level), MaskedPlane> _smooth = [];
    private readonly Dictionary<(SkinMap Map, Band Band), MaskedPlane> _bands = [];
    private readonly Dictionary<SkinMap, GaussianPyramid> _pyramids = [];
    private readonly Lazy<GaussianPyramid> _weightPyramid;
    private readonly MaskedSkin? _whole;

    /// <param name="field">The skin.</param>
    /// <param name="weights">0..1, same size; 0 is "not skin of this region".</param>
    /// <exception cref="ArgumentException">The sizes differ.</exception>
    public MaskedSkin(SkinField field, Plane weights)
    {
        if (weights.Width != field.Width || weights.Height != field.Height)
            throw new ArgumentException($"Weights of {weights.Width} × {weights.Height} on a field of {field.Width} × {field.Height}.", nameof(weights));
        Field = field;
        _crop = Crop.Around(weights);
        _weights = _crop.Weights(field, weights);
        _weightPyramid = new Lazy<GaussianPyramid>(() => new GaussianPyramid(new SampleRows(_weights)));
        AreaMm2 = WeightedSums.Total(_weights.Samples) / (field.PixelsPerMm * field.PixelsPerMm);
    }

    private MaskedSkin(MaskedSkin whole, Crop crop, Plane weights)
    {
        Field = whole.Field;
        (_whole, _crop, _weights) = (whole, crop, weights);
        _weightPyramid = whole._weightPyramid;
        AreaMm2 = WeightedSums.Total(_weights.Samples) / (Field.PixelsPerMm * Field.PixelsPerMm);
    }

    /// <summary>
    /// A part of this skin, such as a region of a face. It counts by its own weights, but is smoothed with the skin around it:
    /// neighbouring skin is skin, and what is smoothed once serves every part.
    /// </summary>
    /// <param name="window">Where the part lies on the field.</param>
    /// <param name="weights">0..1, of the window's size; where this skin's own weights are less, they count.</param>
    public MaskedSkin Within(PlaneWindow window, Plane weights)
    {
        var crop = _crop.Part(window);
        return new MaskedSkin(this, crop, crop.Weights(_crop, _weights, window, weights));
    }

    public SkinField Field { get; }

    /// <summary>Weighted area of the skin, mm².</summary>
    public double AreaMm2 { get; }

    /// <summary>Weights on the field's own grid, with the crop's margin; 0 where a sample is not finite.</summary>
    internal Plane Weights => _weights;

    internal Crop Crop => _crop;

    /// <summary>A map cut to a band of periods (difference of two half-amplitude Gaussians), on the grid that carries the band's fine end.</summary>
    internal MaskedPlane Band(SkinMap map, Band band)
    {
        if (_bands.TryGetValue((map, band), out var known)) return known;
        var (fine, coarse) = Ends(map, band, GaussianPyramid.LevelFor(SigmaPx(band.FinestMm)));
        return _bands[(map, band)] = fine with { Values = fine.Values.Less(coarse.Values) };
    }

    /// <summary>Root of the weighted mean of squares of a map within a band, without keeping the band's plane.</summary>
    internal double BandRms(SkinMap map, Band band)
    {
        var (fine, coarse) = Ends(map, band, GaussianPyramid.LevelForMeans(SigmaPx(band.FinestMm)));
        return WeightedSums.RmsOfDifference(fine.Values.Samples, coarse.Values.Samples, fine.Weights.Samples);
    }

    /// <summary>A map (less its mean) smoothed so that periods of this length are halved.</summary>
    internal MaskedPlane Smooth(SkinMap map, double periodMm) => SmoothSigma(map, Gaussian.SigmaForHalfAmplitude(periodMm));

    /// <summary>A map (less its mean) smoothed by a Gaussian of this standard deviation.</summary>
    internal MaskedPlane SmoothSigma(SkinMap map, double sigmaMm)
    {
        var sigmaPx = sigmaMm * Field.PixelsPerMm;
        return SmoothPx(map, sigmaPx, GaussianPyramid.LevelFor(sigmaPx));
    }

    /// <summary>A map (less its mean) smoothed by a Gaussian, on the field's own grid whatever its width.</summary>
    internal MaskedPlane SmoothOnFullGrid(SkinMap map, double sigmaMm) => SmoothPx(map, sigmaMm * Field.PixelsPerMm, 0);

    /// <summary>The two smoothed maps whose difference is the band.</summary>
    private (MaskedPlane Fine, MaskedPlane Coarse) Ends(SkinMap map, Band band, int level) =>
        (SmoothPx(map, SigmaPx(band.FinestMm), level), SmoothPx(map, SigmaPx(band.CoarsestMm), level));

    private double SigmaPx(double periodMm) => Gaussian.SigmaForHalfAmplitude(periodMm) * Field.PixelsPerMm;

    private MaskedPlane SmoothPx(SkinMap map, double sigmaPx, int level)
    {
        if (_smooth.TryGetValue((map, sigmaPx, level), out var known)) return known;
        if (_whole is not null)
            return _smooth[(map, sigmaPx, level)] = _crop.Cut(_whole._crop, _whole.SmoothPx(map, sigmaPx, level), level) with { Weights = SampledWeights(level) };
        var smooth = PyramidOf(map).Smooth(sigmaPx, level);
        Normalise(smooth, TotalWeights(sigmaPx, level));
        return _smooth[(map, sigmaPx, level)] = new MaskedPlane(smooth, SampledWeights(level), Field.PixelsPerMm / (1 << level));
    }

    private GaussianPyramid PyramidOf(SkinMap map)
    {
        if (!_pyramids.TryGetValue(map, out var pyramid))
            _pyramids[map] = pyramid = new GaussianPyramid(_crop.Weighted(PlaneOf(map), _weights));
        return pyramid;
    }

    private Plane PlaneOf(SkinMap map) => map switch
    {
        SkinMap.LogLuminance => Field.LogLuminance,
        SkinMap.Melanin => Field.Melanin,
        SkinMap.Haemoglobin => Field.Haemoglobin,
        _ => throw new ArgumentOutOfRangeException(nameof(map), map, "No such map."),
    };

    private Plane TotalWeights(double sigmaPx, int level)
    {
        if (!_totals.TryGetValue((sigmaPx, level), out var totals))
            _totals[(sigmaPx, level)] = totals = _weightPyramid.Value.Smooth(sigmaPx, level);
        return totals;
    }

    /// <summary>The weights at every 2^level-th pixel of the crop.</summary>
    private Plane SampledWeights(int level)
    {
        if (!_sampledWeights.TryGetValue(level, out var sampled))
            _sampledWeights[level] = sampled = level == 0 ? _weights : GaussianPyramid.Sample(_weights, level);
        return sampled;
    }

    /// <summary>Weighted sums → weighted means; 0 where no weight is near.</summary>
    private static void Normalise(Plane sums, Plane totals)
    {
        var noWeight = new Vector<float>(1e-6f);
        var numerators = MemoryMarshal.Cast<float, Vector<float>>(sums.Samples.AsSpan());
        var denominators = MemoryMarshal.Cast<float, Vector<float>>(totals.Samples.AsSpan());
        for (var i = 0; i < numerators.Length; i++)
            numerators[i] = Vector.ConditionalSelect(Vector.GreaterThan(denominators[i], noWeight), numerators[i] / denominators[i], Vector<float>.Zero);
        for (var i = numerators.Length * Vector<float>.Count; i < sums.Samples.Length; i++)
            sums.Samples[i] = totals.Samples[i] > noWeight[0] ? sums.Samples[i] / totals.Samples[i] : 0;
    }
}
