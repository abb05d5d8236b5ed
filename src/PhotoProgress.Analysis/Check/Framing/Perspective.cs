using PhotoProgress.Analysis.Align;

namespace PhotoProgress.Analysis.Check.Framing;

/// <summary>
/// Too close.
/// </summary>
internal static class Perspective
{
    public static PhotoCheck Check { get; } = new(
        "perspective", "perspective", "Eye distance over face width", "ratio", Bad.Above, 0.50, null,
        "Ours",
        "Step back to a metre or more and zoom in instead.",
        PhotoCheck.OnFace(static face => Pupils.Of(face.Face).Distance / System.Numerics.Vector3.Distance(face.Frontal[234], face.Frontal[454])));
}
