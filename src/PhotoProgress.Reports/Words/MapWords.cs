using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Reports.Charts;

namespace PhotoProgress.Reports.Words;

/// <summary>A map of regions for those who do not see it, and what stands on it.</summary>
internal static class MapWords
{
    /// <summary>The whole map in one line.</summary>
    public static string Told(Dimension dimension, IReadOnlyList<MapRegion> regions) =>
        $"{Labels.Of(dimension)} by region. " + string.Join(' ', regions.Select(Told));

    /// <summary><c>Forehead: improved, −12 %, 95 % interval −16 to −8 %.</c></summary>
    public static string Full(MapRegion region) =>
        $"{Named(region)}{(ChangeText.Of(region.Change) is { } text ? $", {text.Signed}, 95 % interval {text.Interval}" : $": {Labels.Reason(region.Change.Reason)}")}.";

    private static string Told(MapRegion region) =>
        $"{Named(region)}{(Palette.Fill(region.Change) is null ? "" : ", " + ChangeText.Of(region.Change)!.Signed)}.";

    private static string Named(MapRegion region) => $"{Labels.Region(region.Name)}: {Labels.Of(region.Change.Verdict).ToLowerInvariant()}";
}
