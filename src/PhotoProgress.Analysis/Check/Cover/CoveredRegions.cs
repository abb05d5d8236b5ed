using PhotoProgress.Analysis.Align;

namespace PhotoProgress.Analysis.Check.Cover;

/// <summary>
/// How many of the seven regions are covered by more than half, or turned out of sight.
/// </summary>
internal static class CoveredRegions
{
    public static PhotoCheck Check { get; } = new(
        "covered_regions", "occluded", "Regions more than half covered", "regions", Bad.Above, 1, 3,
        "Ours: with four of the seven regions gone less than half of the face is left; a full beard covers two.",
        "Take off glasses, cap and scarf, pull the hair back and keep hands off the face.",
        PhotoCheck.OnFace(static face => RegionNames.Parts.Count(region => face.Covered(region) is not <= Half)));

    private const double Half = 0.5;
}
