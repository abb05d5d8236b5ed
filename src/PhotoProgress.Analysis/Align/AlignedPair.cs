using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Align;

/// <summary>
/// Two photos of one skin on one grid, in linear light, each resampled once from its original.
/// </summary>
/// <param name="PixelsPerMm">Pitch of the grid: the coarser photo's own, at most <see cref="PairAligner.FinestPixelsPerMm"/>, in close-ups <see cref="CloseupAligner.FinestPixelsPerMm"/>.</param>
/// <param name="Before">Light before.</param>
/// <param name="After">Light after, bent onto the frame of the photo before.</param>
/// <param name="Regions">Masks (0..1) by region: the intersection of what is open skin in both.</param>
/// <param name="Expected">Masks of the regions as they would be with nothing in the way.</param>
/// <param name="Edges">Masks of the features where blur is measured, and how far to trust each.</param>
/// <param name="Outlines">Region outlines in grid pixels.</param>
/// <param name="Marks">Local correlation (−1..1) of skin marks after registration.</param>
/// <param name="ResidualMm">What registration still wanted to move at the end, root mean square, mm.</param>
/// <param name="RelativeScale">Size of the subject after over before, in photo pixels.</param>
/// <param name="GeometryRmsMm">Root mean square distance of the two meshes after the best similarity, mm; null in a close-up.</param>
/// <param name="NoiseBefore">Noise of the photo before.</param>
/// <param name="NoiseAfter">Noise of the photo after.</param>
public sealed record AlignedPair(
    double PixelsPerMm,
    LinearRgb Before,
    LinearRgb After,
    IReadOnlyDictionary<string, Plane> Regions,
    IReadOnlyDictionary<string, Plane> Expected,
    IReadOnlyList<(Plane Mask, double Trust)> Edges,
    IReadOnlyDictionary<string, IReadOnlyList<(double X, double Y)[]>> Outlines,
    Plane Marks,
    double ResidualMm,
    double RelativeScale,
    double? GeometryRmsMm,
    PhotoNoise NoiseBefore,
    PhotoNoise NoiseAfter)
{
    /// <summary>Skin from edge to edge, in which no face was looked for.</summary>
    public bool IsCloseup => Regions.ContainsKey(RegionNames.Frame);
}

/// <summary>White noise of a photo where the skin is.</summary>
/// <param name="LumaSigma">Standard deviation on the luma code, full scale 1, photo pixels.</param>
/// <param name="PixelsPerMm">Of the photo at the skin.</param>
public readonly record struct PhotoNoise(double LumaSigma, double PixelsPerMm);
