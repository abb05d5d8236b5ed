namespace PhotoProgress.Analysis.Pixels;

/// <summary>Natural logarithm of linear light, floored so that black stays finite.</summary>
public static class LogLight
{
    /// <summary>
    /// Linear light of 8-bit code 3, 3/255/12.92: below it an 8-bit file's rounding alone is worth 0.3 in the logarithm, so nothing can be measured.
    /// </summary>
    public const float Darkest = 3f / 255 / 12.92f;

    public static Plane Of(Plane light) => light.Map(static value => MathF.Log(MathF.Max(value, Darkest)));
}
