using System.Diagnostics;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Learning.Phantom;
using PhotoProgress.Learning.Phantom.Camera;
using PhotoProgress.Learning.Phantom.Optics;
using PhotoProgress.Learning.Phantom.Scenes;
using PhotoProgress.Learning.Phantom.Skin;
using PhotoProgress.Learning.Phantom.Truth;

namespace PhotoProgress.Bench.Phantom;

/// <summary>CPU time of patches, whole and by step, on one thread; by the process's own clock, so that other programs do not count.</summary>
internal static class Speed
{
    private const int Warming = 30;
    private static readonly PatchMaker Maker = new(1, 256, 256, 8, Care.Anywhere);

    public static void Run(int patches)
    {
        var codec = new PhotoCodec();
        for (var i = 0; i < Warming; i++) _ = Maker.Make(PhantomKey.At(i)).Jpeg(codec);
        var start = Cpu();
        for (var i = 0; i < patches; i++) _ = Maker.Make(PhantomKey.At(i)).Jpeg(codec);
        var whole = Cpu() - start;
        Console.WriteLine(FormattableString.Invariant($"patch of {Maker.Width} × {Maker.Height} px at {Maker.PixelsPerMm} px/mm, with truth and JPEG: {whole.TotalMilliseconds / patches:F1} ms CPU ({patches} patches)"));
        Steps(codec, Math.Min(patches, 200));
    }

    private static void Steps(PhotoCodec codec, int patches)
    {
        var spent = new Dictionary<string, TimeSpan>();
        T Timed<T>(string step, Func<T> work)
        {
            var start = Cpu();
            var result = work();
            spent[step] = spent.GetValueOrDefault(step) + (Cpu() - start);
            return result;
        }

        for (var i = 0; i < patches; i++)
        {
            var key = PhantomKey.At(i);
            var capture = CaptureDraw.Of(Maker.Care, key.Habit(Maker.Seed), key.Capturing(Maker.Seed));
            var scale = Maker.PixelsPerMm * capture.Scale;
            var skin = Timed("skin", () => SkinMaker.Make(Maker.AmountsOf(key), new SkinGrid(Maker.Width, Maker.Height, scale), key.SkinSeed(Maker.Seed)));
            var albedo = Timed("pigments", () => SkinOptics.Albedo(skin));
            var scene = Timed("shading", () => Shading.Render(skin, albedo, SurfaceShape.Dome(Maker.Width, Maker.Height, scale, 150), capture.Rig));
            var image = Timed("camera", () => CameraModel.Expose(scene, capture.Camera, new Random(i)));
            _ = Timed("jpeg", () => CameraModel.Encode(codec, image, capture.Camera));
            _ = Timed("truth", () => SkinTruth.Of(skin, albedo, null));
        }

        foreach (var (step, time) in spent) Console.WriteLine(FormattableString.Invariant($"  {step,-9} {time.TotalMilliseconds / patches,5:F1} ms"));
    }

    private static TimeSpan Cpu() => Process.GetCurrentProcess().TotalProcessorTime;
}
