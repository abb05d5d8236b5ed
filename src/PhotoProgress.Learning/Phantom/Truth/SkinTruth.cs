using System.Globalization;
using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Learning.Phantom.Optics;
using PhotoProgress.Learning.Phantom.Skin;

namespace PhotoProgress.Learning.Phantom.Truth;

/// <summary>Reads the truth off the maps of a skin.</summary>
public static class SkinTruth
{
    /// <summary>Name of the one region of a close-up.</summary>
    public const string Frame = "frame";

    /// <summary>Bands of roughness, finest first; the last takes no part in <see cref="RegionTruth.Texture"/>, as in the analysis.</summary>
    public static IReadOnlyList<(Band Band, bool InTexture)> RoughnessBands { get; } =
        [(new Band(0.2, 0.5), true), (new Band(0.5, 1), true), (new Band(1, 3), true), (new Band(3, 8), false)];

    private static readonly Band Blotches = new(8, 30);
    private static readonly Band Spots = new(3, 8);

    /// <summary>A wave has to have so many pixels to be drawn.</summary>
    private const double PixelsPerPeriod = 4;

    private const double RednessFinestMm = 2;

    private const double UmPerMm = 1000;

    /// <summary>Key of a band in <see cref="RegionTruth.RoughnessUm"/>: <c>0.2-0.5mm</c>.</summary>
    public static string NameOf(Band band) => string.Create(CultureInfo.InvariantCulture, $"{band.FinestMm}-{band.CoarsestMm}mm");

    /// <param name="skin">The maps.</param>
    /// <param name="weights">The region, 0..1, same size; null is all of it.</param>
    public static RegionTruth Of(SkinMaps skin, Plane? weights = null) => Of(skin, SkinOptics.Albedo(skin), weights);

    /// <param name="albedo">The skin's colours, where they are known already.</param>
    /// <inheritdoc cref="Of(SkinMaps, Plane?)"/>
    public static RegionTruth Of(SkinMaps skin, LinearRgb albedo, Plane? weights)
    {
        var roughness = Roughness(skin, weights);
        var melanin = new TrueBands(skin.Melanin.Map(static f => (float)SkinOptics.MelaninDensity(f)), weights, skin.PixelsPerMm);
        var blood = new TrueBands(skin.Haemoglobin.Map(static f => (float)SkinOptics.BloodDensity(f)), weights, skin.PixelsPerMm);
        var lightness = new TrueBands(Luminance.Of(albedo).Map(MathF.Log), weights, skin.PixelsPerMm);
        UnevennessTruth Unevenness(Band band) => new(melanin.Rms(band), blood.Rms(band), lightness.Rms(band));
        var (blotches, redness) = (Unevenness(Blotches), blood.AbovePalest(RednessFinestMm));
        return new RegionTruth(
            Area(skin, weights), roughness, blotches, Unevenness(Spots), redness,
            SkinOptics.TypologyAngle(Mean(skin.Melanin, weights), Mean(skin.Haemoglobin, weights)),
            Composed(RoughnessBands.Where(b => b.InTexture).Select(b => roughness[NameOf(b.Band)]).OfType<double>()),
            Composed([blotches.Lightness, blotches.Melanin, blotches.Haemoglobin]),
            Composed([redness, blotches.Haemoglobin]));
    }

    private static Dictionary<string, double?> Roughness(SkinMaps skin, Plane? weights)
    {
        var heights = new TrueBands(skin.HeightMm, weights, skin.PixelsPerMm);
        return RoughnessBands.ToDictionary(
            b => NameOf(b.Band), b => b.Band.CentreMm * skin.PixelsPerMm >= PixelsPerPeriod ? UmPerMm * heights.Rms(b.Band) : (double?)null);
    }

    /// <summary>exp of the mean logarithm; 0 where one is 0, and of none.</summary>
    private static double Composed(IEnumerable<double> amounts)
    {
        double[] all = [.. amounts];
        return all.Length == 0 || all.Min() <= 0 ? 0 : Math.Exp(all.Average(Math.Log));
    }

    private static double Area(SkinMaps skin, Plane? weights) =>
        (weights?.Samples.Sum(static w => (double)w) ?? skin.HeightMm.Samples.Length) / (skin.PixelsPerMm * skin.PixelsPerMm);

    private static double Mean(Plane plane, Plane? weights)
    {
        double sum = 0, total = 0;
        for (var i = 0; i < plane.Samples.Length; i++)
        {
            var weight = weights?.Samples[i] ?? 1.0;
            (sum, total) = (sum + (weight * plane.Samples[i]), total + weight);
        }

        return total > 0 ? sum / total : 0;
    }
}
