using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Reports.Charts;

namespace PhotoProgress.Reports.Pictures;

/// <summary>The pictures of a comparison, ready for the page.</summary>
/// <param name="Before">Data URI.</param>
/// <param name="After">Data URI, the same size.</param>
/// <param name="Map">Null where there is no map, see <see cref="FaceMap.Of(AlignedPictures)"/>.</param>
/// <param name="MapGround">Data URI of the pale picture under the maps; null without a map.</param>
public sealed record ReportPictures(string Before, string After, int Width, int Height, FaceMap? Map, string? MapGround)
{
    // 8 cm of paper at 300 dpi, and a phone's full width at three pixels a point.
    private const int Widest = 1000;
    private const int MapWidest = 420;
    private const double MapDarkest = 0.62;

    /// <summary>Null where the comparison has none.</summary>
    public static ReportPictures? Of(Comparison comparison, Func<SrgbImage, byte[]> encode)
    {
        if (comparison.Pictures is not { } pictures) return null;
        var before = PictureTools.Shrink(pictures.Before, Widest);
        var after = PictureTools.Shrink(pictures.After, Widest);
        var map = FaceMap.Of(pictures);
        return new ReportPictures(
            PictureUri.Of(encode(before)), PictureUri.Of(encode(after)), before.Width, before.Height,
            map, map is null ? null : Ground(pictures.Before, map, encode));
    }

    private static string Ground(SrgbImage image, FaceMap map, Func<SrgbImage, byte[]> encode) =>
        PictureUri.Of(encode(PictureTools.Pale(PictureTools.Shrink(image, map.Box, MapWidest), MapDarkest)));
}
