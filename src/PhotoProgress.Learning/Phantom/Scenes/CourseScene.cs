using PhotoProgress.Analysis.Align.Mesh;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Learning.Phantom.Course;
using PhotoProgress.Learning.Phantom.Face;

namespace PhotoProgress.Learning.Phantom.Scenes;

/// <summary>Invented clients over months, a folder each, as <c>photoprogress course</c> reads them. The count is of clients.</summary>
public static class CourseScene
{
    /// <summary>5.3 pixels a millimetre: what a phone gives of head and shoulders.</summary>
    private static readonly FaceSize Size = new(1600, 2000);

    public static PhantomScene Scene { get; } = new("course", "COUNT clients over months, a folder with course.json each", Make);

    private static IEnumerable<PhantomFile> Make(PhotoCodec codec, int seed, int count)
    {
        var studio = new FaceStudio(CanonicalFace.Read(FaceModelFile.OpenInstalled()));
        for (var subject = 0; subject < count; subject++)
        {
            var course = PhantomCourse.Draw(seed, subject, VisitPlan.Full);
            foreach (var file in CourseFolder.Draw(course, studio, codec, Size))
                yield return file with { Name = Path.Combine(course.Client, file.Name) };
        }
    }
}
