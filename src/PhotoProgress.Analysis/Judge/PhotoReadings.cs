using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Judge;

/// <summary>All metrics of one photo on its own: in the whole face and in each region, or in a close-up's frame.</summary>
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
        var masks = FaceMasks.Of(light, frame, photo.Face);
        var field = SkinFieldBuilder.FromLight(light, pitch, ResolutionOf(photo.Image, FaceWindow(photo), photo.PixelsPerMm, frame, light));
        var face = new MaskedSkin(field, masks.Face());
        return [.. Region(RegionNames.Face, face, repeatability, true), .. masks.Open(LeastOpenShare).SelectMany(
            region => Region(region.Name, face.Within(region.Window, region.Weights), repeatability, false))];
    }

    /// <summary>A close-up's frame as a whole, on the scale that close-ups are taken to have.</summary>
    /// <inheritdoc cref="Of(FacePhoto, Repeatability)"/>
    public static IReadOnlyList<Reading> OfCloseup(SrgbImage image, Repeatability repeatability)
    {
        var scale = CloseupAligner.ScaleOf(image).PixelsPerMm;
        var frame = CloseupAligner.Frame(image, 1);
        var light = Resampler.Resample(image, frame.Map());
        var open = SkinMask.Of(light, Plane.From(light.Width, light.Height, static (_, _) => 1), frame.PixelsPerMm);
        var window = new PlaneWindow(0, 0, image.Width, image.Height);
        var field = SkinFieldBuilder.FromLight(light, frame.PixelsPerMm, ResolutionOf(image, window, scale, frame, light));
        return [.. Region(RegionNames.Frame, new MaskedSkin(field, open), repeatability, true)];
    }

    private static IEnumerable<Reading> Region(string name, MaskedSkin skin, Repeatability repeatability, bool whole) =>
        MetricCatalogue.MeasureAll(skin).Select(read => new Reading(
            read.Metric.Id, read.Metric.Version, name,
            read.Value.HasValue ? read.Value.Value : null,
            read.Value.HasValue ? ErrorOf(read.Metric, read.Value.Value, repeatability, whole) : null,
            read.Metric.Unit, read.Value.NotMeasurable));

    /// <summary>A change's error is that of two readings; one reading has 1/√2 of it.</summary>
    private static double? ErrorOf(Metric metric, double value, Repeatability repeatability, bool whole) =>
        repeatability.ReadingErrorOf(metric.Id, whole) is { } error ? (metric.Logarithmic ? error * value : error) : null;

    private static PlaneWindow FaceWindow(FacePhoto photo)
    {
        var mesh = photo.Face.Mesh;
        var (left, right, top, bottom) = (mesh.Min(p => p.X), mesh.Max(p => p.X), mesh.Min(p => p.Y), mesh.Max(p => p.Y));
        return new PlaneWindow((int)left, (int)top, (int)(right - left), (int)(bottom - top));
    }

    private static Resolution ResolutionOf(SrgbImage image, PlaneWindow window, double pixelsPerMm, FaceFrame frame, LinearRgb light)
    {
        var luma = NoiseLevel.LumaSigma(image, window.Left, window.Top, window.Width, window.Height);
        double sum = 0;
        var luminance = Luminance.Of(light);
        foreach (var sample in luminance.Samples) sum += sample;
        return new Resolution(
            pixelsPerMm, 0, luma * NoiseLevel.LogPerCode(sum / luminance.Samples.Length) * frame.PixelsPerMm / pixelsPerMm);
    }
}
