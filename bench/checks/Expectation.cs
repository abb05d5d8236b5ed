namespace PhotoProgress.Bench.Checks;

/// <summary>What INDEX.tsv asks of the checks, from the words of its column <c>expectation</c>.</summary>
internal enum Expectation
{
    Refuse,
    Accept,

    /// <summary>Refused or not, but never without a flag.</summary>
    NotSilent,

    /// <summary>Not a photo of one person; nothing is asked.</summary>
    None,
}

internal static class Expectations
{
    public static Expectation Of(string source, string text) =>
        source == "composite" ? Expectation.None
        : text.StartsWith("15cm", StringComparison.Ordinal) ? Expectation.Accept
        : text.Contains("warn", StringComparison.Ordinal) ? Expectation.NotSilent
        : text.StartsWith("reject", StringComparison.Ordinal) ? Expectation.Refuse
        : Expectation.Accept;

    public static bool Met(Expectation expectation, Checked photo) => expectation switch
    {
        Expectation.Refuse => photo.Refused,
        Expectation.Accept => !photo.Refused,
        Expectation.NotSilent => photo.Refused || photo.Codes(Analysis.Check.CheckOutcome.Flagged).Any(),
        _ => true,
    };
}
