namespace PhotoProgress.Learning.Features;

/// <summary>A named, versioned number that the model learns from.</summary>
/// <param name="Id">A metric's id, or <c>photo.…</c> and <c>skin.…</c> for what is read for the model alone.</param>
/// <param name="Version">The metric's version, or that of <see cref="ModelFeatures"/>; raised whenever a value may change.</param>
/// <param name="Group">What a sentence calls it.</param>
/// <param name="Read">The value; NaN where it is not measurable.</param>
public sealed record Feature(string Id, int Version, FeatureGroup Group, Func<SkinSample, double> Read)
{
    /// <summary>Id and version as a model stores them, e.g. <c>texture.pores@1</c>.</summary>
    public string Name => FormattableString.Invariant($"{Id}@{Version}");
}
