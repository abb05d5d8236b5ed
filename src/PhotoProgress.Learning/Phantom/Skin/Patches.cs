using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Learning.Phantom.Skin;

/// <summary>
/// Soft patches with ever finer ones in them, as skin is mottled. Without the fine ones a photo would be so smooth that the file's
/// own steps draw patches of their own.
/// </summary>
internal static class Patches
{
    /// <summary>Share and period (over the patches' own) of each field; the squares of the shares add up to 1.</summary>
    private static readonly (float Share, double Period)[] Fields = [(0.785f, 1), (0.495f, 0.4), (0.314f, 0.16), (0.196f, 0.064)];

    /// <summary>Multiplies a pigment by 1 + strength·field, never below a fifth.</summary>
    public static void Scale(Plane pigment, double strength, double sizeMm, PartSite site)
    {
        var mottled = new Plane(pigment.Width, pigment.Height);
        for (var i = 0; i < Fields.Length; i++)
        {
            var field = SmoothField.Of(site.Grid, SkinHash.Of(site.Seed, i), Fields[i].Period * sizeMm);
            for (var k = 0; k < field.Samples.Length; k++) mottled.Samples[k] += Fields[i].Share * field.Samples[k];
        }

        for (var y = 0; y < pigment.Height; y++)
        {
            for (var x = 0; x < pigment.Width; x++)
                pigment[x, y] *= MathF.Max(0.2f, 1 + ((float)strength * mottled[x, y] * site.GainAt(x, y)));
        }
    }
}
