namespace PhotoProgress.Analysis.Check;

/// <summary>How a check ended: passed, a flag that lowers the grade, or a gross fault that refuses the photo.</summary>
public enum CheckOutcome
{
    Passed,
    Flagged,
    Refused,
    NotMeasurable,
}

/// <summary>One test of photo quality.</summary>
/// <param name="Code">Stable code, as in the command-line contract (<c>blur</c>, <c>pose_yaw</c>, …).</param>
/// <param name="Value">Measured value in <paramref name="Unit"/>; null where it could not be measured.</param>
/// <param name="Limit">The limit it was held against (the flagging one).</param>
/// <param name="RefusalLimit">The limit beyond which the photo is refused; null where it never is.</param>
/// <param name="Unit">Unit of value and limits.</param>
/// <param name="LimitSource">Where the limit comes from.</param>
/// <param name="RefusalCode">The code in <c>refusals</c> when refused (<c>pose</c> for <c>pose_yaw</c>, …).</param>
/// <param name="Advice">Retake advice in an aesthetician's words; null when passed.</param>
public sealed record CheckResult(
    string Code,
    double? Value,
    double Limit,
    double? RefusalLimit,
    string Unit,
    string LimitSource,
    string RefusalCode,
    CheckOutcome Outcome,
    string? Advice)
{
    public bool Passed => Outcome == CheckOutcome.Passed;
}
