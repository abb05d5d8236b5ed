using PhotoProgress.Analysis.Align;

namespace PhotoProgress.Analysis.Check.Lighting;

/// <summary>
/// L/R
/// </summary>
internal static class LightSides
{
    public static PhotoCheck Check { get; } = new(
        "light_sides", "light", "Light on the left cheek over the right", "%", Bad.FarFromZero, 25, 100,
        "Ours",
        "Place lamps alike on both sides.",
        PhotoCheck.OnFace(static face => 100 * (face.MedianLog(RegionNames.LeftCheek) - face.MedianLog(RegionNames.RightCheek))));
}
