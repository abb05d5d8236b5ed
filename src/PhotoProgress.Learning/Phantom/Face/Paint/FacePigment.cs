using PhotoProgress.Analysis.Align.Mesh;
using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Learning.Phantom.Skin;

namespace PhotoProgress.Learning.Phantom.Face.Paint;

/// <summary>
/// How pigments differ over a face of even skin: more blood in lips, nose, cheeks and ears, a little more melanin under the eyes. Over the
/// forehead, real cheeks read 0.10 and noses 0.32 higher in haemoglobin (medians of 26 people of the London set, neutral), these 0.15 and 0.21 with
/// the redness that lies on them.
/// </summary>
internal static class FacePigment
{
    /// <summary>Changes the maps in place.</summary>
    /// <param name="lipBlood">Blood of the lips over that of the skin.</param>
    public static void Apply(SkinMaps maps, FaceChart chart, double lipBlood)
    {
        var lips = Lips(chart);
        var blood = chart.Field(1, new(MeshTopology.NoseTip, 14, 16, 3.5), new(50, 19, 14, 1.5), new(280, 19, 14, 1.5), new(199, 12, 8, 1.1), new(234, 14, 30, 1.6), new(454, 14, 30, 1.6));
        var melanin = chart.Field(1, new(120, 13, 6, 1.1), new(349, 13, 6, 1.1), new(159, 14, 6, 1.08), new(386, 14, 6, 1.08), new(234, 10, 30, 1.05), new(454, 10, 30, 1.05));
        for (var i = 0; i < blood.Samples.Length; i++)
        {
            var lip = lips.Samples[i];
            maps.Haemoglobin.Samples[i] *= blood.Samples[i] + (lip * ((float)lipBlood - 1));
            maps.Melanin.Samples[i] *= melanin.Samples[i] * (1 - (0.25f * lip));
        }
    }

    /// <summary>Soft mask of the vermilion.</summary>
    public static Plane Lips(FaceChart chart) => chart.Mask(MeshTopology.OuterLips, -0.6, 1.6);
}
