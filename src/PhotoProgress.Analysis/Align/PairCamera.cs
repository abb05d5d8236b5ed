using PhotoProgress.Analysis.Check;
using PhotoProgress.Analysis.Ingest;

namespace PhotoProgress.Analysis.Align;

/// <summary>
/// Whether the files say that one camera took both photos. Another one, or another lens or zoom of it, smooths and sharpens in its own way, which
/// reads as another texture and which nothing in the two pictures tells from skin (docs/decisions/0008-comparing-two-photos.md).
/// </summary>
internal static class PairCamera
{
    /// <summary>Focal lengths that differ by less are one: cameras round them.</summary>
    private const double SameFocalLength = 1.05;

    /// <summary>Number of what differs among camera, lens and focal length; what either file does not tell is left out. Flags, never refuses.</summary>
    public static CheckResult Check(CaptureRecord before, CaptureRecord after)
    {
        (string Name, string? Before, string? After, bool Differs)[] told =
        [
            Words("camera", CameraOf(before), CameraOf(after)), Words("lens", before.Lens, after.Lens),
            FocalLength(before.FocalLength35Mm, after.FocalLength35Mm) ?? FocalLength(before.FocalLengthMm, after.FocalLengthMm) ?? default,
        ];
        var known = told.Where(part => part is { Before: not null, After: not null }).ToList();
        var other = known.Where(part => part.Differs).ToList();
        return new CheckResult(
            "pair_camera", known.Count == 0 ? null : other.Count, 0, null, "settings", "photo standard: same camera, same focal length", "camera",
            known.Count == 0 ? CheckOutcome.NotMeasurable : other.Count > 0 ? CheckOutcome.Flagged : CheckOutcome.Passed,
            other.Count == 0 ? null
                : $"Take both photos with the same camera, lens and zoom: each smooths in its own way. Before and after differ in {string.Join(", ", other.Select(part => $"{part.Name} ({part.Before}; {part.After})"))}.");
    }

    private static string? CameraOf(CaptureRecord photo) =>
        photo.CameraModel is null ? null : string.Join(' ', new[] { photo.CameraMake, photo.CameraModel }.OfType<string>());

    private static (string Name, string? Before, string? After, bool Differs) Words(string name, string? before, string? after) =>
        (name, before, after, !string.Equals(before?.Trim(), after?.Trim(), StringComparison.OrdinalIgnoreCase));

    private static (string Name, string? Before, string? After, bool Differs)? FocalLength(double? before, double? after) =>
        before > 0 && after > 0
            ? ("focal length", FormattableString.Invariant($"{before:0.#} mm"), FormattableString.Invariant($"{after:0.#} mm"), Math.Max(before.Value / after.Value, after.Value / before.Value) > SameFocalLength)
            : null;
}
