using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Measure;

/// <summary>Makes the field that metrics see from linear light on an even millimetre grid.</summary>
public static class SkinFieldBuilder
{
    /// <param name="light">Linear sRGB, 0..1, already on the grid.</param>
    /// <param name="pixelsPerMm">Pitch of the grid, pixels per millimetre, above 0.</param>
    /// <param name="resolution">What the source resolves.</param>
    /// <exception cref="ArgumentOutOfRangeException">The pitch is not above 0.</exception>
    public static SkinField FromLight(LinearRgb light, double pixelsPerMm, Resolution resolution)
    {
        if (!double.IsFinite(pixelsPerMm) || pixelsPerMm <= 0)
            throw new ArgumentOutOfRangeException(nameof(pixelsPerMm), pixelsPerMm, "A grid needs more than 0 pixels per millimetre.");
        var (logLuminance, melanin, haemoglobin) = Chromophores.Split(light, PigmentAxes.WithinFaces);
        return new SkinField(pixelsPerMm, logLuminance, melanin, haemoglobin, light, resolution);
    }
}
