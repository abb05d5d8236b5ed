namespace PhotoProgress.Reports.Tests;

/// <summary>Words that photos cannot carry.</summary>
internal static class Overclaims
{
    private static readonly string[] Words =
    [
        "proves", "proven", "proof of", "cure", "guarantee", "diagnos", "clinically", "significant", "success", "younger", "rejuvenat", "healthier", "dramatic",
        "thanks to", "caused by", "because of the", "due to the", "no change ", "unchanged.", "the treatment worked", "effective",
    ];

    public static void AssertNone(string text)
    {
        foreach (var word in Words) Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase);
    }
}
