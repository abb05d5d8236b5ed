using PhotoProgress.Analysis.Measure;
using PhotoProgress.Learning.Features;

namespace PhotoProgress.Learning.Training;

/// <summary>
/// Where physics says which way an amount must go when one reading rises and all others stay, so that no tree may learn
/// the opposite from chance. Everything else is free.
/// </summary>
public static class MonotoneRules
{
    /// <summary>Relief makes light and dark in proportion to its slopes: more of it in the light cannot mean less in the skin.</summary>
    private static readonly string[] Texture =
    [
        "texture.roughness.0.5-1mm", "texture.roughness.1-3mm", "texture.roughness.3-8mm",
        "skin.shading.0.5-1mm", "skin.shading.1-3mm", "skin.shading.3-8mm",
    ];

    /// <summary>Uneven pigment is what these read, in optical density and free of shading: more of it cannot mean more even skin.</summary>
    private static readonly string[] Evenness = ["evenness.melanin", "skin.melanin.8-30mm"];

    /// <summary>Haemoglobin above the palest skin nearby, and its patches: more of it cannot mean paler skin.</summary>
    private static readonly string[] Redness = ["redness.mean", "redness.patchiness", "skin.haemoglobin.8-30mm"];

    /// <summary>+1 where the amount must not fall as the feature rises, 0 where it is free; in the order of the features.</summary>
    public static IReadOnlyList<int> Of(Dimension dimension)
    {
        var rising = RisingIn(dimension);
        return [.. FeatureSet.All.Select(feature => rising.Contains(feature.Id) ? 1 : 0)];
    }

    /// <summary>The same for the columns of a pair: a change follows changes by the same rules, and is free of levels.</summary>
    internal static IReadOnlyList<int> OfChange(Dimension dimension) => [.. Of(dimension), .. Enumerable.Repeat(0, ChangeRow.Count - FeatureSet.Count)];

    /// <summary>Ids of the features with which an amount must not fall.</summary>
    public static IReadOnlyList<string> RisingIn(Dimension dimension) => dimension switch
    {
        Dimension.Texture => Texture,
        Dimension.Evenness => Evenness,
        Dimension.Redness => Redness,
        _ => throw new ArgumentOutOfRangeException(nameof(dimension), dimension, "Only texture, evenness and redness are learned."),
    };
}
