using System.Numerics;
using PhotoProgress.Analysis.Align;

namespace PhotoProgress.Analysis.Check.Framing;

/// <summary>
/// How near the camera was, by what it does to the face: near by, the front of the face grows and its sides fall back. Distance of
/// the pupils over the width of the face before the ears, both on the mesh turned to the front. People differ by as much
/// (SD 0.013) as 15 cm differ from 60 cm, so this flags only the plainest cases and never refuses; see also the camera's distance.
/// </summary>
internal static class Perspective
{
    public static PhotoCheck Check { get; } = new(
        "perspective", "perspective", "Eye distance over face width", "ratio", Bad.Above, 0.49, null,
        "Measured: 54 studio portraits 0.43 to 0.486; a selfie at 15 cm 0.498, the same person at 45 and 60 cm 0.483.",
        "Step back to a metre or more and zoom in instead.",
        PhotoCheck.OnFace(static face => Pupils.Of(face.Face).Distance / Vector3.Distance(face.Frontal[RightSide], face.Frontal[LeftSide])));

    private const int RightSide = 234;
    private const int LeftSide = 454;
}
