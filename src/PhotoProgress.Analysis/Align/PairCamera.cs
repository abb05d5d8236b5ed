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
        Setting[] known =
        [
            .. new[]
            {
                Words("camera", CameraOf(before), CameraOf(after)), Words("lens", before.Lens, after.Lens),
                FocalLength(before.FocalLength35Mm, after.FocalLength35Mm) ?? FocalLength(before.FocalLengthMm, after.FocalLengthMm),
            }.OfType<Setting>(),
        ];
        string[] other = [.. known.Where(setting => setting.Differs).Select(setting => $"{setting.Name} ({setting.Before}; {setting.After})")];
        return new CheckResult(
            "pair_camera", known.Length == 0 ? null : other.Length, 0, null, "settings", "photo standard: same camera, same focal length", "camera",
            known.Length == 0 ? CheckOutcome.NotMeasurable : other.Length > 0 ? CheckOutcome.Flagged : CheckOutcome.Passed,
            other.Length == 0 ? null
                : $"Take both photos with the same camera, lens and zoom: each smooths in its own way. Before and after differ in {string.Join(", ", other)}.");
    }

    /// <summary>A make alone does not tell one camera from another.</summary>
    private static string? CameraOf(CaptureRecord photo) => photo.CameraModel is null ? null : photo.CameraName();

    private static Setting? Words(string name, string? before, string? after) => before is null || after is null
        ? null : new Setting(name, before, after, !string.Equals(before.Trim(), after.Trim(), StringComparison.OrdinalIgnoreCase));

    private static Setting? FocalLength(double? before, double? after) => before > 0 && after > 0
        ? new Setting("focal length", Millimetres(before.Value), Millimetres(after.Value), Math.Max(before.Value / after.Value, after.Value / before.Value) > SameFocalLength) : null;

    private static string Millimetres(double length) => FormattableString.Invariant($"{length:0.#} mm");

    /// <summary>What both files tell of one setting.</summary>
    private sealed record Setting(string Name, string Before, string After, bool Differs);
}
