namespace PhotoProgress.Learning.Features;

/// <summary>Features that speak of one thing a person can see; a sentence about a score names groups, not features.</summary>
/// <param name="Less">Words for what pulls an amount down, e.g. <c>shallower lines (1–3 mm)</c>.</param>
/// <param name="More">Words for what pushes it up.</param>
public sealed record FeatureGroup(string Less, string More)
{
    public static readonly FeatureGroup FineRelief = new("smoother fine relief (under 1 mm)", "rougher fine relief (under 1 mm)");
    public static readonly FeatureGroup Lines = new("shallower lines (1–3 mm)", "deeper lines (1–3 mm)");
    public static readonly FeatureGroup CoarseRelief = new("flatter relief (3–8 mm)", "stronger relief (3–8 mm)");
    public static readonly FeatureGroup Pores = new("less visible pores", "more visible pores");
    public static readonly FeatureGroup Lightness = new("more even lightness", "less even lightness");
    public static readonly FeatureGroup BrownPatches = new("fainter brown patches", "stronger brown patches");
    public static readonly FeatureGroup BrownSpots = new("fewer brown spots", "more brown spots");
    public static readonly FeatureGroup RedPatches = new("fainter red patches", "stronger red patches");
    public static readonly FeatureGroup RedLevel = new("paler skin colour overall", "redder skin colour overall");

    /// <summary>Not the skin's: light, gloss, sharpness, noise, scale and tone, which the model allows for.</summary>
    public static readonly FeatureGroup Conditions = new("the allowance for light and camera", "the allowance for light and camera");
}
