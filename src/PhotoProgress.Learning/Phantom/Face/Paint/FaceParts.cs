using PhotoProgress.Analysis.Align.Mesh;
using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Learning.Phantom.Skin;

namespace PhotoProgress.Learning.Phantom.Face.Paint;

/// <summary>Where on a face each part of the skin is at home: pores on nose and cheeks, a beard around the mouth, and none of it on the lips.</summary>
internal static class FaceParts
{
    private const int RightCheek = 50;
    private const int LeftCheek = 280;
    private const int RightInnerCheek = 36;
    private const int LeftInnerCheek = 266;
    private const int Forehead = 151;
    private const int UpperLip = 164;
    private const int Chin = 199;
    private const int RightJaw = 172;
    private const int LeftJaw = 397;
    private const int RightLowerCheek = 207;
    private const int LeftLowerCheek = 427;

    public static SkinLocal Of(FaceChart chart)
    {
        var lips = chart.Mask(MeshTopology.OuterLips, 0.3, 1.2);
        var gains = new Dictionary<SkinPart, Plane>
        {
            [SkinPart.PrimaryLines] = chart.Field(0.9, new Hill(MeshTopology.NoseTip, 16, 22, 0.45)),
            [SkinPart.SecondaryLines] = chart.Field(1),
            [SkinPart.Wrinkles] = chart.Field(0, new Hill(Forehead, 32, 13, 1)),
            [SkinPart.Pores] = chart.Field(0.25, [new(MeshTopology.NoseTip, 15, 18, 1.25), .. Cheeks(15, 17, 0.95), new(Chin, 16, 12, 0.6), new(Forehead, 30, 18, 0.5)]),
            [SkinPart.Freckles] = chart.Field(0.25, [new(MeshTopology.NoseTip, 16, 20, 1), .. Cheeks(24, 18, 1)]),
            [SkinPart.DiffuseRedness] = chart.Field(0.35, [new(MeshTopology.NoseTip, 14, 16, 1.2), .. Cheeks(22, 18, 1.2), new(Chin, 14, 10, 0.9)]),
            [SkinPart.Vessels] = chart.Field(0, [new(MeshTopology.NoseTip, 16, 12, 1), .. Cheeks(16, 12, 0.8)]),
            [SkinPart.Papules] = chart.Field(0.1, [.. LowerCheeks(18, 16, 1), new(Chin, 18, 10, 1), new(Forehead, 30, 14, 0.7)]),
            [SkinPart.Stubble] = chart.Field(0, [new(UpperLip, 22, 5, 1), new(Chin, 26, 14, 1), new(RightJaw, 22, 18, 1), new(LeftJaw, 22, 18, 1)]),
            [SkinPart.Oil] = chart.Field(0.35, [new(MeshTopology.NoseTip, 12, 24, 1.2), new(Forehead, 28, 16, 1), new(Chin, 14, 10, 0.8)]),
        };
        foreach (var scar in new[] { SkinPart.RollingScars, SkinPart.BoxcarScars, SkinPart.IcepickScars })
            gains[scar] = chart.Field(0, [.. Cheeks(20, 18, 1), .. LowerCheeks(18, 16, 1)]);
        foreach (var gain in gains.Values) Without(gain, lips);
        return new SkinLocal(gains);
    }

    private static Hill[] Cheeks(float x, float y, double value) =>
        [new(RightCheek, x, y, value), new(LeftCheek, x, y, value), new(RightInnerCheek, x, y, value), new(LeftInnerCheek, x, y, value)];

    private static Hill[] LowerCheeks(float x, float y, double value) => [new(RightLowerCheek, x, y, value), new(LeftLowerCheek, x, y, value)];

    private static void Without(Plane gain, Plane mask)
    {
        for (var i = 0; i < gain.Samples.Length; i++) gain.Samples[i] *= 1 - mask.Samples[i];
    }
}
