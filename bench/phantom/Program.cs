using System.Diagnostics;
using System.Numerics;
using PhotoProgress.Analysis.Align.Mesh;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Learning.Phantom.Face;
using PhotoProgress.Learning.Phantom.Face.Render;
using PhotoProgress.Learning.Phantom.Optics;

var scale = double.Parse(args[0]);
var folder = args[1];
var yaw = args.Length > 3 ? double.Parse(args[3]) : 0;
var studio = new FaceStudio(CanonicalFace.Read(FaceModelFile.OpenInstalled()));
var codec = new PhotoCodec();
foreach (var seed in args[2].Split(',').Select(int.Parse))
{
    var clock = Stopwatch.StartNew();
    var identity = FaceStudio.Draw(new Random(seed));
    var camera = new Pinhole((int)(300 * scale), (int)(375 * scale), scale, 1800, new Vector2(0, -22));
    var rig = new LightRig([new Light(35, 50, 0.78, 6504, 13, 1300), new Light(145, 50, 0.78, 6504, 13, 1300)], 0.2, 6504);
    var light = studio.Draw(identity, new FaceShot(camera, rig, scale, 2) { YawDegrees = yaw });
    var rgb = new ushort[light.Width * light.Height * 3];
    for (var i = 0; i < light.R.Samples.Length; i++)
    {
        rgb[3 * i] = SrgbTransfer.FromLinear(light.R.Samples[i]);
        rgb[(3 * i) + 1] = SrgbTransfer.FromLinear(light.G.Samples[i]);
        rgb[(3 * i) + 2] = SrgbTransfer.FromLinear(light.B.Samples[i]);
    }

    File.WriteAllBytes(Path.Combine(folder, $"face-{seed}-{yaw}.jpg"), codec.EncodeJpeg(new SrgbImage(light.Width, light.Height, rgb), 95));
    Console.WriteLine($"{seed} age {identity.Age} male {identity.IsMale} melanin {identity.Skin.Tone.Melanin:0.000} {clock.Elapsed.TotalSeconds:0.0} s");
}
