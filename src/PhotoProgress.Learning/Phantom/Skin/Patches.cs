using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Learning.Phantom.Skin;

/// <summary>Soft patches: a smooth field with a finer one in it, as skin is mottled.</summary>
internal static class Patches
{
    /// <summary>Shares of the two fields; their squares add up to 1.</summary>
    private const float Coarse = 0.9f;
    private const float Fine = 0.43589f;

    /// <summary>Multiplies a pigment by 1 + strength·field, never below a fifth.</summary>
    public static void Scale(Plane pigment, double strength, double sizeMm, PartSite site)
    {
        var coarse = SmoothField.Of(site.Grid, SkinHash.Of(site.Seed, 1), sizeMm);
        var fine = SmoothField.Of(site.Grid, SkinHash.Of(site.Seed, 2), 0.4 * sizeMm);
        for (var y = 0; y < pigment.Height; y++)
        {
            for (var x = 0; x < pigment.Width; x++)
            {
                var field = (Coarse * coarse[x, y]) + (Fine * fine[x, y]);
                pigment[x, y] *= MathF.Max(0.2f, 1 + ((float)strength * field * site.GainAt(x, y)));
            }
        }
    }
}
