using System.Numerics;
using PhotoProgress.Learning.Phantom.Face.Shape;
using PhotoProgress.Learning.Phantom.Skin;

namespace PhotoProgress.Learning.Phantom.Face;

/// <summary>One invented person: shape, skin and colours. Drawn from a seed; not a picture of anybody.</summary>
/// <param name="Age">Years; decides how much relief and how many spots are drawn.</param>
/// <param name="Skin">True amounts of the skin.</param>
/// <param name="SkinSeed">Where lines, pores and spots lie.</param>
/// <param name="LipBlood">Blood of the lips over that of the skin.</param>
/// <param name="HairColour">Linear.</param>
/// <param name="Iris">Linear.</param>
/// <param name="Cloth">Linear.</param>
/// <param name="BrowFullness">1 is ordinary.</param>
/// <param name="LashMm">Length of the longest lashes.</param>
/// <param name="HairMm">Thickness of the hair.</param>
public sealed record FaceIdentity(
    FaceTraits Traits,
    int Age,
    SkinAmounts Skin,
    int SkinSeed,
    double LipBlood,
    Vector3 HairColour,
    Vector3 Iris,
    Vector3 Cloth,
    double BrowFullness,
    double LashMm,
    double HairMm)
{
    public bool IsMale => Traits.Masculine > 0.5;
}
