using PhotoProgress.Analysis.Measure;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Learning.Features;

/// <summary>
/// What the model reads besides the metrics: the conditions of the photo, the shape of its relief, and how its channels vary
/// together, so that light, blur and tone can be told from skin.
/// </summary>
internal static class ModelFeatures
{
    /// <summary>Raised whenever any value here may change.</summary>
    public const int Version = 1;

    /// <summary>Amounts below this are equal to it in the logarithm: 0.0001 % of luminance.</summary>
    private const double Least = 1e-6;

    /// <summary>Neighbouring half octaves, pixels of the grid: how energy falls towards the finest tells blur and noise from skin.</summary>
    private static readonly Band[] HalfOctavesPx = [new(2.5, 3.5), new(3.5, 5), new(5, 7), new(7, 10), new(10, 14), new(14, 20)];

    private static readonly Band[] Relief = [new(0.5, 1), new(1, 2), new(2, 4)];

    private static readonly (Band Band, FeatureGroup Group)[] Shading =
        [(new(0.5, 1), FeatureGroup.FineRelief), (new(1, 3), FeatureGroup.Lines), (new(3, 8), FeatureGroup.CoarseRelief)];

    /// <summary>Spots, and the blotches that a comparison judges (see <see cref="PairAmounts"/>).</summary>
    private static readonly Band[] Patches = [new(1, 3), new(3, 8), new(8, 30)];

    public static IReadOnlyList<Feature> All { get; } =
    [
        Of("photo.pixels_per_mm", FeatureGroup.Conditions, s => Ln(s.Skin.Field.Resolution.SourcePixelsPerMm)),
        Of("photo.grid_pixels_per_mm", FeatureGroup.Conditions, s => Ln(s.Skin.Field.PixelsPerMm)),
        Of("photo.noise", FeatureGroup.Conditions, s => Ln(s.Skin.Field.Resolution.NoiseSigma)),
        Of("photo.light", FeatureGroup.Conditions, s => s.Light.Mean),
        Of("photo.light_slope", FeatureGroup.Conditions, s => s.Light.SlopePerCm),
        Of("photo.area", FeatureGroup.Conditions, s => Ln(s.Skin.AreaMm2)),
        Of("photo.red_over_green", FeatureGroup.Conditions, s => Ln(s.Mean(s.Skin.Field.Light.R)) - Ln(s.Mean(s.Skin.Field.Light.G))),
        Of("photo.blue_over_green", FeatureGroup.Conditions, s => Ln(s.Mean(s.Skin.Field.Light.B)) - Ln(s.Mean(s.Skin.Field.Light.G))),
        .. HalfOctavesPx.Zip(HalfOctavesPx.Skip(1), Falloff),
        .. Relief.SelectMany(OfShape),
        .. Relief.SelectMany(OfShadingShape),
        .. Shading.Select(s => Of($"skin.shading.{Name(s.Band)}", s.Group, sample => Ln(sample.Shading(s.Band)))),
        .. Patches.SelectMany(OfPigments),
        .. Relief.Concat(Patches.Skip(1)).SelectMany(OfChannels),
        Of("skin.melanin.mean", FeatureGroup.Conditions, s => s.Mean(s.Skin.Field.Melanin)),
        Of("skin.haemoglobin.mean", FeatureGroup.RedLevel, s => s.Mean(s.Skin.Field.Haemoglobin)),
    ];

    /// <summary>Natural logarithm of an amount, kept finite at 0; NaN stays NaN.</summary>
    public static double Ln(double value) => Math.Log(Math.Max(value, Least));

    private static Feature Of(string id, FeatureGroup group, Func<SkinSample, double> read) => new(id, Version, group, read);

    /// <summary>ln of the finer half octave's root mean square over the coarser one's.</summary>
    private static Feature Falloff(Band finer, Band coarser) =>
        Of(FormattableString.Invariant($"photo.falloff.{finer.FinestMm}-{coarser.CoarsestMm}px"), FeatureGroup.Conditions, s => Ln(Grid(s.Skin, finer)) - Ln(Grid(s.Skin, coarser)));

