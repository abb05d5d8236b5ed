using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Check.Lighting;

/// <summary>
/// Light from above or below: 100·ln of the light on the forehead over that on the cheeks, each at the brightest quarter. Not
/// measurable where hair or a cap covers half of the forehead.
/// </summary>
internal static class LightHeight
{
    public static PhotoCheck Check { get; } = new(
        "light_height", "light", "Light on the forehead over the cheeks", "%", Bad.FarFromZero, 45, 100,
        "100 % is 2.7 : 1; measured: studio portraits -14 to 32 %, hard light from above or below 48 % and more.",
        "Put the lamps at the height of the face.",
        PhotoCheck.OnFace(static face => Of(face)));

    private const double HalfCovered = 0.5;

    private static double? Of(FaceView face)
    {
        double Lit(string region) => Order.Quantile(face.Skin.Log, face.Region(region), 0.75);
        if (face.Covered(RegionNames.Forehead) is not < HalfCovered) return null;
        return 100 * (Lit(RegionNames.Forehead) - (0.5 * (Lit(RegionNames.LeftCheek) + Lit(RegionNames.RightCheek))));
    }
}
