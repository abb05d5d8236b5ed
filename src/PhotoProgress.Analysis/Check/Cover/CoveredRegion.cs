using PhotoProgress.Analysis.Align;

namespace PhotoProgress.Analysis.Check.Cover;

/// <summary>
/// How much of each region is covered: percent of it that is not open skin by <see cref="SkinMask"/> (hair, beard, cap, hand, glasses,
/// deep shadow). A covered region is left out where it is measured, so it flags; the skin around the eyes is hidden by
/// glasses, and with the eyes go scale and alignment, so there it refuses.
/// </summary>
internal static class CoveredRegion
{
    private const double FlagPercent = 40;
    private const double EyesRefusePercent = 75;
    private const string Source =
        "Ours: with 40 % gone the rest no longer stands for the region. Eyes: measured 28 % and less in studio portraits, 92 % and more behind sunglasses.";

    public static IReadOnlyList<PhotoCheck> Checks { get; } = [.. RegionNames.Parts.Select(Of)];

    private static PhotoCheck Of(string region) => new(
        $"covered_{region}", "occluded", $"Covered part of the {region.Replace('_', ' ')}", "%", Bad.Above,
        FlagPercent, region == RegionNames.Periorbital ? EyesRefusePercent : null, Source, Advice(region),
        PhotoCheck.OnFace(face => 100 * face.Covered(region)));

    private static string Advice(string region) => region switch
    {
        RegionNames.Forehead => "Pull the hair back with a band and take off cap or scarf.",
        RegionNames.Periorbital => "Take off glasses and sunglasses and pull the hair back.",
        RegionNames.Perioral or RegionNames.Chin => "Keep hands away; a beard hides this skin, so judge other regions.",
        _ => "Pull the hair back and keep hands and shadows off the face.",
    };
}
