using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Judge;

/// <summary>All metrics of one photo on its own, in the whole face and in each region.</summary>
public static class PhotoReadings
{
    /// <summary>A region is read while this part of it is open skin.</summary>
    private const double LeastOpenShare = 0.35;

    /// <param name="repeatability">Standard errors of the readings; an amount it does not know gets none.</param>
    public static IReadOnlyList<Reading> Of(FacePhoto photo, Repeatability repeatability)
    {
        var pitch = Math.Min(PairAligner.FinestPixelsPerMm, photo.PixelsPerMm);
        var frame = FaceFrame.Around(photo.Face, photo.PixelsPerMm, pitch);
        var light = Resampler.Resample(photo.Image, frame.Map());
        var open = SkinMask.Of(light, FaceRegions.Skin(frame, photo.Face), pitch);
        var field = SkinFieldBuilder.FromLight(light, pitch, ResolutionOf(photo, frame, light));
        var regions = FaceRegions.On(frame, photo.Face);
        var readings = new List<Reading>();
        readings.AddRange(Region(RegionNames.Face, field, Whole(regions.Values, open), repeatability, true));
        foreach (var (name, expected) in regions)
        {
            var weights = Gaussian.Multiply(expected, open);
            if (SkinMask.Share(weights, expected) >= LeastOpenShare) readings.AddRange(Region(name, field, weights, repeatability, false));
        }

        return readings;
    }

    private static IEnumerable<Reading> Region(string name, SkinField field, Plane weights, Repeatability repeatability, bool whole) =>
        MetricCatalogue.MeasureAll(field, weights).Select(read => new Reading(
            read.Metric.Id, read.Metric.Version, name,
            read.Value.HasValue ? read.Value.Value : null,
            read.Value.HasValue ? ErrorOf(read.Metric, read.Value.Value, repeatability, whole) : null,
            read.Metric.Unit, read.Value.NotMeasurable));

    /// <summary>A change's error is that of two readings; one reading has 1/√2 of it.</summary>
    private static double? ErrorOf(Metric metric, double value, Repeatability repeatability, bool whole) =>
        repeatability.ReadingErrorOf(metric.Id, whole) is { } error ? (metric.Logarithmic ? error * value : error) : null;

    private static Resolution ResolutionOf(FacePhoto photo, FaceFrame frame, LinearRgb light)
    {
        var mesh = photo.Face.Mesh;
        var (left, right, top, bottom) = (mesh.Min(p => p.X), mesh.Max(p => p.X), mesh.Min(p => p.Y), mesh.Max(p => p.Y));
        var luma = NoiseLevel.LumaSigma(photo.Image, (int)left, (int)top, (int)(right - left), (int)(bottom - top));
        double sum = 0;
        var luminance = Luminance.Of(light);
        foreach (var sample in luminance.Samples) sum += sample;
        return new Resolution(
            photo.PixelsPerMm, 0, luma * NoiseLevel.LogPerCode(sum / luminance.Samples.Length) * frame.PixelsPerMm / photo.PixelsPerMm);
    }

    private static Plane Whole(IEnumerable<Plane> regions, Plane open)
    {
        var whole = new Plane(open.Width, open.Height);
        foreach (var region in regions)
        {
            for (var i = 0; i < whole.Samples.Length; i++) whole.Samples[i] = Math.Max(whole.Samples[i], region.Samples[i]);
        }

        return Gaussian.Multiply(whole, open);
    }
}
