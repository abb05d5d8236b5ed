using System.Numerics;
using PhotoProgress.Learning.Phantom.Face.Shape;
using PhotoProgress.Learning.Phantom.Skin;

namespace PhotoProgress.Learning.Phantom.Face;

/// <summary>Draws people of all skin tones, both sexes and ages from 22 to 65.</summary>
internal static class IdentityDraw
{
    private static readonly Vector3[] DarkHair = [new(0.012f, 0.009f, 0.008f), new(0.022f, 0.013f, 0.009f), new(0.035f, 0.02f, 0.012f)];
    private static readonly Vector3[] LightHair = [new(0.07f, 0.04f, 0.02f), new(0.16f, 0.1f, 0.05f), new(0.28f, 0.2f, 0.11f), new(0.12f, 0.045f, 0.018f)];
    private static readonly Vector3[] DarkIris = [new(0.03f, 0.016f, 0.009f), new(0.05f, 0.026f, 0.013f), new(0.09f, 0.048f, 0.022f)];
    private static readonly Vector3[] LightIris = [new(0.1f, 0.16f, 0.22f), new(0.11f, 0.15f, 0.11f), new(0.15f, 0.17f, 0.17f), new(0.13f, 0.09f, 0.04f)];
    private static readonly Vector3[] Cloths = [new(0.08f, 0.1f, 0.13f), new(0.3f, 0.31f, 0.33f), new(0.05f, 0.09f, 0.1f), new(0.4f, 0.38f, 0.34f), new(0.1f, 0.07f, 0.09f)];

    public static FaceIdentity Of(Random random)
    {
        var male = random.NextDouble() < 0.45;
        var age = random.Next(22, 66);
        var traits = FaceTraits.Draw(random, male);
        var melanin = Math.Exp(Between(random, Math.Log(0.012), Math.Log(0.16)));
        var skin = Skin(random, melanin, age, male);
        var fair = melanin < 0.04;
        return new FaceIdentity(
            traits, age, skin, random.Next(), Between(random, 7, 11),
            Greyed(Pick(random, fair ? LightHair : DarkHair), age, random), Pick(random, fair ? LightIris : DarkIris), Pick(random, Cloths),
            (male ? 1.25 : 0.85) * Between(random, 0.85, 1.15), male ? 7 : Between(random, 8, 9.5), male ? Between(random, 8, 16) : Between(random, 10, 20));
    }

    private static SkinAmounts Skin(Random random, double melanin, int age, bool male)
    {
        var old = (age - 22) / 43.0;
        var direction = Between(random, 30, 60);
        return SkinAmounts.Flat(melanin, Between(random, 0.010, 0.016)) with
        {
            PrimaryLines = new LineAmount(Between(random, 0.07, 0.09) * (1 + (0.25 * old)), 0.11, Between(random, 1.1, 1.6), direction),
            SecondaryLines = new LineAmount(Between(random, 0.016, 0.03), 0.05, Between(random, 0.45, 0.6), direction + 60),
            Wrinkles = new LineAmount(old * Between(random, 0.05, 0.2), 0.4, Between(random, 7, 11), 0),
            Pores = new PitAmount(Between(random, 0.13, 0.2), Between(random, 0.34, 0.5), Between(random, 60, 110)),
            IcepickScars = new PitAmount(random.NextDouble() < 0.35 ? Between(random, 0.06, 0.2) : 0, Between(random, 0.8, 1.5), Between(random, 1, 3)),
            BoxcarScars = new PitAmount(random.NextDouble() < 0.3 ? Between(random, 0.05, 0.15) : 0, Between(random, 2, 3.5), Between(random, 0.3, 0.9)),
            RollingScars = new PitAmount(random.NextDouble() < 0.3 ? Between(random, 0.08, 0.2) : 0, Between(random, 4, 6), Between(random, 0.2, 0.5)),
            Papules = new PapuleAmount(random.NextDouble() < 0.3 ? Between(random, 0.05, 0.15) : 0, Between(random, 1.5, 2.8), Between(random, 0.1, 0.35), Between(random, 0.5, 1.4)),
            Freckles = new SpotAmount(Between(random, 0.1, 0.35) + (0.35 * old), Between(random, 0.9, 1.8), Between(random, 3, 14)),
            Blotches = new PatchAmount(Between(random, 0.03, 0.07) + (0.03 * old), Between(random, 10, 20)),
            DiffuseRedness = new PatchAmount(Between(random, 0.2, 1.2), 30),
            RedPatches = new PatchAmount(Between(random, 0.1, 0.25), Between(random, 8, 15)),
            Vessels = new VesselAmount(random.NextDouble() < 0.25 ? Between(random, 0.3, 0.9) : 0, 0.09, 4),
            Gloss = new GlossAmount(Between(random, 0.38, 0.46), Between(random, 0.05, 0.35), 0.3),
            Stubble = new HairAmount(male ? Between(random, 20, 55) : 0, Between(random, 0.3, 0.7), 0.08, 0.7),
            Vellus = new HairAmount(Between(random, 6, 14), 2, 0.03, 0.12),
        };
    }

    private static Vector3 Greyed(Vector3 colour, int age, Random random)
    {
        var grey = Math.Clamp((age - 45) / 25.0, 0, 1) * random.NextDouble();
        return Vector3.Lerp(colour, new Vector3(0.25f, 0.24f, 0.23f), (float)grey * 0.8f);
    }

    private static Vector3 Pick(Random random, Vector3[] from) => from[random.Next(from.Length)];

    private static double Between(Random random, double low, double high) => low + ((high - low) * random.NextDouble());
}
