using PhotoProgress.Analysis.Ingest;

namespace PhotoProgress.Server.Pipeline;

/// <summary>Refusals in the short form of a stage's mark.</summary>
public static class Reasons
{
    private const int Longest = 400;

    /// <summary>Codes with commas; null where there are none.</summary>
    public static string? Of(IReadOnlyList<Refusal> refusals)
    {
        if (refusals.Count == 0) return null;
        var text = string.Join(",", refusals.Select(refusal => refusal.Code));
        return text.Length <= Longest ? text : text[..Longest];
    }
}
