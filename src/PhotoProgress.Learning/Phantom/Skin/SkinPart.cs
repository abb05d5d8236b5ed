namespace PhotoProgress.Learning.Phantom.Skin;

/// <summary>The parts that skin is made of, in the order in which they are added. The numbers seed the parts: never renumber.</summary>
public enum SkinPart
{
    PrimaryLines = 1,
    SecondaryLines = 2,
    Wrinkles = 3,
    Pores = 4,
    RollingScars = 5,
    BoxcarScars = 6,
    IcepickScars = 7,
    Papules = 8,
    Freckles = 9,
    Blotches = 10,
    DiffuseRedness = 11,
    RedPatches = 12,
    Vessels = 13,
    Oil = 14,
    Stubble = 15,
    Vellus = 16,
}
