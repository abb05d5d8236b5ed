using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Measure.Evenness;

/// <summary>Where melanin stands out from its surroundings: what the two spot metrics share.</summary>
internal static class BrownSpots
{
    /// <summary>From the smallest spot to the local background.</summary>
    public static readonly Band Spots = new(2, 20);

    /// <summary>
    /// Optical density above the background from which skin counts as spot: blue light falls by 8 %, luminance by 4 %;
    /// twice the spread found on untreated cheeks.
    /// </summary>
    public const float Threshold = 0.1f;

    /// <summary>The band, or why there is none.</summary>
    public static (MaskedPlane? Excess, string? Reason) Excess(MaskedSkin skin)
    {
        var reason = Gate.Covers(skin, Spots.CentreMm) ?? Gate.Carries(skin.Field, Spots.CentreMm);
        return reason is null ? (skin.Band(SkinMap.Melanin, Spots), null) : (null, reason);
    }

    /// <summary>Whether a sample is part of a spot.</summary>
    public static bool IsSpot(MaskedPlane excess, int i) => excess.Weights.Samples[i] > 0 && excess.Values.Samples[i] > Threshold;
}
