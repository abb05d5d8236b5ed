using PhotoProgress.Analysis.Check;

namespace PhotoProgress.Analysis.Align;

/// <summary>Pose and expression of one face, as pair checks need them.</summary>
public readonly record struct FaceState(HeadPose Pose, Expression Expression);

/// <summary>
/// Whether two aligned photos may be compared at all. Limits marked "measured" come from the 27 neutral–smiling pairs of
/// the London set, 4 phone selfies at 15–60 cm and 12 cross pairs of two lights (bench/accuracy prints them all).
/// </summary>
public static class PairChecks
{
    private const string Measured = "measured on real repeated photos (bench/accuracy)";
    private const string Standard = "photo standard: within ±5 % of the baseline";

    /// <summary>Another distance changes perspective, sharpening and noise: 15, 30, 45 and 60 cm of one face differ by more than they agree.</summary>
    private const double MostRelativeScale = 1.25;

    /// <summary>Same person at least 0.45, other persons at most 0.28 (200 pairs).</summary>
    private static readonly MarksLimit Person = new(
        0.33, "different_person_suspected",
        "Make sure that both photos show the same client and the same view; if they do, retake: too few of the skin's marks agree.");

    /// <summary>
    /// Close-ups cut from 14 London faces: the same forehead neutral and smiling at least 0.54, copies at least 0.89, other persons
    /// and other places of the same person at most 0.26 (56 pairs), though bending searches for likeness.
    /// </summary>
    private static readonly MarksLimit Place = new(
        0.4, "different_place_suspected",
        "Make sure that both photos show the same place of the same client's skin; if they do, retake from the same distance and angle.");

    /// <summary>
    /// How far the place found must correlate above the best place elsewhere: the same crops lie at −0.01 and above, half of the
    /// others below −0.1. Weaker than the marks, so it refuses alone only where it is clear.
    /// </summary>
    private const double LeastPlaceMargin = -0.1;

    /// <summary>Percent; the Goodman–Baron grade of acne scars from 3.29 to 1.77 (n = 31).</summary>
    private const double LargestMeanChange = 46;

    /// <summary>A smile bends the skin; beyond any of these the smile-bent regions are not compared.</summary>
    private const double BentMouthWidth = 0.05;
    private const double BentCornerLift = 0.02;
    private const double BentMouthOpening = 0.05;

    /// <summary>A few words that begin the message of a refused pair.</summary>
    public static string TitleOf(string code) => code switch
    {
        "pair_skin_marks" => "Too few of the skin's marks agree",
        "pair_scale" => "The two photos differ in distance",
        "pair_blur" => "The two photos differ in sharpness",
        "pair_fine_contrast" => "Fine contrast differs more than skin changes",
        "pair_pose" => "The two photos differ in the head's pose",
        _ => $"The two photos differ in {code.Replace("pair_", "", StringComparison.Ordinal)}",
    };

    /// <summary>Checks of a pair of faces, in the order of the report.</summary>
    public static IReadOnlyList<CheckResult> OfFaces(AlignedPair pair, FaceState before, FaceState after, double? blurSigmaMm) =>
    [
        SkinMarks(pair, Person),
        .. OfAnySkin(pair, blurSigmaMm),
        Limit("pair_pose", "pose", Turn(before.Pose, after.Pose), 5, 15, "°", "ISO/IEC 19794-5 turns of ±5°; " + Measured,
            "Have the client look straight into the camera with the head as level as in the photo before."),
        new("pair_expression", Bend(before.Expression, after.Expression), 1, null, "× limit", Measured, "expression",
            IsBent(before, after) ? CheckOutcome.Flagged : CheckOutcome.Passed,
            IsBent(before, after) ? "Retake with a relaxed face and closed lips: cheeks, mouth, chin and eyes are not compared." : null),
    ];

    /// <summary>Checks of a pair of close-ups, in the order of the report.</summary>
    public static IReadOnlyList<CheckResult> OfCloseups(AlignedCloseups closeups, double? blurSigmaMm) =>
    [
        PlaceFound(closeups.Place), SkinMarks(closeups.Pair, Place), .. OfAnySkin(closeups.Pair, blurSigmaMm),
    ];

