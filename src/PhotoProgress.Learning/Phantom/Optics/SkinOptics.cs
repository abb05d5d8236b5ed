using System.Numerics;
using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Learning.Phantom.Skin;
using Plane = PhotoProgress.Analysis.Pixels.Plane;

namespace PhotoProgress.Learning.Phantom.Optics;

/// <summary>
/// From pigments to the colour of skin under daylight: the spectrum of a two-layer skin, seen by the standard observer, as linear
/// sRGB. Epidermis: a Kubelka–Munk layer (K = 2·µa, S = ¾·µs′) of melanin, µa = f·6.6·10¹¹·λ^−3.33 cm⁻¹, over the baseline
/// 0.244 + 85.3·exp(−(λ−154)/66.2); without its scattering this is Beer–Lambert, both ways. Dermis below it: the diffusion dipole's
/// reflectance (Jensen et al., SIGGRAPH 2001) of blood (Prahl's extinctions, 150 g/l, 75 % oxygenated) and the same baseline.
/// Scattering of both 46·(λ/500)^−1.421 cm⁻¹. Sources: S. L. Jacques, Skin optics (1998) and Phys. Med. Biol. 58 (2013) R37.
/// Nothing here is taken from the axes that the analysis reads pigments by; how far the two agree is a result.
/// </summary>
/// <remarks>
/// Deviations: no fluorescence, no bilirubin or carotene, no depth of vessels, one thickness of epidermis, mirror reflection left to
/// the shading. A coloured lamp multiplies the daylight colour instead of the spectrum.
/// </remarks>
public static class SkinOptics
{
    /// <summary>Thickness of the epidermis, cm: 60 µm (Jacques 1998).</summary>
    private const double EpidermisCm = 0.006;

    /// <summary>Mean slant of diffuse light through a layer (Kubelka and Munk's 2).</summary>
    private const double Slant = 2;

    private const double HaemoglobinGramsPerLitre = 150;
    private const double HaemoglobinGramsPerMol = 64500;
    private const double Oxygenated = 0.75;

    /// <summary>(1 + F)/(1 − F), F = 0.493 the diffuse inner reflection at refractive index 1.4.</summary>
    private const double InnerReflection = 1.493 / 0.507;

    private const int ReferenceNm = 550;
    private const double PathCm = 2 * Slant * EpidermisCm;

    private static readonly AlbedoTable Table = new(Spectral);

    /// <summary>Linear sRGB of evenly lit skin over that of white, without mirror reflection.</summary>
    /// <param name="melanin">Volume fraction of melanosomes, 0 to 1; above 0.6 counts as 0.6.</param>
    /// <param name="blood">Volume fraction of blood, 0 to 1; above 0.15 counts as 0.15.</param>
    public static Vector3 Albedo(double melanin, double blood) => Table.At((float)melanin, (float)blood);

    /// <summary>The same for every pixel of a skin.</summary>
    public static LinearRgb Albedo(SkinMaps skin)
    {
        var albedo = LinearRgb.Unfilled(skin.Width, skin.Height);
        for (var i = 0; i < skin.Melanin.Samples.Length; i++)
        {
            var colour = Table.At(skin.Melanin.Samples[i], skin.Haemoglobin.Samples[i]);
            (albedo.R.Samples[i], albedo.G.Samples[i], albedo.B.Samples[i]) = (colour.X, colour.Y, colour.Z);
        }

        return albedo;
    }

    /// <summary>
    /// Optical density that a volume fraction of melanosomes puts before the dermis at 550 nm, both ways: proportional to the
    /// fraction, so that truth is stated in what light meets.
    /// </summary>
    public static double MelaninDensity(double fraction) => fraction * MelaninPerCm(ReferenceNm) * PathCm;

    /// <summary>Absorption of blood in the dermis at 550 nm over the dermis's scattering there: proportional to the fraction, no unit.</summary>
    public static double BloodDensity(double fraction) => fraction * BloodPerCm((ReferenceNm - Spectra.FirstNm) / Spectra.StepNm) / ScatteringPerCm(ReferenceNm);

