namespace PhotoProgress.Learning.Phantom.Skin;

/// <summary>
/// The true amounts of one skin: what a phantom is made of and what a measurement should find. Relief in millimetres, pigments as
/// volume fractions or multiples of the skin's own. Ranges: primary furrows 20–100 µm and secondary ones 5–40 µm deep (Piérard,
/// Uhoda, Piérard-Franchimont, J. Cosmet. Dermatol. 2 (2003) 21), scars by type (Jacob, Dover, Kaminer, J. Am. Acad. Dermatol.
/// 45 (2001) 109: icepick below 2 mm, boxcar 1.5–4 mm, rolling above 4 mm wide); the rest is ours.
/// </summary>
public sealed record SkinAmounts(
    LineAmount PrimaryLines,
    LineAmount SecondaryLines,
    LineAmount Wrinkles,
    PitAmount Pores,
    PitAmount RollingScars,
    PitAmount BoxcarScars,
    PitAmount IcepickScars,
    PapuleAmount Papules,
    ToneAmount Tone,
    SpotAmount Freckles,
    PatchAmount Blotches,
    PatchAmount DiffuseRedness,
    PatchAmount RedPatches,
    VesselAmount Vessels,
    GlossAmount Gloss,
    HairAmount Stubble,
    HairAmount Vellus)
{
    /// <summary>Skin without any part: flat, of one colour. Sizes stand at their usual values, so that <c>with</c> can add one amount.</summary>
    /// <param name="melanin">Fraction, see <see cref="ToneAmount"/>.</param>
    /// <param name="blood">Fraction, see <see cref="ToneAmount"/>.</param>
    public static SkinAmounts Flat(double melanin, double blood) => new(
        new LineAmount(0, 0.08, 0.8, 20), new LineAmount(0, 0.045, 0.32, 75), new LineAmount(0, 0.3, 7, 0),
        new PitAmount(0, 0.3, 60), new PitAmount(0, 5.5, 0.6), new PitAmount(0, 2.6, 0.7), new PitAmount(0, 1.1, 1.5),
        new PapuleAmount(0, 3, 0.5, 0), new ToneAmount(melanin, blood), new SpotAmount(0, 1.4, 12), new PatchAmount(0, 14),
        new PatchAmount(0, 30), new PatchAmount(0, 12), new VesselAmount(0, 0.1, 4), new GlossAmount(0.42, 0, 0),
        new HairAmount(0, 0.5, 0.09, 0.7), new HairAmount(0, 2.5, 0.035, 0.3));

    /// <summary>A plausible skin: tone over the whole range of typology angles, every part between nothing and much.</summary>
    /// <param name="random">Source; the same seed draws the same skin.</param>
    public static SkinAmounts Random(Random random) => SkinDraw.Of(random);

    /// <summary>The same skin with every height and depth scaled: what a treatment of texture changes.</summary>
    /// <param name="factor">0 or more; 1 changes nothing.</param>
    public SkinAmounts WithRelief(double factor) => this with
    {
        PrimaryLines = PrimaryLines with { DepthMm = PrimaryLines.DepthMm * factor },
        SecondaryLines = SecondaryLines with { DepthMm = SecondaryLines.DepthMm * factor },
        Wrinkles = Wrinkles with { DepthMm = Wrinkles.DepthMm * factor },
        Pores = Pores with { DepthMm = Pores.DepthMm * factor },
        RollingScars = RollingScars with { DepthMm = RollingScars.DepthMm * factor },
        BoxcarScars = BoxcarScars with { DepthMm = BoxcarScars.DepthMm * factor },
        IcepickScars = IcepickScars with { DepthMm = IcepickScars.DepthMm * factor },
        Papules = Papules with { HeightMm = Papules.HeightMm * factor },
    };

    /// <summary>The same skin with freckles and blotches scaled.</summary>
    /// <param name="factor">0 or more; 1 changes nothing.</param>
    public SkinAmounts WithBrown(double factor) => this with
    {
        Freckles = Freckles with { Gain = Freckles.Gain * factor },
        Blotches = Blotches with { Strength = Blotches.Strength * factor },
    };

    /// <summary>The same skin with everything red that is not its base tone scaled.</summary>
    /// <param name="factor">0 or more; 1 changes nothing.</param>
    public SkinAmounts WithRed(double factor) => this with
    {
        Papules = Papules with { Redness = Papules.Redness * factor },
        DiffuseRedness = DiffuseRedness with { Strength = DiffuseRedness.Strength * factor },
        RedPatches = RedPatches with { Strength = RedPatches.Strength * factor },
        Vessels = Vessels with { Gain = Vessels.Gain * factor },
    };
}
