using PhotoProgress.Analysis.Align;

namespace PhotoProgress.Analysis.Check.Lighting;

/// <summary>
/// T/B
/// </summary>
internal static class LightHeight
{
    public static PhotoCheck Check { get; } = new(
        "light_height", "light", "Light on the forehead over the cheeks", "%", Bad.FarFromZero, 60, 150,
        "Ours",
        "Lamps at eye height.",
        PhotoCheck.OnFace(static face => 100 * (face.MedianLog(RegionNames.Forehead) - (0.5 * (face.MedianLog(RegionNames.LeftCheek) + face.MedianLog(RegionNames.RightCheek))))));
}
