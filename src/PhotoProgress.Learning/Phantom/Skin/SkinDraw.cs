namespace PhotoProgress.Learning.Phantom.Skin;

/// <summary>Draws plausible amounts. Every skin has lines, pores and vellus; scars, wrinkles, papules, spots and vessels only some.</summary>
internal static class SkinDraw
{
    private const double LightestMelanin = 0.012;
    private const double DarkestMelanin = 0.3;

    public static SkinAmounts Of(Random random)
    {
        var (darkness, lines) = (random.NextDouble(), Between(random, 0, 180));
        var melanin = LightestMelanin * Math.Pow(DarkestMelanin / LightestMelanin, darkness);
        return SkinAmounts.Flat(melanin, LogBetween(random, 0.006, 0.022)) with
        {
            PrimaryLines = new LineAmount(LogBetween(random, 0.02, 0.09), Between(random, 0.05, 0.1), Between(random, 0.5, 1.05), lines),
            SecondaryLines = new LineAmount(LogBetween(random, 0.004, 0.025), Between(random, 0.035, 0.06), Between(random, 0.25, 0.45), lines + Between(random, 40, 90)),
            Wrinkles = new LineAmount(Sometimes(random, 0.4, 0.03, 0.25), Between(random, 0.2, 0.5), Between(random, 4, 11), lines + Between(random, -15, 15)),
            Pores = new PitAmount(LogBetween(random, 0.02, 0.14), Between(random, 0.18, 0.45), LogBetween(random, 15, 120)),
            Papules = new PapuleAmount(Sometimes(random, 0.25, 0.05, 0.35), Between(random, 1.5, 4.5), Between(random, 0.1, 0.6), Between(random, 1, 5)),
            DiffuseRedness = new PatchAmount(Sometimes(random, 0.6, 0.1, 1.5), Between(random, 20, 45)),
            RedPatches = new PatchAmount(LogBetween(random, 0.08, 0.5), Between(random, 6, 20)),
            Vessels = new VesselAmount(Sometimes(random, 0.3, 0.3, 2.5), Between(random, 0.06, 0.16), Between(random, 2.5, 6)),
            Gloss = new GlossAmount(Between(random, 0.3, 0.5), Math.Pow(random.NextDouble(), 1.5) * 0.8, Between(random, 0, 0.5)),
            Vellus = new HairAmount(LogBetween(random, 3, 30), Between(random, 1.2, 3.5), Between(random, 0.02, 0.045), Between(random, 0.08, 0.3)),

            // Freckles belong to light skin; on dark skin, brown differences are fainter in multiples of its own.
            Blotches = new PatchAmount(LogBetween(random, 0.05, 0.35) * (1 - (0.6 * darkness)), Between(random, 8, 25)),
            Freckles = new SpotAmount(Sometimes(random, 0.4, 0.15, 1) * (1 - (0.6 * darkness)), Between(random, 0.6, 2.2), LogBetween(random, 1, 12)),
            Stubble = new HairAmount(Sometimes(random, 0.15, 20, 70), Between(random, 0.15, 0.8), Between(random, 0.06, 0.11), Between(random, 0.4, 0.8)),
            RollingScars = Scars(random, 0.05, 0.35, new PitAmount(0, Between(random, 4, 7), Between(random, 0.1, 0.7))),
            BoxcarScars = Scars(random, 0.05, 0.3, new PitAmount(0, Between(random, 1.5, 4), Between(random, 0.1, 0.7))),
            IcepickScars = Scars(random, 0.08, 0.4, new PitAmount(0, Between(random, 0.6, 1.7), Between(random, 0.3, 2.5))),
        };
    }

    private static PitAmount Scars(Random random, double low, double high, PitAmount sizes) => sizes with { DepthMm = Sometimes(random, 0.18, low, high) };

    private static double Between(Random random, double low, double high) => low + ((high - low) * random.NextDouble());

    private static double LogBetween(Random random, double low, double high) => low * Math.Pow(high / low, random.NextDouble());

    /// <summary>0, or with this probability an amount between low and high. Takes two numbers either way.</summary>
    private static double Sometimes(Random random, double probability, double low, double high)
    {
        var (amount, chance) = (LogBetween(random, low, high), random.NextDouble());
        return chance < probability ? amount : 0;
    }
}
