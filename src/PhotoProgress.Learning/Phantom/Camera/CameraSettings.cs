using PhotoProgress.Analysis.Ingest;

namespace PhotoProgress.Learning.Phantom.Camera;

/// <summary>What camera and file do to the light of a scene, in the order in which they do it.</summary>
/// <param name="DefocusSigmaPx">Blur of lens, focus and motion as a Gaussian, pixels.</param>
/// <param name="Vignetting">Share of the light that the corners lose, 0 to 0.5.</param>
/// <param name="ExposureEv">Stops, on top of what metering decides.</param>
/// <param name="Metering">0: the scene's own light, 1 is white. 1: its mean luminance is brought to 0.28. Between: that share of the way, in the logarithm.</param>
/// <param name="FullWellElectrons">Electrons at white: shot noise is √ of them. A phone in good light 20,000; in poor light 1,000.</param>
/// <param name="ReadElectrons">Standard deviation of the read noise, electrons.</param>
/// <param name="WhiteKelvin">Light that the camera makes white.</param>
/// <param name="RedGain">Error of the white balance, gain of red over green.</param>
/// <param name="BlueGain">Error of the white balance, gain of blue over green.</param>
/// <param name="BeautyStrength">Edge-preserving smoothing that phones call beauty, 0 none to 1 full.</param>
/// <param name="BeautySigmaPx">Its width, pixels.</param>
/// <param name="Sharpening">Unsharp mask on the luma code, gain of what is finer than a pixel; 0 none, 1 a phone's.</param>
/// <param name="ToneContrast">S-curve on the sRGB code: slope at the middle is 1 + this; 0 none, 0.4 vivid.</param>
/// <param name="JpegQuality">libjpeg quality, 1–100.</param>
/// <param name="Chroma">Whether the file keeps colour at half the resolution.</param>
public sealed record CameraSettings(
    double DefocusSigmaPx,
    double Vignetting,
    double ExposureEv,
    double Metering,
    double FullWellElectrons,
    double ReadElectrons,
    double WhiteKelvin,
    double RedGain,
    double BlueGain,
    double BeautyStrength,
    double BeautySigmaPx,
    double Sharpening,
    double ToneContrast,
    int JpegQuality,
    ChromaSampling Chroma)
{
    /// <summary>A camera that adds as little as it can: sharp, daylight white, 100,000 electrons, JPEG 95 with full colour.</summary>
    public static CameraSettings Studio { get; } =
        new(0.4, 0, 0, 0.4, 100_000, 3, 6504, 1, 1, 0, 4, 0, 0, 95, ChromaSampling.Full);
}