    /// <summary>Individual typology angle of evenly lit skin, degrees: arctan((L* − 50)/b*).</summary>
    public static double TypologyAngle(double melanin, double blood)
    {
        var (_, y, z) = Xyz(melanin, blood);
        var (lightness, b) = ((116 * Root(y)) - 16, 200 * (Root(y) - Root(z)));
        return Math.Atan2(lightness - 50, b) * 180 / Math.PI;
    }

    /// <summary>Exact colour by integration over the spectrum; the table interpolates it.</summary>
    internal static Vector3 Spectral(double melanin, double blood)
    {
        var (x, y, z) = Xyz(melanin, blood);
        return LinearSrgb.OfXyz(0.95047 * x, y, 1.08883 * z);
    }

    /// <summary>X, Y, Z, each over that of white.</summary>
    private static (double X, double Y, double Z) Xyz(double melanin, double blood)
    {
        double x = 0, y = 0, z = 0, whiteX = 0, whiteY = 0, whiteZ = 0;
        for (var i = 0; i < Spectra.Count; i++)
        {
            var reflectance = Reflectance(i, melanin, blood);
            var (lightX, lightY, lightZ) = (Spectra.DaylightD65[i] * Spectra.MatchX[i], Spectra.DaylightD65[i] * Spectra.MatchY[i], Spectra.DaylightD65[i] * Spectra.MatchZ[i]);
            (x, y, z) = (x + (lightX * reflectance), y + (lightY * reflectance), z + (lightZ * reflectance));
            (whiteX, whiteY, whiteZ) = (whiteX + lightX, whiteY + lightY, whiteZ + lightZ);
        }

        return (x / whiteX, y / whiteY, z / whiteZ);
    }

    private static double Reflectance(int i, double melanin, double blood)
    {
        var nm = Spectra.FirstNm + (i * Spectra.StepNm);
        var absorption = (melanin * MelaninPerCm(nm)) + ((1 - melanin) * BaselinePerCm(nm));
        var (thrownBack, through) = Layer(Slant * absorption, 0.75 * ScatteringPerCm(nm), EpidermisCm);
        var dermis = Dermis((blood * BloodPerCm(i)) + ((1 - blood) * BaselinePerCm(nm)), ScatteringPerCm(nm));
        return thrownBack + (through * through * dermis / (1 - (thrownBack * dermis)));
    }

    /// <summary>Reflectance and transmittance of a layer after Kubelka and Munk (Z. tech. Phys. 12 (1931) 593).</summary>
    private static (double ThrownBack, double Through) Layer(double k, double s, double thickness)
    {
        var a = (s + k) / s;
        var b = Math.Sqrt((a * a) - 1);
        var (sinh, cosh) = (Math.Sinh(b * s * thickness), Math.Cosh(b * s * thickness));
        return (sinh / ((a * sinh) + (b * cosh)), b / ((a * sinh) + (b * cosh)));
    }

    private static double Dermis(double absorptionPerCm, double scatteringPerCm)
    {
        var albedo = scatteringPerCm / (scatteringPerCm + absorptionPerCm);
        var root = Math.Sqrt(3 * (1 - albedo));
        return 0.5 * albedo * (1 + Math.Exp(-4.0 / 3 * InnerReflection * root)) * Math.Exp(-root);
    }

    private static double MelaninPerCm(double nm) => 6.6e11 * Math.Pow(nm, -3.33);

    private static double BaselinePerCm(double nm) => 0.244 + (85.3 * Math.Exp(-(nm - 154) / 66.2));

    private static double ScatteringPerCm(double nm) => 46 * Math.Pow(nm / 500, -1.421);

    private static double BloodPerCm(int i) => Math.Log(10) * HaemoglobinGramsPerLitre / HaemoglobinGramsPerMol
        * ((Oxygenated * Spectra.OxyHaemoglobin[i]) + ((1 - Oxygenated) * Spectra.DeoxyHaemoglobin[i]));

    /// <summary>CIE's cube root with a straight foot.</summary>
    private static double Root(double t) => t > 216.0 / 24389 ? Math.Cbrt(t) : ((24389.0 / 27 * t) + 16) / 116;
}
