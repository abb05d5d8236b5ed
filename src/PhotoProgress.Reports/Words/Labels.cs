using System.Globalization;
using System.Text.RegularExpressions;
using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Check;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;

namespace PhotoProgress.Reports.Words;

/// <summary>The report's words for the kernel's codes. A code without a word of its own is shown as it stands.</summary>
internal static partial class Labels
{
    private static readonly Dictionary<string, string> Regions = new()
    {
        [RegionNames.Face] = "Whole face",
        [RegionNames.Frame] = "Whole close-up",
        [RegionNames.Periorbital] = "Around the eyes",
        [RegionNames.Perioral] = "Around the mouth",
    };

    private static readonly Dictionary<string, string> Checks = new()
    {
        ["face"] = "Faces found",
        ["several_faces"] = "Second face",
        ["resolution"] = "Resolution on the skin",
        ["camera_distance"] = "Distance of the camera",
        ["perspective"] = "Perspective of the face",
        ["pose_yaw"] = "Head turned (yaw)",
        ["pose_pitch"] = "Chin up or down (pitch)",
        ["pose_roll"] = "Head tilted (roll)",
        ["smile_width"] = "Smile (width of the mouth)",
        ["smile_lift"] = "Smile (corners of the mouth)",
        ["mouth_open"] = "Open mouth",
        ["eyes_closed"] = "Open eyes",
        ["blur"] = "Blur",
        ["smoothing"] = "Smoothing filter",
        ["noise"] = "Noise",
        ["underexposed"] = "Brightest light",
        ["overexposed"] = "Median light",
        ["too_dark"] = "Skin in darkness",
        ["clipped"] = "Overexposed skin",
        ["light_sides"] = "Light from the side",
        ["light_height"] = "Light from above or below",
        ["light_even"] = "Evenness of the light",
        ["cast_shadow"] = "Cast shadow",
        ["greyscale"] = "Colour of the skin",
        ["colour_cast"] = "Colour cast",
        ["covered_regions"] = "Covered regions",
        ["jpeg_quality"] = "JPEG quality",
        ["earlier_compression"] = "Compression found in the pixels",
        ["blockiness"] = "JPEG block edges",
        ["editing_software"] = "Editing programs named in the file",
        ["pair_skin_marks"] = "Same skin (marks that agree)",
        ["pair_place"] = "Same place on the skin",
        ["pair_scale"] = "Difference of distance",
        ["pair_light"] = "Difference of light",
        ["pair_colour"] = "Difference of colour",
        ["pair_exposure"] = "Difference of exposure",
        ["pair_blur"] = "Difference of sharpness",
        ["pair_fine_contrast"] = "Difference of fine contrast",
        ["pair_compression"] = "Difference of compression",
        ["pair_camera"] = "Differences of camera, lens and zoom",
        ["pair_pose"] = "Difference of head pose",
        ["pair_expression"] = "Difference of expression",
        ["different_place_suspected"] = "Same place on the skin",
        ["different_view"] = "Same view",
    };

    private static readonly Dictionary<string, string> Reasons = new()
    {
        ["expression"] = "the expression differs and bends the skin there",
        ["occluded"] = "the skin is covered",
        ["registration"] = "the skin of the two photos could not be laid over each other there",
        ["resolution"] = "the photos do not resolve it",
        ["too_little_skin"] = "too little skin is visible in both photos",
        ["error_unknown"] = "the measurement error is not known",
        ["no_comparable_region"] = "no part of the skin is comparable",
        ["greyscale"] = "a photo has no colour",
    };

    private static readonly Dictionary<string, string> ShortReasons = new()
    {
        ["registration"] = "not aligned",
        ["occluded"] = "covered",
        ["resolution"] = "not resolved",
        ["too_little_skin"] = "little skin",
        ["error_unknown"] = "error unknown",
        ["no_comparable_region"] = "no region",
    };

    private static readonly HashSet<string> Openers =
        ["A", "An", "At", "Both", "In", "It", "Its", "Less", "More", "No", "One", "Only", "The", "There", "These", "This", "Too", "Two"];

    private static readonly List<string> Order = [RegionNames.Face, RegionNames.Frame, .. RegionNames.Parts];

    /// <summary>The judged dimensions in the report's order.</summary>
    public static IReadOnlyList<Dimension> Dimensions { get; } = [Dimension.Texture, Dimension.Evenness, Dimension.Redness];

    /// <summary>Title of a dimension.</summary>
    public static string Of(Dimension dimension) => dimension.ToString();

    /// <summary>The amount that is measured. Less evenness would be worse, so its amount is told by its opposite.</summary>
    public static string Amount(Dimension dimension) => dimension == Dimension.Evenness ? "Unevenness of colour" : Of(dimension);

