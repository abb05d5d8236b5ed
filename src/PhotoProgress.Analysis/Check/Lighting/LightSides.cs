using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Check.Lighting;

/// <summary>
/// Light from one side: 100·ln of the light on the left cheek over that on the right, each at the brightest quarter, which strands of
/// hair do not reach. Left and right are the client's own.
/// </summary>
internal static class LightSides
{
    public static PhotoCheck Check { get; } = new(
        "light_sides", "light", "Light on the left cheek over the right", "%", Bad.FarFromZero, 35, 69,
        "69 % (natural logarithm × 100) is a lighting ratio of 2 : 1; measured: studio portraits within 39 %, one-sided lamps and sun 60 to 370 %.",
        "Put two equal lamps left and right of the camera, and keep windows and the sun out.",
        PhotoCheck.OnFace(static face => 100 * (Lit(face, RegionNames.LeftCheek) - Lit(face, RegionNames.RightCheek))));

    private static double Lit(FaceView face, string region) => Order.Quantile(face.Skin.Log, face.Region(region), 0.75);
}
