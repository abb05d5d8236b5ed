namespace PhotoProgress.Learning.Phantom.Truth;

/// <summary>Root mean square of unevenness within a band.</summary>
/// <param name="Melanin">Optical density at 550 nm, both ways (<see cref="Optics.SkinOptics.MelaninDensity"/>).</param>
/// <param name="Haemoglobin">Absorption over scattering at 550 nm (<see cref="Optics.SkinOptics.BloodDensity"/>).</param>
/// <param name="Lightness">ln of the albedo's luminance.</param>
public sealed record UnevennessTruth(double Melanin, double Haemoglobin, double Lightness);

/// <summary>
/// What is true of one region of skin, computed from its maps without light, camera or noise. The three composed amounts follow the
/// dimensions of the analysis (Measure/PairAmounts): the plain mean of the logarithms of their parts, back from the logarithm.
/// </summary>
/// <param name="AreaMm2">Area of skin.</param>
/// <param name="RoughnessUm">Root mean square of height within each band, µm; null where the grid does not carry the band (4 pixels at its middle).</param>
/// <param name="Blotches">Unevenness between 8 and 30 mm.</param>
/// <param name="Spots">Unevenness between 3 and 8 mm.</param>
/// <param name="MeanRedness">Haemoglobin above the palest tenth, mean, after smoothing by 2 mm; unit of <see cref="UnevennessTruth.Haemoglobin"/>.</param>
/// <param name="TypologyDegrees">Individual typology angle of the mean pigments, degrees.</param>
/// <param name="Texture">Mean of ln roughness in the bands up to 3 mm that are carried, back from it, µm; 0 where one of them is 0.</param>
/// <param name="Evenness">Mean of ln of the three of <paramref name="Blotches"/>, back from it; 0 where one of them is 0.</param>
/// <param name="Redness">Mean of ln of mean redness and of the haemoglobin's blotches, back from it; 0 where one of them is 0.</param>
public sealed record RegionTruth(
    double AreaMm2,
    IReadOnlyDictionary<string, double?> RoughnessUm,
    UnevennessTruth Blotches,
    UnevennessTruth Spots,
    double MeanRedness,
    double TypologyDegrees,
    double Texture,
    double Evenness,
    double Redness);
