using System.Collections.Concurrent;
using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Check;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Learning.Phantom;
using PhotoProgress.Learning.Phantom.Camera;
using PhotoProgress.Learning.Phantom.Scenes;

namespace PhotoProgress.Learning.Tests.Phantom.Scenes;

/// <summary>The kernel's check of a close-up's sharpness on photos whose blur is known.</summary>
public class CloseupBlurTests
{
    private const int Seed = 5;

    /// <summary>Subjects whose skin several tests photograph; the light of theirs is kept (13 MB a scene of 1200 pixels).</summary>
    private const int Several = 5;

    private static readonly PhotoCodec Codec = new();

    private static readonly ConcurrentDictionary<(PatchMaker, PhantomKey), LinearRgb> Scenes = new();

    /// <summary>However much noise and compression a blurred photo has. A quarter of a millimetre: whatever is finer than 1.3 mm is halved or gone.</summary>
    [Theory]
    [InlineData(Care.Clinic, 10, 100)]
    [InlineData(Care.Clinic, 10, 93)]
    [InlineData(Care.Clinic, 20, 100)]
    [InlineData(Care.Clinic, 20, 80)]
    [InlineData(Care.Anywhere, 20, 93)]
    public void Blur_OfAPhotoOutOfFocus_IsNeverPassed(Care care, double sigmaPx, int quality) => Assert.All(
        Enumerable.Range(0, Several), subject => Assert.NotEqual(CheckOutcome.Passed, BlurOf(care, subject, sigmaPx, quality).Outcome));

    [Theory]
    [InlineData(93)]
    [InlineData(100)]
    public void Blur_OfAPhotoFarOutOfFocus_IsRefused(int quality) => Assert.All(
        Enumerable.Range(0, Several), subject => Assert.Equal(CheckOutcome.Refused, BlurOf(Care.Clinic, subject, 20, quality).Outcome));

    /// <summary>At any size: what is soft on the skin itself covers ever fewer pixels as the photo gets smaller.</summary>
    [Theory]
    [InlineData(Care.Clinic, 480)]
    [InlineData(Care.Clinic, 800)]
    [InlineData(Care.Clinic, 1200)]
    [InlineData(Care.Anywhere, 1200)]
    public void Blur_OfPhotosInFocus_IsPassed(Care care, int widthPx) => Assert.All(
        Enumerable.Range(0, 25), subject => Assert.Equal(CheckOutcome.Passed, BlurOf(care, subject, null, null, widthPx).Outcome));

    private static CheckResult BlurOf(Care care, int subject, double? sigmaPx, int? quality, int widthPx = 1200)
    {
        var maker = new PatchMaker(Seed, widthPx, widthPx * 3 / 4, widthPx / CloseupAligner.FrameMm, care);
        var key = new PhantomKey(subject, 0, 0);
        var random = key.Capturing(Seed);
        var capture = CaptureDraw.Of(care, key.Habit(Seed), random);
        var camera = capture.Camera with { DefocusSigmaPx = sigmaPx ?? capture.Camera.DefocusSigmaPx, JpegQuality = quality ?? capture.Camera.JpegQuality };
        var picture = CameraModel.Expose(SceneOf(maker, key, capture), camera, random);
        var photo = Codec.Decode(CameraModel.Encode(Codec, picture, camera)).Value;
        return PhotoChecks.RunCloseup(photo).Single(check => check.Code == "blur");
    }

    private static LinearRgb SceneOf(PatchMaker maker, PhantomKey key, Capture capture)
    {
        LinearRgb Render() => maker.Scene(key, maker.AmountsOf(key), capture);
        return key.Subject < Several ? Scenes.GetOrAdd((maker, key), _ => Render()) : Render();
    }
}
