using System.Diagnostics;
using System.Globalization;
using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Align.Mesh;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Analysis.Pixels;

// Times the stages of analysing one photo in CPU milliseconds, and writes the skin crop that the peers measure.
// usage: speed PHOTO [--runs N] [--crop CROP.png]
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args.Length == 0)
{
    Console.Error.WriteLine("usage: speed PHOTO [--runs N] [--crop CROP.png]");
    return 2;
}

var bytes = File.ReadAllBytes(args[0]);
var runs = args.SkipWhile(a => a != "--runs").Skip(1).Select(int.Parse).FirstOrDefault(5);
var codec = new PhotoCodec();
var model = FaceModelFile.OpenInstalled();
var analyser = new Analyser(codec, model, Repeatability.Default());
var finder = new FaceFinder(model);
for (var run = 0; run < runs; run++)
{
    var watch = new CpuWatch();
    var photo = codec.Decode(bytes).Value;
    watch.Mark("decode");
    var face = finder.Find(photo.Image)[0];
    watch.Mark("face");
    var looked = analyser.Look(photo, "photo");
    watch.Mark("face + checks");
    var summary = analyser.Summary(looked);
    watch.Mark("measure");
    Console.WriteLine($"run {run}: {watch} readings {summary.Readings.Count}");
}

Console.WriteLine($"peak memory {Process.GetCurrentProcess().PeakWorkingSet64 / 1e6:F0} MB");
if (args.SkipWhile(a => a != "--crop").Skip(1).FirstOrDefault() is { } crop)
{
    var photo = codec.Decode(bytes).Value;
    var face = finder.Find(photo.Image)[0];
    var scale = FaceScale.FromEyeDistance(face).PixelsPerMm;
    var frame = FaceFrame.Around(face, scale, Math.Min(scale, PairAligner.FinestPixelsPerMm));
    var light = Resampler.Resample(photo.Image, frame.Map());
    var field = SkinFieldBuilder.FromLight(light, frame.PixelsPerMm, new Resolution(scale, 0, 0));
    var weights = FaceRegions.Skin(frame, face);
    for (var run = 0; run < runs; run++)
    {
        var watch = new CpuWatch();
        MetricCatalogue.MeasureAll(SkinFieldBuilder.FromLight(light, frame.PixelsPerMm, field.Resolution), weights);
        watch.Mark("all metrics on the crop");
        Console.WriteLine($"crop {light.Width}x{light.Height} at {frame.PixelsPerMm:F2} px/mm, run {run}: {watch}");
    }

    Crops.Write(crop, light, weights, codec);
}

return 0;

internal sealed class CpuWatch
{
    private readonly List<string> _marks = [];
    private double _last = Now();

    public void Mark(string stage)
    {
        var now = Now();
        _marks.Add($"{stage} {now - _last:F0} ms");
        _last = now;
    }

    public override string ToString() => string.Join(", ", _marks);

    private static double Now() => Process.GetCurrentProcess().TotalProcessorTime.TotalMilliseconds;
}

internal static class Crops
{
    /// <summary>CROP.png with the light and CROP.mask.png beside it.</summary>
    public static void Write(string path, LinearRgb light, Plane weights, PhotoCodec codec)
    {
        File.WriteAllBytes(path, codec.EncodePng(Image(light.R, light.G, light.B, SrgbTransfer.FromLinear)));
        static ushort Code(float weight) => (ushort)MathF.Round(Math.Clamp(weight, 0, 1) * 65535);
        File.WriteAllBytes(Path.ChangeExtension(path, ".mask.png"), codec.EncodePng(Image(weights, weights, weights, Code)));
    }

    private static SrgbImage Image(Plane r, Plane g, Plane b, Func<float, ushort> encode)
    {
        var rgb = new ushort[r.Samples.Length * 3];
        for (var i = 0; i < r.Samples.Length; i++)
            (rgb[3 * i], rgb[(3 * i) + 1], rgb[(3 * i) + 2]) = (encode(r.Samples[i]), encode(g.Samples[i]), encode(b.Samples[i]));
        return new SrgbImage(r.Width, r.Height, rgb);
    }
}
