using PhotoProgress.Learning.Phantom.Skin;

namespace PhotoProgress.Learning.Tests.Phantom.Skin;

/// <summary>Skin with nothing on it but one part.</summary>
internal static class OnePart
{
    public static SkinAmounts Flat { get; } = SkinAmounts.Flat(0.05, 0.01);

    public static SkinAmounts Of(SkinPart part) => part switch
    {
        SkinPart.PrimaryLines => Flat with { PrimaryLines = Flat.PrimaryLines with { DepthMm = 0.05 } },
        SkinPart.SecondaryLines => Flat with { SecondaryLines = Flat.SecondaryLines with { DepthMm = 0.02 } },
        SkinPart.Wrinkles => Flat with { Wrinkles = Flat.Wrinkles with { DepthMm = 0.2 } },
        SkinPart.Pores => Flat with { Pores = Flat.Pores with { DepthMm = 0.1 } },
        SkinPart.RollingScars => Flat with { RollingScars = Flat.RollingScars with { DepthMm = 0.3 } },
        SkinPart.BoxcarScars => Flat with { BoxcarScars = Flat.BoxcarScars with { DepthMm = 0.3 } },
        SkinPart.IcepickScars => Flat with { IcepickScars = Flat.IcepickScars with { DepthMm = 0.3 } },
        SkinPart.Papules => Flat with { Papules = Flat.Papules with { HeightMm = 0.2, Redness = 2 } },
        SkinPart.Freckles => Flat with { Freckles = Flat.Freckles with { Gain = 0.6 } },
        SkinPart.Blotches => Flat with { Blotches = Flat.Blotches with { Strength = 0.2 } },
        SkinPart.DiffuseRedness => Flat with { DiffuseRedness = Flat.DiffuseRedness with { Strength = 1 } },
        SkinPart.RedPatches => Flat with { RedPatches = Flat.RedPatches with { Strength = 0.3 } },
        SkinPart.Vessels => Flat with { Vessels = Flat.Vessels with { Gain = 2 } },
        SkinPart.Oil => Flat with { Gloss = Flat.Gloss with { Oil = 0.5, Patchiness = 0.3 } },
        SkinPart.Stubble => Flat with { Stubble = Flat.Stubble with { PerCm2 = 30 } },
        SkinPart.Vellus => Flat with { Vellus = Flat.Vellus with { PerCm2 = 15 } },
        _ => throw new ArgumentOutOfRangeException(nameof(part), part, null),
    };
}
