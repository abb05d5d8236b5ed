using PhotoProgress.Analysis.Align.Mesh;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Learning.Phantom;
using PhotoProgress.Learning.Phantom.Camera;
using PhotoProgress.Learning.Phantom.Course;
using PhotoProgress.Learning.Phantom.Face;
using PhotoProgress.Learning.Phantom.Scenes;

namespace PhotoProgress.Server.Demo;

/// <summary>Takes the demo clients' photos: the same seed, the same bytes.</summary>
public sealed class DemoStudio(PhotoCodec codec)
{
    private const int Seed = 2026;

    /// <summary>Defocus of a spoilt close-up: 0.5 mm at 20 pixels a millimetre.</summary>
    private const double BlurPx = 10;

    /// <summary>5.3 pixels a millimetre: what a phone gives of head and shoulders.</summary>
    private static readonly FaceSize Size = new(1600, 2000);

    private readonly Lazy<FaceStudio> _faces = new(() => new FaceStudio(CanonicalFace.Read(FaceModelFile.OpenInstalled())));

    /// <param name="visit">Index in <see cref="VisitPlan.Full"/>.</param>
    public byte[] Photograph(DemoClient client, int visit) => client.View == PhotoView.Closeup ? Closeup(client, visit) : Face(client, visit);

    private byte[] Face(DemoClient client, int index)
    {
        var course = PhantomCourse.Draw(Seed, client.Subject, VisitPlan.Full with { Days = [.. VisitPlan.Full.Days.Select(day => day with { MayLapse = false })] }, client.Effect);
        var (visit, key) = (course.Visits[index], course.Key with { Capture = index });
        var capture = visit.Capture.With(LapseOf(client, index));
        var photo = _faces.Value.Photograph(course.Identity, capture, Size, key.Capturing(Seed));
        return CameraModel.Encode(codec, photo.Image, capture.CameraAt(Size));
    }

    private byte[] Closeup(DemoClient client, int index)
    {
        var maker = CloseupScene.Maker(Seed);
        var key = new PhantomKey(client.Subject, 0, index);
        var random = key.Capturing(Seed);
        var (day, timing, _) = VisitPlan.Full.Days[index];
        var effect = client.Effect ?? TreatmentEffect.Draw(key.Treating(Seed));
        var amounts = effect.On(maker.AmountsOf(key with { Capture = 0 }), Since(day, timing), VisitPlan.Sessions);
        var capture = CaptureDraw.Of(maker.Care, key.Habit(Seed), random);
        if (LapseOf(client, index) != Lapse.None) capture = capture with { Camera = capture.Camera with { DefocusSigmaPx = BlurPx } };
        return maker.Make(key, amounts, capture, random).Jpeg(codec);
    }

    private static Lapse LapseOf(DemoClient client, int visit) => client.Bad is { } bad && bad.Visit == visit ? bad.Lapse : Lapse.None;

    /// <summary>Days since each session before the visit.</summary>
    private static int[] Since(int day, PhotoTiming timing) =>
        [.. Enumerable.Range(0, VisitPlan.Sessions).Select(i => i * VisitPlan.IntervalDays)
            .Where(session => timing == PhotoTiming.PreSession ? session < day : session <= day).Select(session => day - session)];
}
