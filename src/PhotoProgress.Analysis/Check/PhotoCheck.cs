namespace PhotoProgress.Analysis.Check;

/// <summary>On which side of its limits a value is bad.</summary>
internal enum Bad
{
    Above,
    Below,

    /// <summary>The magnitude counts: limits stand for ±limit.</summary>
    FarFromZero,
}

/// <summary>One check: how it is measured and what it is held against. What it means stands at its file's head.</summary>
/// <param name="Code">Stable code, unique in the catalogue.</param>
/// <param name="RefusalCode">Code of the refusal it leads to.</param>
/// <param name="Title">A few words that begin a message.</param>
/// <param name="Unit">Unit of value and limits.</param>
/// <param name="Limit">Beyond it the photo is flagged.</param>
/// <param name="RefusalLimit">Beyond it the photo is refused; null where it never is.</param>
/// <param name="LimitSource">Where the limits come from.</param>
/// <param name="Advice">What to do at the retake.</param>
/// <param name="Measure">The value, or null where the photo does not allow it.</param>
internal sealed record PhotoCheck(
    string Code,
    string RefusalCode,
    string Title,
    string Unit,
    Bad Bad,
    double Limit,
    double? RefusalLimit,
    string LimitSource,
    string Advice,
    Func<CheckView, double?> Measure)
{
    public CheckResult Run(CheckView view)
    {
        var value = Measure(view) is { } measured && double.IsFinite(measured) ? measured : (double?)null;
        var outcome = Outcome(value);
        return new CheckResult(
            Code, value, Limit, RefusalLimit, Unit, LimitSource, RefusalCode, outcome,
            outcome is CheckOutcome.Flagged or CheckOutcome.Refused ? Advice : null);
    }

    /// <summary>For checks of a face: not measurable where there is none.</summary>
    public static Func<CheckView, double?> OnFace(Func<FaceView, double?> measure) =>
        view => view.Face is { } face ? measure(face) : null;

    /// <summary>For checks of skin, in a face or a close-up.</summary>
    public static Func<CheckView, double?> OnSkin(Func<SkinPatch, double?> measure) =>
        view => view.Skin is { Pixels.Length: > 0 } skin ? measure(skin) : null;

    private CheckOutcome Outcome(double? value) =>
        value is not { } measured ? CheckOutcome.NotMeasurable
        : RefusalLimit is { } gross && Beyond(measured, gross) ? CheckOutcome.Refused
        : Beyond(measured, Limit) ? CheckOutcome.Flagged
        : CheckOutcome.Passed;

    private bool Beyond(double value, double limit) => Bad switch
    {
        Bad.Above => value > limit,
        Bad.Below => value < limit,
        _ => Math.Abs(value) > limit,
    };
}