    /// <summary>What the amount is, in one line.</summary>
    public static string Meaning(Dimension dimension) => dimension switch
    {
        Dimension.Texture => "How much fine relief shows: lines, pores, roughness",
        Dimension.Evenness => "How much the colour varies from place to place",
        _ => "How much red of the blood shows in the skin",
    };

    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Improved => "Improved",
        Verdict.Worsened => "Worsened",
        Verdict.NoDetectableChange => "No detectable change",
        _ => "Not comparable",
    };

    public static string Region(string region) => Regions.GetValueOrDefault(region) ?? Sentence(region);

    /// <summary>Where a region stands in tables: the whole first, then from the top of the face down.</summary>
    public static int Place(string region) => Order.IndexOf(region) is var at && at < 0 ? Order.Count : at;

    /// <summary>A region inside a sentence: <c>on the face</c>, <c>on the left cheek</c>.</summary>
    public static string OnRegion(string region) => region switch
    {
        RegionNames.Frame => "in the close-up",
        RegionNames.Periorbital => "around the eyes",
        RegionNames.Perioral => "around the mouth",
        _ => $"on the {region.Replace('_', ' ')}",
    };

    public static string Check(string code) => Checks.GetValueOrDefault(code) ?? Sentence(code);

    public static string Of(CheckOutcome outcome) => outcome switch
    {
        CheckOutcome.Passed => "Passed",
        CheckOutcome.Flagged => "Flagged",
        CheckOutcome.Refused => "Refused",
        _ => "Not measurable",
    };

    /// <summary>A reason inside a sentence: no capital, no full stop.</summary>
    public static string Reason(string? reason) =>
        reason is null ? "no reason is recorded" : Reasons.GetValueOrDefault(reason) ?? Inside(reason.Contains(' ', StringComparison.Ordinal) ? reason : reason.Replace('_', ' '));

    /// <summary>A reason for a narrow column: a word or two.</summary>
    public static string ShortReason(string? reason) =>
        reason is null ? "no reason is recorded" : ShortReasons.GetValueOrDefault(reason) ?? reason.Replace('_', ' ');

    /// <summary>Whose value it is; a value of the pair needs no name.</summary>
    public static string PhotoOf(string which) => which == "Both" ? "" : $"{which.ToLowerInvariant()} ";

    public static string Of(Grade grade) => grade switch
    {
        Grade.A => "Grade A: matches the photo standard",
        Grade.B => "Grade B: a flagged fault, read with care",
        _ => "Grade C: several flagged faults, read with great care",
    };

    public static string Of(PhotoView view) => view switch
    {
        PhotoView.Front => "Front",
        PhotoView.Left45 => "Left, 45°",
        PhotoView.Right45 => "Right, 45°",
        PhotoView.Left90 => "Left profile",
        PhotoView.Right90 => "Right profile",
        _ => "Close-up",
    };

    public static string Of(PhotoTiming timing) => timing switch
    {
        PhotoTiming.PreSession => "Before a session",
        PhotoTiming.PostSession => "After a session",
        _ => "Follow-up",
    };

    public static string Of(PhotoStatus status) => status switch
    {
        PhotoStatus.Healing => "Healing",
        PhotoStatus.Provisional => "Provisional",
        _ => "Counts",
    };

    public static string ScaleSource(string source) => source switch
    {
        "marker" => "a marker in the photo",
        "iris" => "the size of the iris",
        "eye_distance" => "the distance between the eyes",
        _ => "an unknown source",
    };

    /// <summary><c>10 January 2026</c></summary>
    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary><c>10 Jan 2026</c></summary>
    public static string ShortDay(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>Days below two weeks, else weeks: <c>9 days</c>, <c>12 weeks</c>.</summary>
    public static string Span(int days)
    {
        var (count, unit) = Math.Abs(days) < 14 ? (Math.Abs(days), "day") : ((int)Math.Round(Math.Abs(days) / 7.0, MidpointRounding.AwayFromZero), "week");
        return string.Create(CultureInfo.InvariantCulture, $"{count} {unit}{(count == 1 ? "" : "s")}");
    }

    /// <summary>A code or line as it begins a sentence.</summary>
    public static string Sentence(string code) =>
        code.Length == 0 ? code : char.ToUpperInvariant(code[0]) + code[1..].Replace('_', ' ');

    /// <summary>A line as it stands inside a sentence: without its full stop; a common first word loses its capital, a name or file keeps it.</summary>
    public static string Inside(string line)
    {
        var text = line.Trim().TrimEnd('.');
        return Openers.Contains(text.Split(' ', 2)[0]) ? char.ToLowerInvariant(text[0]) + text[1..] : text;
    }

    /// <summary>Keeps a number and its unit, and the two ends of an interval, on one line.</summary>
    public static string Unbroken(string text) =>
        RangeWord().Replace(text, "\u00A0to\u00A0").Replace(" %", "\u00A0%", StringComparison.Ordinal);

    [GeneratedRegex(@"(?<=[0-9]) to (?=[+\u2212]?[0-9.]+ %)")]
    private static partial Regex RangeWord();
}
