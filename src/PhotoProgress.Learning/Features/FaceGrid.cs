using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Learning.Training;

namespace PhotoProgress.Learning.Features;

/// <summary>
/// A whole face is read for the model as a coarser camera would see it, down to what the model has learned from: of a face at 8 pixels per
/// millimetre its features would hold 240 MB. A close-up is small and stays as it is.
/// </summary>
internal static class FaceGrid
{
    /// <summary>Pitch of a face for the model, pixels per millimetre.</summary>
    public const double PixelsPerMm = PatchSetup.CoarsestPixelsPerMm;

    /// <summary>A photo on its grid, which stands for a camera that sees no finer than it.</summary>
    public static FeatureRow Read(PhotoSkin skin)
    {
        var (field, resolution) = (skin.Field, skin.Field.Resolution);
        if (skin.Masks is not null)
            field = field with { Resolution = resolution with { SourcePixelsPerMm = Math.Min(resolution.SourcePixelsPerMm, field.PixelsPerMm) } };
        return FeatureRow.Of(field, skin.Weights);
    }

    /// <summary>The pair on the coarser grid, as far as features need it.</summary>
    public static AlignedPair Of(AlignedPair pair)
    {
        var grid = pair.Regions.ContainsKey(RegionNames.Frame) ? new CoarseGrid(1) : CoarseGrid.For(pair.PixelsPerMm, PixelsPerMm);
        return grid.Factor == 1 ? pair : pair with
        {
            PixelsPerMm = pair.PixelsPerMm / grid.Factor,
            Before = grid.Reduce(pair.Before),
            After = grid.Reduce(pair.After),
            Regions = pair.Regions.ToDictionary(region => region.Key, region => grid.Reduce(region.Value)),
        };
    }
}
