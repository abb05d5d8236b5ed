using System.Text;
using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Ingest;

namespace PhotoProgress.Learning.Phantom.Scenes;

/// <summary>Close-ups as a clinic takes them: 60 × 45 mm of skin, each place untreated and after two treatments, each twice.</summary>
public static class CloseupScene
{
    private const int WidthPx = 1200;
    private const int HeightPx = 900;

    public static PhantomScene Scene { get; } = new("closeup", "skin from edge to edge", Make);

    /// <summary>The maker of this scene's photos.</summary>
    public static PatchMaker Maker(int seed) => new(seed, WidthPx, HeightPx, WidthPx / CloseupAligner.FrameMm, Care.Clinic);

    private static IEnumerable<PhantomFile> Make(PhotoCodec codec, int seed, int count)
    {
        var maker = Maker(seed);
        for (var index = 0; index < count; index++)
        {
            var patch = maker.Make(PhantomKey.At(index));
            var photo = new PhantomFile(patch.Key.FileStem + ".jpg", patch.Jpeg(codec));
            yield return photo;
            yield return new PhantomFile(patch.Key.FileStem + ".json", Encoding.UTF8.GetBytes(patch.Record(photo.Name, Scene.Name, seed).ToJson()));
        }
    }
}
