using PhotoProgress.Analysis.Measure;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Learning.Features;

/// <summary>One region of one photo as features read it; what several of them smooth is kept. Not for use by two threads at once.</summary>
public sealed class SkinSample
{
    /// <summary>
    /// A feature asks for less than a metric: the model sees how sharp the photo is and can allow for it. Below this many pixels a
    /// period nothing is left.
    /// </summary>
    private const double LeastPixelsPerPeriod = 2.5;

    private readonly Lazy<MaskedSkin> _shading;
    private readonly Lazy<MaskedSkin> _channels;
    private readonly Lazy<LightPlane> _light;
    private readonly Dictionary<(Band Band, bool OfShading), BandShape> _shapes = [];
    private readonly Dictionary<Band, ChannelBand> _channelBands = [];

    /// <param name="field">The skin.</param>
    /// <param name="weights">0..1, same size; 0 is "not skin of this region".</param>
    public SkinSample(SkinField field, Plane weights)
    {
        Skin = new MaskedSkin(field, weights);
        _shading = new Lazy<MaskedSkin>(() => new MaskedSkin(field with { LogLuminance = ShadingOf(field) }, weights));
        _channels = new Lazy<MaskedSkin>(() => new MaskedSkin(ChannelsOf(field), weights));
        _light = new Lazy<LightPlane>(() => LightPlane.Fit(field, weights));
    }

    /// <summary>The skin as metrics see it.</summary>
    public MaskedSkin Skin { get; }

    /// <summary>The fall of the light over the skin.</summary>
    internal LightPlane Light => _light.Value;

    /// <summary>Shape of a band of log luminance, or of shading alone; NaN where the photo does not carry it.</summary>
    internal BandShape Shape(Band band, bool ofShading = false)
    {
        if (_shapes.TryGetValue((band, ofShading), out var known)) return known;
        var skin = ofShading ? _shading.Value : Skin;
        return _shapes[(band, ofShading)] = BandShape.Of(Carries(band) ? skin.Band(SkinMap.LogLuminance, band) : Nothing);
    }

    /// <summary>Red, green and blue in a band; NaN where the photo does not carry it.</summary>
    internal ChannelBand Channels(Band band)
    {
        if (!_channelBands.TryGetValue(band, out var channels))
            _channelBands[band] = channels = Carries(band) ? ChannelsIn(_channels.Value, band) : ChannelBand.None;
        return channels;
    }

    /// <summary>Root mean square of shading alone, ln of light without pigment, in a band.</summary>
    internal double Shading(Band band) => Carries(band) ? _shading.Value.BandRms(SkinMap.LogLuminance, band) : double.NaN;

    /// <summary>Root mean square of a map in a band.</summary>
    internal double Rms(SkinMap map, Band band) => Carries(band) ? Skin.BandRms(map, band) : double.NaN;

    /// <summary>Weighted mean of a map.</summary>
    internal double Mean(Plane plane) => Skin.Crop.Mean(plane, Skin.Weights);

    private static readonly MaskedPlane Nothing = new(new Plane(1, 1), new Plane(1, 1), 1);

    private bool Carries(Band band) =>
        Skin.AreaMm2 >= Gate.SmallestAreaMm2 && band.CentreMm * Skin.Field.PixelsPerMm >= LeastPixelsPerPeriod;

    private static ChannelBand ChannelsIn(MaskedSkin channels, Band band) => ChannelBand.Of(
        channels.Band(SkinMap.LogLuminance, band), channels.Band(SkinMap.Melanin, band), channels.Band(SkinMap.Haemoglobin, band));

    /// <summary>−s of −ln(R, G, B) = m·Melanin + h·Haemoglobin + s·(1, 1, 1), read from green, which the camera samples best.</summary>
    private static Plane ShadingOf(SkinField field)
    {
        var (shading, green) = (new Plane(field.Width, field.Height), Log(field.Light.G));
        var (melanin, haemoglobin) = (PigmentAxes.WithinFaces.Melanin.Y, PigmentAxes.WithinFaces.Haemoglobin.Y);
        for (var i = 0; i < shading.Samples.Length; i++)
            shading.Samples[i] = green.Samples[i] + (melanin * field.Melanin.Samples[i]) + (haemoglobin * field.Haemoglobin.Samples[i]);
        return shading;
    }

    /// <summary>The same skin with ln red, green and blue in the places of its three maps.</summary>
    private static SkinField ChannelsOf(SkinField field) =>
        field with { LogLuminance = Log(field.Light.R), Melanin = Log(field.Light.G), Haemoglobin = Log(field.Light.B) };

    private static Plane Log(Plane light) => light.Map(static value => MathF.Log(MathF.Max(value, Chromophores.DarkestLight)));
}
