namespace PhotoProgress.Learning.Nuisance;

/// <summary>What light, camera and file do to a photo while the skin stays as it is.</summary>
/// <param name="ExposureEv">Stops of exposure.</param>
/// <param name="RedGain">Linear gain of red over green.</param>
/// <param name="BlueGain">Linear gain of blue over green.</param>
/// <param name="JpegQuality">libjpeg quality, 1–100.</param>
/// <param name="Scale">Size of the subject in the copy over its size in the original.</param>
/// <param name="RollDegrees">Turn of the camera.</param>
/// <param name="ShiftXPx">Shift of the subject, original pixels.</param>
/// <param name="ShiftYPx">Shift of the subject, original pixels.</param>
/// <param name="NoiseCodes">Standard deviation of white noise on each channel, in 8-bit sRGB codes.</param>
/// <param name="BlurSigmaPx">Defocus as a Gaussian, pixels of the copy.</param>
/// <param name="GradientFraction">Light gradient: ± this fraction from one edge of the face to the other.</param>
/// <param name="GradientDegrees">Direction in which it gets brighter.</param>
public sealed record NuisanceSettings(
    double ExposureEv = 0,
    double RedGain = 1,
    double BlueGain = 1,
    int JpegQuality = 95,
    double Scale = 1,
    double RollDegrees = 0,
    double ShiftXPx = 0,
    double ShiftYPx = 0,
    double NoiseCodes = 0,
    double BlurSigmaPx = 0,
    double GradientFraction = 0,
    double GradientDegrees = 0)
{
    /// <summary>Whether the copy's pixels lie elsewhere than the original's.</summary>
    public bool MovesPixels => (Scale, RollDegrees, ShiftXPx, ShiftYPx) != (1, 0, 0, 0);

    /// <summary>
    /// All of them at once, each within the range that a clinic with some care stays in: exposure ±0.3 EV, white balance
    /// ±8 %, JPEG 75–95, scale 0.85–1.15, roll ±6°, shift ±20 px, noise to 2.5 codes, blur to 0.9 px, gradient ±5 %.
    /// </summary>
    public static NuisanceSettings Mixed(Random random) => new(
        Between(random, -0.3, 0.3), Between(random, 0.92, 1.08), Between(random, 0.92, 1.08), random.Next(75, 96),
        Between(random, 0.85, 1.15), Between(random, -6, 6), Between(random, -20, 20), Between(random, -20, 20),
        Between(random, 0, 2.5), Between(random, 0, 0.9), Between(random, 0, 0.05), Between(random, 0, 360));

    /// <summary>One kind of nuisance at a time, at a random strength within the same ranges.</summary>
    public static IReadOnlyList<(string Name, NuisanceSettings Settings)> OneByOne(Random random) =>
    [
        ("exposure", new(ExposureEv: Between(random, -0.3, 0.3))),
        ("white_balance", new(RedGain: Between(random, 0.92, 1.08), BlueGain: Between(random, 0.92, 1.08))),
        ("jpeg", new(JpegQuality: random.Next(75, 96))),
        ("scale", new(Scale: Between(random, 0.85, 1.15))),
        ("roll", new(RollDegrees: Between(random, -6, 6))),
        ("shift", new(ShiftXPx: Between(random, -20, 20), ShiftYPx: Between(random, -20, 20))),
        ("noise", new(NoiseCodes: Between(random, 0, 2.5))),
        ("blur", new(BlurSigmaPx: Between(random, 0, 0.9))),
        ("gradient", new(GradientFraction: Between(random, 0, 0.05), GradientDegrees: Between(random, 0, 360))),
        ("mixed", Mixed(random)),
    ];

    private static double Between(Random random, double low, double high) => low + ((high - low) * random.NextDouble());
}