    private static double Grid(MaskedSkin skin, Band px) =>
        skin.BandRms(SkinMap.LogLuminance, new Band(px.FinestMm / skin.Field.PixelsPerMm, px.CoarsestMm / skin.Field.PixelsPerMm));

    /// <summary>Slopes of light and dark along and across, and how lopsided they are: relief where they are steep, light where they differ.</summary>
    private static IEnumerable<Feature> OfShape(Band band)
    {
        var group = band.CoarsestMm <= 1 ? FeatureGroup.FineRelief : FeatureGroup.Lines;
        return
        [
            Of($"skin.relief.{Name(band)}.along", group, s => Ln(s.Shape(band).Along)),
            Of($"skin.relief.{Name(band)}.across", group, s => Ln(s.Shape(band).Across)),
            Of($"skin.relief.{Name(band)}.coherence", FeatureGroup.Conditions, s => s.Shape(band).Coherence),
            Of($"skin.relief.{Name(band)}.skewness", FeatureGroup.Conditions, s => s.Shape(band).Skewness),
            Of($"skin.relief.{Name(band)}.kurtosis", FeatureGroup.Conditions, s => s.Shape(band).Kurtosis),
            Of($"skin.relief.{Name(band)}.towards_light", FeatureGroup.Conditions, s => s.Shape(band).Coherence * Agreement(s.Shape(band), s.Light)),
        ];
    }

    /// <summary>The same of shading alone: freckles and vessels are out of it, noise of the colour channels is in.</summary>
    private static IEnumerable<Feature> OfShadingShape(Band band)
    {
        var group = band.CoarsestMm <= 1 ? FeatureGroup.FineRelief : FeatureGroup.Lines;
        return
        [
            Of($"skin.shading_relief.{Name(band)}.along", group, s => Ln(s.Shape(band, true).Along)),
            Of($"skin.shading_relief.{Name(band)}.across", group, s => Ln(s.Shape(band, true).Across)),
            Of($"skin.shading_relief.{Name(band)}.skewness", FeatureGroup.Conditions, s => s.Shape(band, true).Skewness),
        ];
    }

    /// <summary>cos 2δ, δ between the relief's direction and the light's fall: 1 where light makes the direction, less where lines do.</summary>
    private static double Agreement(BandShape shape, LightPlane light) =>
        (shape.DirectionX2 * light.DirectionX2) + (shape.DirectionY2 * light.DirectionY2);

    private static IEnumerable<Feature> OfPigments(Band band) =>
    [
        Of($"skin.lightness.{Name(band)}", FeatureGroup.Lightness, s => Ln(s.Rms(SkinMap.LogLuminance, band))),
        Of($"skin.melanin.{Name(band)}", band.CoarsestMm <= 3 ? FeatureGroup.BrownSpots : FeatureGroup.BrownPatches, s => Ln(s.Rms(SkinMap.Melanin, band))),
        Of($"skin.haemoglobin.{Name(band)}", FeatureGroup.RedPatches, s => Ln(s.Rms(SkinMap.Haemoglobin, band))),
    ];

    private static IEnumerable<Feature> OfChannels(Band band)
    {
        var group = band.CoarsestMm > 4 ? FeatureGroup.BrownPatches : FeatureGroup.Conditions;
        return
        [
            Of($"skin.channels.{Name(band)}.red_over_green", group, s => s.Channels(band).RedOverGreen),
            Of($"skin.channels.{Name(band)}.blue_over_green", group, s => s.Channels(band).BlueOverGreen),
            Of($"skin.channels.{Name(band)}.red_green", group, s => s.Channels(band).RedGreen),
            Of($"skin.channels.{Name(band)}.blue_green", group, s => s.Channels(band).BlueGreen),
            Of($"skin.channels.{Name(band)}.red_blue", group, s => s.Channels(band).RedBlue),
        ];
    }

    private static string Name(Band band) => FormattableString.Invariant($"{band.FinestMm}-{band.CoarsestMm}mm");
}
