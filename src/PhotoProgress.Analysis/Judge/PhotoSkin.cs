using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Judge;

/// <summary>The skin of one photo on a grid of millimetres, and where it is open.</summary>
/// <param name="Field">The skin.</param>
/// <param name="Whole">Name of the whole: <see cref="RegionNames.Face"/> or <see cref="RegionNames.Frame"/>.</param>
/// <param name="Weights">Open skin of the whole, 0..1, of the field's size.</param>
/// <param name="Masks">Of a face; null where there are no regions: in a close-up, and in a coarser copy.</param>
public sealed record PhotoSkin(SkinField Field, string Whole, Plane Weights, FaceMasks? Masks)
{
    /// <summary>A region is read while this part of it is open skin.</summary>
    private const double LeastOpenShare = 0.35;

    /// <summary>Regions that are not mostly hidden.</summary>
    public IEnumerable<OpenRegion> Regions => Masks?.Open(LeastOpenShare) ?? [];

    /// <summary>A whole face as a coarser camera would see it, without its regions; a close-up is small and stays as it is.</summary>
    /// <param name="leastPixelsPerMm">At least so fine.</param>
    public PhotoSkin Coarser(double leastPixelsPerMm)
    {
        var grid = Masks is null ? new CoarseGrid(1) : CoarseGrid.For(Field.PixelsPerMm, leastPixelsPerMm);
        if (grid.Factor == 1) return this;
        var pitch = Field.PixelsPerMm / grid.Factor;
        var seen = Field.Resolution with
        {
            SourcePixelsPerMm = Math.Min(Field.Resolution.SourcePixelsPerMm, pitch),
            NoiseSigma = Field.Resolution.NoiseSigma / grid.Factor, // of means of n² independent pixels
        };
        return new PhotoSkin(SkinFieldBuilder.FromLight(grid.Reduce(Field.Light), pitch, seen), Whole, grid.Reduce(Weights), null);
    }

    /// <summary>A face, as fine as the photo is, at most <see cref="PairAligner.FinestPixelsPerMm"/>.</summary>
    public static PhotoSkin OfFace(FacePhoto photo)
    {
        var pitch = Math.Min(PairAligner.FinestPixelsPerMm, photo.PixelsPerMm);
        var frame = FaceFrame.Around(photo.Face, photo.PixelsPerMm, pitch);
        var light = Resampler.Resample(photo.Image, frame.Map());
        var masks = FaceMasks.Of(light, frame, photo.Face);
        var field = SkinFieldBuilder.FromLight(light, pitch, ResolutionOf(photo.Image, FaceWindow(photo), photo.PixelsPerMm, frame, light));
        return new PhotoSkin(field, RegionNames.Face, masks.Face(), masks);
    }

    /// <summary>A close-up's frame, at most <see cref="CloseupAligner.FinestPixelsPerMm"/>.</summary>
    /// <param name="pixelsPerMm">Scale of the photo; <see cref="CloseupAligner.ScaleOf"/> where nothing better is known.</param>
    public static PhotoSkin OfCloseup(SrgbImage image, double pixelsPerMm)
    {
        var pitch = Math.Min(CloseupAligner.FinestPixelsPerMm, pixelsPerMm);
        var frame = new FaceFrame(image.Width, image.Height, pixelsPerMm, new Similarity(1, 0, 0, 0)).AtPitch(pitch);
        var light = Resampler.Resample(image, frame.Map());
        var open = SkinMask.Of(light, Plane.From(light.Width, light.Height, static (_, _) => 1), pitch);
        var window = new PlaneWindow(0, 0, image.Width, image.Height);
        var field = SkinFieldBuilder.FromLight(light, pitch, ResolutionOf(image, window, pixelsPerMm, frame, light));
        return new PhotoSkin(field, RegionNames.Frame, open, null);
    }

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
