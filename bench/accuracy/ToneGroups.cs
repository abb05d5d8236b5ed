using PhotoProgress.Learning.Evaluation;

namespace PhotoProgress.Bench.Accuracy;

/// <summary>Skin tones in four groups, the ends of <see cref="SkinTone"/> joined: some thirty people make no six.</summary>
internal static class ToneGroups
{
    public static readonly string[] All = ["light", "intermediate", "tan", "dark"];

    /// <param name="itaDegrees">Individual typology angle, degrees.</param>
    public static string Of(double itaDegrees) => SkinTone.Of(itaDegrees) switch
    {
        "very light" or "light" => All[0],
        "brown" or "dark" => All[3],
        var middle => middle,
    };
}
