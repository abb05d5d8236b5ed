namespace PhotoProgress.Learning.Evaluation;

/// <summary>Groups of skin tone by the individual typology angle, degrees (Del Bino, Bernerd, Br. J. Dermatol. 169 (2013) 33).</summary>
public static class SkinTone
{
    /// <summary>From light to dark.</summary>
    public static IReadOnlyList<string> Groups { get; } = ["very light", "light", "intermediate", "tan", "brown", "dark"];

    public static string Of(double itaDegrees) => Groups[itaDegrees switch
    {
        > 55 => 0,
        > 41 => 1,
        > 28 => 2,
        > 10 => 3,
        > -30 => 4,
        _ => 5,
    }];
}
