using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Measure;

/// <summary>
/// What metrics see: a patch of skin on an even millimetre grid, as logarithms of linear light, so that exposure and
/// white balance are additive constants. All planes have one size.
/// </summary>
/// <param name="PixelsPerMm">Grid pitch, pixels per millimetre.</param>
/// <param name="LogLuminance">ln of linear luminance (Rec. 709 weights).</param>
/// <param name="Melanin">Melanin index in optical density (−ln light) along the fixed melanin axis, shading removed.</param>
/// <param name="Haemoglobin">Haemoglobin index in optical density along the fixed haemoglobin axis, shading removed.</param>
/// <param name="Light">Linear sRGB on the grid, for colorimetric covariates (ITA, shine).</param>
/// <param name="Resolution">What the source resolves on this grid.</param>
public sealed record SkinField(
    double PixelsPerMm,
    Plane LogLuminance,
    Plane Melanin,
    Plane Haemoglobin,
    LinearRgb Light,
    Resolution Resolution)
{
    public int Width => LogLuminance.Width;

    public int Height => LogLuminance.Height;
}

/// <summary>What a photo can carry.</summary>
/// <param name="SourcePixelsPerMm">Pixels per millimetre of the original photo at the skin.</param>
/// <param name="BlurSigmaMm">Standard deviation of the Gaussian that equals the photo's blur, millimetres on the skin; 0 where not measured.</param>
/// <param name="NoiseSigma">Standard deviation of white noise in log luminance on the grid, per pixel; 0 where not measured.</param>
public sealed record Resolution(double SourcePixelsPerMm, double BlurSigmaMm, double NoiseSigma)
{
    /// <summary>Design rule 2: at least this many source pixels in a period.</summary>
    public const double PixelsPerPeriod = 4;
}
