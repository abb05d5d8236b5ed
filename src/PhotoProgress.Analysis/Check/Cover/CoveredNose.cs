using PhotoProgress.Analysis.Align;

namespace PhotoProgress.Analysis.Check.Cover;

/// <summary>
/// x
/// </summary>
internal static class CoveredNose
{
    public static PhotoCheck Check { get; } = new(
        "covered_nose", "occluded", "x", "%", Bad.Above, 40, null,
        "Ours",
        "x",
        PhotoCheck.OnFace(static face => Share(face)));

    private static double Share(FaceView face)
    {
        var region = face.Region(RegionNames.Nose);
        return 100 * (1 - (region.Sum(i => (double)face.Open.Samples[i]) / region.Length));
    }
}
