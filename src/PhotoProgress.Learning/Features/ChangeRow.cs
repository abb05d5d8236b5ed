namespace PhotoProgress.Learning.Features;

/// <summary>
/// Two photos of one person's skin as the model of changes reads them: the change of every feature, then the mean level of those
/// that describe the conditions.
/// </summary>
internal static class ChangeRow
{
    private static readonly int[] Levels =
        [.. FeatureSet.All.Index().Where(feature => feature.Item.Group == FeatureGroup.Conditions).Select(feature => feature.Index)];

    public static int Count { get; } = FeatureSet.Count + Levels.Length;

    /// <summary>Features that a column speaks of, for reasons and rules.</summary>
    public static IReadOnlyList<FeatureGroup> Groups { get; } =
        [.. FeatureSet.All.Select(feature => feature.Group), .. Levels.Select(_ => FeatureGroup.Conditions)];

    /// <summary>NaN where one of the two photos does not show the feature.</summary>
    public static void Write(FeatureRow before, FeatureRow after, Span<float> row)
    {
        ReadOnlySpan<float> a = before.Values, b = after.Values;
        for (var i = 0; i < FeatureSet.Count; i++) row[i] = b[i] - a[i];
        for (var i = 0; i < Levels.Length; i++) row[FeatureSet.Count + i] = 0.5f * (a[Levels[i]] + b[Levels[i]]);
    }
}
