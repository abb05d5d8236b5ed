using System.Text;
using PhotoProgress.Analysis.Align.Mesh;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Learning.Phantom.Camera;
using PhotoProgress.Learning.Phantom.Face;
using PhotoProgress.Learning.Phantom.Truth;

namespace PhotoProgress.Learning.Phantom.Scenes;

/// <summary>Portraits of invented people: front, then the left and the right side of the face at 45°.</summary>
public static class FaceScene
{
    private const int ViewsPerSubject = 3;

    /// <summary>Views and the turn of the nose, degrees; the left view shows the client's left cheek.</summary>
    private static readonly (string View, double YawDegrees)[] Views = [("front", 0), ("left45", -45), ("right45", 45)];

    public static PhantomScene Scene { get; } = new("face", "whole faces, front and 45°", Make);

    private static IEnumerable<PhantomFile> Make(PhotoCodec codec, int seed, int count)
    {
        var studio = new FaceStudio(CanonicalFace.Read(FaceModelFile.OpenInstalled()));
        for (var index = 0; index < count; index++)
        {
            foreach (var file in One(codec, studio, seed, index)) yield return file;
        }
    }

    private static PhantomFile[] One(PhotoCodec codec, FaceStudio studio, int seed, int index)
    {
        var (subject, capture) = Math.DivRem(index, ViewsPerSubject);
        var (key, (view, yaw)) = (new PhantomKey(subject, 0, capture), Views[capture]);
        var identity = FaceStudio.Draw(new Random(key.SkinSeed(seed)));
        var how = FaceCaptures.Again(FaceCaptures.Usual(identity, key.Habit(seed)) with { YawDegrees = yaw }, key.Capturing(seed));
        var photo = studio.Photograph(identity, how, FaceSize.Standard, key.Capturing(seed));
        var name = $"{key.FileStem}-{view}";
        return
        [
            new(name + ".jpg", CameraModel.Encode(codec, photo.Image, how.Camera)),
            new(name + ".json", Encoding.UTF8.GetBytes(Record(name + ".jpg", seed, key, identity, how, photo).ToJson())),
        ];
    }

    private static PhantomRecord Record(string file, int seed, PhantomKey key, FaceIdentity identity, FaceCapture how, FacePhoto photo) => new(
        PhantomRecord.CurrentSchema, file, Scene.Name, seed, key, FaceSize.Standard.PixelsPerMm * how.Scale, how.Skin ?? identity.Skin,
        how.Light, how.Camera, how.Nuisance(), photo.Skin.ByRegion());
}
