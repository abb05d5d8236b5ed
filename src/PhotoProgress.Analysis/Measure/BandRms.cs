using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Measure;

/// <summary>What the unevenness metrics share: the root mean square of a map within a band, behind both gates.</summary>
internal static class BandRms
{
    public static Measured Of(MaskedSkin skin, SkinMap map, Band band) =>
        (Gate.Covers(skin, band.CentreMm) ?? Gate.Carries(skin.Field, band.CentreMm)) is { } reason
            ? Measured.Not(reason)
            : Measured.Of(skin.BandRms(map, band));
}
