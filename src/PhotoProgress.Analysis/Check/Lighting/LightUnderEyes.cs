using PhotoProgress.Analysis.Align;

namespace PhotoProgress.Analysis.Check.Lighting;

/// <summary>
/// T/B
/// </summary>
internal static class LightUnderEyes
{
    public static PhotoCheck Check { get; } = new(
        "light_eyes", "light", "x", "%", Bad.FarFromZero, 60, 150,
        "Ours",
        "Lamps at eye height.",
        PhotoCheck.OnFace(static face => 100 * (face.MedianLog(RegionNames.Periorbital) - (0.5 * (face.MedianLog(RegionNames.LeftCheek) + face.MedianLog(RegionNames.RightCheek))))));
}
