using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Check.Lighting;

/// <summary>
/// Under-exposure whatever the skin tone: linear light of the brightest twentieth of the skin or of the brightest tenth between the lids,
/// the larger of both, percent of the photo's white.
/// </summary>
internal static class Underexposed
{
    public static PhotoCheck Check { get; } = new(
        "underexposed", "light", "Brightest light on skin or eyes", "% of white", Bad.Below, 20, 14,
        "White eyes send back about half of the light, in the shade of the lids a quarter: 14 % is a stop less. Measured: studio portraits of all skin tones 20 % and more, room selfies by a lamp 13 % and less.",
        "Add light or expose longer: the white of the eyes should look white.",
        PhotoCheck.OnFace(static face => 100 * Math.Exp(Math.Max(Order.Quantile(face.Skin.Log, face.Skin.Pixels, 0.95), Order.Quantile(face.Skin.Log, face.Eyes, 0.9)))));
}
