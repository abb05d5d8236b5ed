using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Learning.Features;

/// <summary>The coarser grid on which a pair of whole faces is read for the model; close-ups are small and stay as they are.</summary>
internal static class FaceGrid
{
    /// <summary>The pair on the coarser grid, as far as features need it.</summary>
    /// <param name="leastPixelsPerMm">At least so fine.</param>
    public static AlignedPair Of(AlignedPair pair, double leastPixelsPerMm)
    {
        var grid = pair.Regions.ContainsKey(RegionNames.Frame) ? new CoarseGrid(1) : CoarseGrid.For(pair.PixelsPerMm, leastPixelsPerMm);
        return grid.Factor == 1 ? pair : pair with
        {
            PixelsPerMm = pair.PixelsPerMm / grid.Factor,
            Before = grid.Reduce(pair.Before),
            After = grid.Reduce(pair.After),
            Regions = pair.Regions.ToDictionary(region => region.Key, region => grid.Reduce(region.Value)),
        };
    }
}
