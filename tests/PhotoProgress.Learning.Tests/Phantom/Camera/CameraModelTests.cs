using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Learning.Phantom.Camera;

namespace PhotoProgress.Learning.Tests.Phantom.Camera;

public class CameraModelTests
{
    private static readonly CameraSettings Plain = CameraSettings.Studio with { DefocusSigmaPx = 0, Metering = 0, FullWellElectrons = 1e9, ReadElectrons = 0 };

    [Fact]
    public void Expose_PlainCamera_GivesTheSceneAsSrgb()
    {
        var image = CameraModel.Expose(Grey(0.25f), Plain, new Random(1));
        Assert.All(image.Rgb, code => Assert.Equal(257 * Math.Round(SrgbTransfer.FromLinear(0.25f) / 257.0), code, 0));
    }

    [Theory]
    [InlineData(2000, 0)]
    [InlineData(8000, 0)]
    [InlineData(4000, 60)]
    public void Expose_Noise_IsAsSet(double fullWell, double read)
    {
        const float light = 0.3f;
        var image = CameraModel.Expose(Grey(light), Plain with { FullWellElectrons = fullWell, ReadElectrons = read }, new Random(2));

        // Noise of one channel in linear light; luma weighs the three, whose noise is independent.
        var sigma = Math.Sqrt((light / fullWell) + Math.Pow(read / fullWell, 2)) * Math.Sqrt(Math.Pow(0.2126, 2) + Math.Pow(0.7152, 2) + Math.Pow(0.0722, 2));
        var found = NoiseLevel.LumaSigma(image, 0, 0, image.Width, image.Height) * NoiseLevel.LogPerCode(light) * light;

        // 256 tiles' 10 % quantile is good to 2 %; 8 bits add (1/255)²/12 a channel: at most 1 % here.
        Assert.Equal(1, found / sigma, 0.06);
    }

    [Fact]
    public void Expose_SameSeed_GivesTheSameCodes()
    {
        var settings = Plain with { FullWellElectrons = 3000 };
        Assert.Equal(CameraModel.Expose(Grey(0.2f), settings, new Random(5)).Rgb, CameraModel.Expose(Grey(0.2f), settings, new Random(5)).Rgb);
        Assert.NotEqual(CameraModel.Expose(Grey(0.2f), settings, new Random(5)).Rgb, CameraModel.Expose(Grey(0.2f), settings, new Random(6)).Rgb);
    }

    [Theory]
    [InlineData(0, 1, 0.2)]
    [InlineData(1, 0, 0.28)]
    [InlineData(1, -1, 0.14)]
    public void Expose_MeteringAndExposure_DecideTheMean(double metering, double ev, double expected)
    {
        var scene = Grey(metering == 0 ? 0.1f : 0.05f);
        var image = CameraModel.Expose(scene, Plain with { Metering = metering, ExposureEv = ev }, new Random(1));
        Assert.Equal(expected, SrgbTransfer.ToLinearTable[image.Rgb[0]], 0.004); // half a code of 8 bits at 0.28
    }

    [Fact]
    public void Expose_WhiteBalance_TakesTheLightsColourAwayAndAddsItsError()
    {
        var colour = PhotoProgress.Learning.Phantom.Optics.LightColour.Of(3200);
        var scene = new LinearRgb(Grey(0.3f * colour.X).R, Grey(0.3f * colour.Y).R, Grey(0.3f * colour.Z).R);
        var image = CameraModel.Expose(scene, Plain with { WhiteKelvin = 3200, RedGain = 1.1 }, new Random(1));
        var (red, green, blue) = (SrgbTransfer.ToLinearTable[image.Rgb[0]], SrgbTransfer.ToLinearTable[image.Rgb[1]], SrgbTransfer.ToLinearTable[image.Rgb[2]]);
        Assert.Equal(1.1, red / green, 0.015);
        Assert.Equal(1, blue / green, 0.015);
    }

    [Fact]
    public void Expose_Defocus_HalvesAWaveAsAGaussianDoes()
    {
        var waves = Plane.From(128, 64, static (x, _) => 0.3f + (0.1f * MathF.Sin(2 * MathF.PI * x / 12)));
        var sigma = Gaussian.SigmaForHalfAmplitude(12);
        var (sharp, soft) = (Swing(Plain, waves), Swing(Plain with { DefocusSigmaPx = sigma }, waves));
        Assert.Equal(0.5, soft / sharp, 0.02);
    }

    [Fact]
    public void Expose_BeautyAndSharpening_TakeAndAddFineContrast()
    {
        var waves = Plane.From(128, 64, static (x, _) => 0.3f + (0.01f * MathF.Sin(2 * MathF.PI * x / 6)));
        var plain = Swing(Plain, waves);
        Assert.True(Swing(Plain with { BeautyStrength = 1 }, waves) < 0.4 * plain);
        Assert.True(Swing(Plain with { Sharpening = 0.7 }, waves) > 1.2 * plain);
    }

    [Fact]
    public void Expose_Beauty_SparesAStrongEdge()
    {
        var edge = Plane.From(128, 64, static (x, _) => x < 64 ? 0.1f : 0.6f);
        var image = CameraModel.Expose(new LinearRgb(edge, edge, edge), Plain with { BeautyStrength = 1 }, new Random(1));
        double At(int x) => image.Rgb[((32 * 128) + x) * 3] / 65535.0;
        Assert.True(At(64) - At(63) > 0.7 * (At(127) - At(0)));
    }

    [Fact]
    public void Expose_ToneContrast_SteepensTheMiddleByAsMuch()
    {
        double Code(float light, double contrast) => CameraModel.Expose(Grey(light), Plain with { ToneContrast = contrast }, new Random(1)).Rgb[0] / 65535.0;
        // Around code ½ the curve's slope is 1 + k; two codes each 0.06 away are apart by that within a code of 8 bits.
        var (low, high) = (SrgbTransfer.ToLinearTable[28800], SrgbTransfer.ToLinearTable[36700]);
        Assert.Equal((1 + 0.3) * (36700 - 28800) / 65535.0, Code(high, 0.3) - Code(low, 0.3), 1.0 / 255);
    }

    [Theory]
    [InlineData(80, ChromaSampling.Half, true)]
    [InlineData(80, ChromaSampling.Full, false)]
    [InlineData(96, ChromaSampling.Half, true)]
    [InlineData(96, ChromaSampling.ByQuality, false)]
    public void Encode_QualityAndChroma_AreAsSet(int quality, ChromaSampling chroma, bool subsampled)
    {
        var codec = new PhotoCodec();
        var file = CameraModel.Encode(codec, CameraModel.Expose(Grey(0.3f), Plain, new Random(1)), Plain with { JpegQuality = quality, Chroma = chroma });
        var encoding = codec.Decode(file).Value.Encoding;
        Assert.Equal((quality, subsampled), (encoding.JpegQuality!.Value, encoding.ChromaSubsampled!.Value));
    }

    private static LinearRgb Grey(float light)
    {
        var plane = new Plane(256, 256).Map(_ => light);
        return new LinearRgb(plane, plane, plane);
    }

    private static double Swing(CameraSettings settings, Plane waves)
    {
        var image = CameraModel.Expose(new LinearRgb(waves, waves, waves), settings, new Random(1));
        var middle = Enumerable.Range(40, 48).Select(x => (double)SrgbTransfer.ToLinearTable[image.Rgb[((32 * 128) + x) * 3]]).ToArray();
        return middle.Max() - middle.Min();
    }
}
