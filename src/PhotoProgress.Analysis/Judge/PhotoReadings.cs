using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Judge;

/// <summary>All metrics of one photo on its own: in the whole face and in each region, or in a close-up's frame.</summary>
public static class PhotoReadings
{
    /// <param name="repeatability">Standard errors of the readings; an amount it does not know gets none.</param>
    public static IReadOnlyList<Reading> Of(PhotoSkin photo, Repeatability repeatability)
    {
        var whole = new MaskedSkin(photo.Field, photo.Weights);
        return [.. Region(photo.Whole, whole, repeatability), .. photo.Regions.SelectMany(
            region => Region(region.Name, whole.Within(region.Window, region.Weights), repeatability))];
    }

    /// <summary>A close-up's frame as a whole, on the scale that close-ups are taken to have.</summary>
    /// <inheritdoc cref="Of(PhotoSkin, Repeatability)"/>
    public static IReadOnlyList<Reading> OfCloseup(SrgbImage image, Repeatability repeatability) =>
        Of(PhotoSkin.OfCloseup(image, CloseupAligner.ScaleOf(image).PixelsPerMm), repeatability);

    private static IEnumerable<Reading> Region(string name, MaskedSkin skin, Repeatability repeatability) =>
        MetricCatalogue.MeasureAll(skin).Select(read => new Reading(
            read.Metric.Id, read.Metric.Version, name,
            read.Value.HasValue ? read.Value.Value : null,
            read.Value.HasValue ? ErrorOf(read.Metric, read.Value.Value, repeatability.ReadingErrorOf(read.Metric.Id, ErrorScope.Of(name))) : null,
            read.Metric.Unit, read.Value.NotMeasurable));

    /// <summary>A change's error is that of two readings; one reading has 1/√2 of it.</summary>
    /// <param name="error">Of ln(value) for metrics judged by ratio.</param>
    private static double? ErrorOf(Metric metric, double value, double? error) => metric.Logarithmic ? error * value : error;
}