    /// <summary>Checks of scale, light, colour and blur, which need to know neither person nor place.</summary>
    public static IReadOnlyList<CheckResult> OfAnySkin(AlignedPair pair, double? blurSigmaMm)
    {
        var light = PairLight.Of(pair);
        return
        [
            Limit("pair_scale", "scale", 100 * (Ratio(pair.RelativeScale) - 1), 5, 100 * (MostRelativeScale - 1), "%", Standard + "; " + Measured,
                "Take the photo from the same distance with the same lens as the photo before."),
            Limit("pair_light", "light", 100 * light.PatternRms, 10, 22, "% rms", Measured,
                "Set up the light as for the photo before: same lamps, same places, room dark."),
            Limit("pair_colour", "colour", 100 * light.ColourShift, 12, 60, "% of light", Measured,
                "Use the same lamps and a fixed white balance."),
            Limit("pair_exposure", "light", 100 * Math.Abs(light.Exposure), 35, 120, "% (ln)", Measured,
                "Lock the exposure at the setting of the photo before."),
            Limit("pair_blur", "blur", blurSigmaMm ?? 0, 0.25, 0.7, "mm", Measured,
                "Focus on the eyes and hold the camera still; one photo is clearly softer than the other."),
        ];
    }

    /// <summary>How unlike two photos were compressed; what stands more is taken away before they are compared, and with it some detail.</summary>
    /// <param name="before">Hardest compression found, 1–100; null for none.</param>
    /// <param name="after">The same of the photo after.</param>
    public static CheckResult Compression(int? before, int? after) => Limit(
        "pair_compression", "compression", Math.Abs((before ?? 100) - (after ?? 100)), 15, null, "of 100", Measured,
        "Upload both photos as the camera wrote them: one was compressed harder, so the other is compared without the detail that the first has lost.");

    /// <summary>
    /// More change of fine contrast than treatments have been seen to make: make-up, a filter or other care of the camera is likelier than skin. Mean changes
    /// of graded scales after needling lie between 9 and 46 %.
    /// </summary>
    /// <param name="logRatio">ln(after / before) of texture; null where it could not be read.</param>
    public static CheckResult FineContrast(double? logRatio) => Limit(
        "pair_fine_contrast", "filtered", 100 * (1 - Math.Exp(-Math.Abs(logRatio ?? 0))), LargestMeanChange, LargestMeanChange, "%",
        "largest mean change in trials of needling: 46 % of the Goodman–Baron grade (12 sessions, 2 months after)",
        "Make sure that skin is clean in both photos, without make-up, powder or cream, and that no filter or other camera mode smoothed one of them; then retake.");

    /// <summary>Whether the smile-bent regions can be compared.</summary>
    public static bool IsBent(FaceState before, FaceState after) => Bend(before.Expression, after.Expression) > 1;

    private static CheckResult SkinMarks(AlignedPair pair, MarksLimit limit)
    {
        const double flag = 0.5;
        var marks = SameSkin.Marks(pair, pair.Regions.Keys);
        return new CheckResult(
            "pair_skin_marks", marks, flag, limit.Least, "correlation", Measured, limit.RefusalCode,
            marks < limit.Least ? CheckOutcome.Refused : marks < flag ? CheckOutcome.Flagged : CheckOutcome.Passed,
            marks < flag ? limit.Advice : null);
    }

    private static CheckResult PlaceFound(ContentSearch.Found place)
    {
        var margin = place.Correlation - place.Runner;
        return new CheckResult(
            "pair_place", margin, 0, LeastPlaceMargin, "correlation", Measured, Place.RefusalCode,
            margin < LeastPlaceMargin ? CheckOutcome.Refused : margin < 0 ? CheckOutcome.Flagged : CheckOutcome.Passed,
            margin < 0 ? Place.Advice : null);
    }

    private static double Bend(Expression before, Expression after) => Math.Max(
        Math.Abs(after.MouthWidth - before.MouthWidth) / BentMouthWidth,
        Math.Max(
            Math.Abs(after.CornerLift - before.CornerLift) / BentCornerLift,
            Math.Abs(after.MouthOpening - before.MouthOpening) / BentMouthOpening));

    private static double Turn(HeadPose before, HeadPose after) =>
        Math.Max(Math.Abs(after.YawDegrees - before.YawDegrees), Math.Abs(after.PitchDegrees - before.PitchDegrees));

    private static double Ratio(double scale) => Math.Max(scale, 1 / scale);

    private static CheckResult Limit(
        string code, string refusalCode, double value, double flag, double? refuse, string unit, string source, string advice)
    {
        var outcome = value > refuse ? CheckOutcome.Refused : value > flag ? CheckOutcome.Flagged : CheckOutcome.Passed;
        return new CheckResult(code, value, flag, refuse, unit, source, refusalCode, outcome, outcome == CheckOutcome.Passed ? null : advice);
    }

    private sealed record MarksLimit(double Least, string RefusalCode, string Advice);
}
