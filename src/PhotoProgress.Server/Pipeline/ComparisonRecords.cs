using System.Numerics;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Data.Work;

namespace PhotoProgress.Server.Pipeline;

/// <summary>The kernel's comparison to and from its document: pictures lie in the photo store, outlines in the document.</summary>
public static class ComparisonRecords
{
    public static ComparisonRecord Of(Comparison comparison) => new(
        comparison with
        {
            Pictures = null,
            Before = WithoutDigest(comparison.Before),
            After = WithoutDigest(comparison.After),
            Model = comparison.Model is { Missing: null } answer ? answer : null, // why there is none is this machine's matter: its log tells
        },
        comparison.Pictures?.PixelsPerMm,
        [.. (comparison.Pictures?.Regions ?? []).Select(region => new OutlineRecord(region.Region, [.. region.Polygons.Select(Flat)]))]);

    /// <summary>The plain digest of a photo would tell whoever reads the database whether a photo they know is here; addresses in the store do not.</summary>
    public static PhotoSummary WithoutDigest(PhotoSummary summary) => summary with { Sha256 = "" };

    /// <summary>The comparison with its pictures again.</summary>
    public static Comparison With(this ComparisonRecord record, SrgbImage before, SrgbImage after) => record.PixelsPerMm is not { } pixelsPerMm
        ? record.Comparison
        : record.Comparison with
        {
            Pictures = new AlignedPictures(before, after, pixelsPerMm, record.Outlines()),
        };

    /// <summary>Where the regions lie in the aligned pictures.</summary>
    public static IReadOnlyList<RegionOutline> Outlines(this ComparisonRecord record) =>
        [.. record.Regions.Select(region => new RegionOutline(region.Region, [.. region.Polygons.Select(Points)]))];

    private static IReadOnlyList<float> Flat(IReadOnlyList<Vector2> polygon) => [.. polygon.SelectMany(point => new[] { point.X, point.Y })];

    private static IReadOnlyList<Vector2> Points(IReadOnlyList<float> flat) =>
        [.. Enumerable.Range(0, flat.Count / 2).Select(i => new Vector2(flat[2 * i], flat[(2 * i) + 1]))];
}
