using System.Runtime.InteropServices;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Align;

/// <summary>
/// Which pixels of a frame are open skin, judged against the same face's own skin: hair, stubble clumps, caps and hands
/// with other colour, deep cast shadow, glints and clipped pixels are cut out, with a margin.
/// </summary>
public static class SkinMask
{
    /// <summary>A channel above this share of full scale may be clipped: 250/255 of the sRGB code.</summary>
    private const float Clipped = 0.955f;

    /// <summary>Darker than the surrounding skin by this (ln): strands of hair. Skin's own moles stay below 0.5.</summary>
    private const float HairDarkness = 0.55f;

    /// <summary>Darker than the face's median by this (ln; about a quarter of its light): not lit well enough, or not skin.</summary>
    private const float ShadowDarkness = 1.4f;

    /// <summary>Brighter than the surrounding skin by this (ln): a glint.</summary>
    private const float GlintBrightness = 0.35f;

    /// <summary>Log ratio of red to green away from the face's median: other material. Strong redness stays below 0.3.</summary>
    private const float OtherColour = 0.45f;

    /// <summary>What is looked for is smoothed by 0.3 mm and more; two and a half pixels a millimetre show it.</summary>
    public const double LeastPixelsPerMm = 2.5;

    private const double SurroundingsMm = 6;
    private const double MarginMm = 0.8;
    private const double SoftnessMm = 0.8;

    /// <param name="light">Linear light on the frame.</param>
    /// <param name="skin">Where skin is expected (0..1).</param>
    /// <param name="pixelsPerMm">Pitch of the frame.</param>
    /// <returns>0..1; 1 is open skin. Zero everywhere where no skin is expected.</returns>
    public static Plane Of(LinearRgb light, Plane skin, double pixelsPerMm)
    {
        var grid = CoarseGrid.For(pixelsPerMm, LeastPixelsPerMm);
        if (grid.Factor == 1) return OnOneGrid(light, skin, pixelsPerMm);
        var coarse = OnOneGrid(grid.Reduce(light), grid.Reduce(skin), pixelsPerMm / grid.Factor);
        return grid.Enlarge(coarse, new PlaneWindow(0, 0, skin.Width, skin.Height));
    }

    /// <summary>As <see cref="Of"/>, on the very grid that is given.</summary>
    internal static Plane OnOneGrid(LinearRgb light, Plane skin, double pixelsPerMm)
    {
        var log = Gaussian.Blur(LogLight.Of(Luminance.Of(light)), 0.3 * pixelsPerMm);
        var redness = Ratio(light, pixelsPerMm);
        var around = Gaussian.BlurInside(log, skin, SurroundingsMm * pixelsPerMm);
        var (medianLog, medianRedness) = (Median(log, skin), Median(redness, skin));
        var reject = Plane.Unfilled(light.Width, light.Height);
        for (var i = 0; i < reject.Samples.Length; i++)
        {
            var relative = log.Samples[i] - around.Samples[i];
            var other = relative < -HairDarkness || relative > GlintBrightness
                || log.Samples[i] < medianLog - ShadowDarkness
                || MathF.Abs(redness.Samples[i] - medianRedness) > OtherColour
                || MathF.Max(light.R.Samples[i], MathF.Max(light.G.Samples[i], light.B.Samples[i])) > Clipped;
            reject.Samples[i] = other && skin.Samples[i] > 0 ? 1 : 0;
        }

        var keep = DistanceTransform.Soft(reject, MarginMm * pixelsPerMm, SoftnessMm * pixelsPerMm).Map(static value => 1 - value);
        return Gaussian.Multiply(keep, skin);
    }

    /// <summary>Weighted share of <paramref name="of"/> that <paramref name="kept"/> keeps, 0..1.</summary>
    public static double Share(Plane kept, Plane of)
    {
        double part = 0, whole = 1e-9;
        for (var i = 0; i < of.Samples.Length; i++)
        {
            part += Math.Min(kept.Samples[i], of.Samples[i]);
            whole += of.Samples[i];
        }

        return part / whole;
    }

    private static Plane Ratio(LinearRgb light, double pixelsPerMm)
    {
        var red = Gaussian.Blur(light.R, pixelsPerMm);
        var green = Gaussian.Blur(light.G, pixelsPerMm);
        for (var i = 0; i < red.Samples.Length; i++)
            red.Samples[i] = MathF.Log((red.Samples[i] + LogLight.Darkest) / (green.Samples[i] + LogLight.Darkest));
        return red;
    }

    private static float Median(Plane plane, Plane weights)
    {
        var inside = new List<float>();
        for (var i = 0; i < plane.Samples.Length; i++)
        {
            if (weights.Samples[i] > 0.5f) inside.Add(plane.Samples[i]);
        }

        return inside.Count == 0 ? 0 : (float)Order.Quantile(CollectionsMarshal.AsSpan(inside), 0.5);
    }
}
