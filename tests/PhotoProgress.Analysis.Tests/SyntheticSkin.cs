using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Tests;

/// <summary>Seeded skin from closed formulas, so that it can be read at any place, and registered pairs made of it.</summary>
internal static class SyntheticSkin
{
    /// <summary>Linear light of the flat skin: a light brown.</summary>
    private static readonly (float R, float G, float B) Colour = (0.42f, 0.24f, 0.16f);

    /// <summary>ln luminance around 0 at a place in millimetres: waves of random direction and phase, stronger where longer, RMS about 0.1.</summary>
    public static Func<double, double, double> Texture(int seed, double finestMm = 0.4, double coarsestMm = 8, int count = 90)
    {
        var random = new Random(seed);
        var waves = Enumerable.Range(0, count).Select(_ =>
        {
            var period = finestMm * Math.Exp(random.NextDouble() * Math.Log(coarsestMm / finestMm));
            var (angle, phase) = (random.NextDouble() * Math.PI, random.NextDouble() * 2 * Math.PI);
            return (X: Math.Cos(angle) * 2 * Math.PI / period, Y: Math.Sin(angle) * 2 * Math.PI / period, Phase: phase, Height: Math.Sqrt(period));
        }).ToArray();
        var scale = 0.1 / Math.Sqrt(0.5 * waves.Sum(wave => wave.Height * wave.Height));
        return (x, y) =>
        {
            double sum = 0;
            foreach (var wave in waves) sum += wave.Height * Math.Cos((wave.X * x) + (wave.Y * y) + wave.Phase);
            return scale * sum;
        };
    }

    /// <summary>The same of pigment's patches, 10 to 30 mm, which no change of texture moves: RMS about 0.15.</summary>
    public static Func<double, double, double> Patches(int seed)
    {
        var waves = Texture(seed + 7000, 10, 30, 40);
        return (x, y) => 1.5 * waves(x, y);
    }

    public static Plane Sampled(Func<double, double, double> texture, int width, int height, double pixelsPerMm) =>
        Plane.From(width, height, (x, y) => (float)texture(x / pixelsPerMm, y / pixelsPerMm));

    /// <summary>Standard normal samples.</summary>
    public static Plane Noise(int width, int height, Random random) => Plane.From(width, height, (_, _) => (float)Normal(random));

    public static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    public static Plane Full(int width, int height) => Plane.From(width, height, static (_, _) => 1);

    /// <summary>Light of a log picture in the colour of skin.</summary>
    public static LinearRgb Light(Plane log, double exposure = 1)
    {
        Plane Channel(float level) => log.Map(value => level * (float)exposure * MathF.Exp(value));
        return new LinearRgb(Channel(Colour.R), Channel(Colour.G), Channel(Colour.B));
    }

    public static LinearRgb Each(LinearRgb light, Func<Plane, Plane> map) => new(map(light.R), map(light.G), map(light.B));

    /// <summary>16-bit photo of linear light.</summary>
    public static SrgbImage Photo(LinearRgb light)
    {
        var rgb = new ushort[light.Width * light.Height * 3];
        Plane[] channels = [light.R, light.G, light.B];
        for (var i = 0; i < rgb.Length; i++) rgb[i] = SrgbTransfer.FromLinear(channels[i % 3].Samples[i / 3]);
        return new SrgbImage(light.Width, light.Height, rgb);
    }
}

/// <summary>How a synthetic registered pair is made: 40 × 40 mm of skin under dark strips on bare ground, whose edges carry the blur.</summary>
internal sealed record PairRecipe
{
    public const double PixelsPerMm = 6;
    public const int Side = 240;
    private const int StripsEndPx = 60;

    public int Seed { get; init; } = 1;

    /// <summary>Texture amplitude after over before.</summary>
    public double Gain { get; init; } = 1;

    public double BlurBeforePx { get; init; }

    public double BlurAfterPx { get; init; }

    /// <summary>Standard deviation of white noise in log light.</summary>
    public double NoiseBefore { get; init; }

    public double NoiseAfter { get; init; }

    public double Exposure { get; init; } = 1;

    /// <summary>Whether patches of pigment lie under the texture, the same before and after.</summary>
    public bool HasPatches { get; init; }

    /// <summary>False for a close-up: nothing but skin.</summary>
    public bool HasEdges { get; init; } = true;

    /// <summary>False makes the skin after another one.</summary>
    public bool SameSkin { get; init; } = true;

    public AlignedPair Make()
    {
        var random = new Random(1000 + Seed);
        var before = Shot(Seed, 1, 1, BlurBeforePx, NoiseBefore, random);
        var after = Shot(SameSkin ? Seed : Seed + 500, Gain, Exposure, BlurAfterPx, NoiseAfter, random);
        var skin = Plane.From(Side, Side, (x, y) => y >= Start && x >= 6 && x < Side - 6 && y < Side - 6 ? 1 : 0);
        var regions = new Dictionary<string, Plane> { [HasEdges ? RegionNames.Forehead : RegionNames.Frame] = skin };
        return Of(before, after, regions, HasEdges ? Strips() : []) with
        {
            NoiseBefore = new PhotoNoise(CodeSigma(before, NoiseBefore), PixelsPerMm),
            NoiseAfter = new PhotoNoise(CodeSigma(after, NoiseAfter), PixelsPerMm),
        };
    }

    /// <summary>A pair of two lights on one grid.</summary>
    public static AlignedPair Of(
        LinearRgb before, LinearRgb after, IReadOnlyDictionary<string, Plane> regions, IReadOnlyList<(Plane Mask, double Trust)> edges)
    {
        var all = SyntheticSkin.Full(before.Width, before.Height);
        var marks = Registration.Marks(LogLight.Of(Luminance.Of(before)), LogLight.Of(Luminance.Of(after)), all, PixelsPerMm);
        return new AlignedPair(
            PixelsPerMm, before, after, regions, regions, edges, new Dictionary<string, IReadOnlyList<(double X, double Y)[]>>(),
            marks, 0, 1, 0, new PhotoNoise(0, PixelsPerMm), new PhotoNoise(0, PixelsPerMm));
    }

    /// <summary>The pair with before and after exchanged.</summary>
    public static AlignedPair Swapped(AlignedPair pair) => pair with
    {
        Before = pair.After,
        After = pair.Before,
        NoiseBefore = pair.NoiseAfter,
        NoiseAfter = pair.NoiseBefore,
        RelativeScale = 1 / pair.RelativeScale,
    };

    private int Start => HasEdges ? StripsEndPx + 10 : 6;

    private LinearRgb Shot(int seed, double gain, double exposure, double blurPx, double noise, Random random)
    {
        var (texture, patches) = (SyntheticSkin.Texture(seed), HasPatches ? SyntheticSkin.Patches(seed) : static (_, _) => 0);
        var log = Plane.From(Side, Side, (x, y) => (float)(HasEdges && y < StripsEndPx
            ? IsStrip(x, y) ? -1.2 : 0
            : (gain * texture(x / PixelsPerMm, y / PixelsPerMm)) + patches(x / PixelsPerMm, y / PixelsPerMm)));
        var light = SyntheticSkin.Each(SyntheticSkin.Light(log, exposure), plane => Gaussian.Blur(plane, blurPx));
        var grain = SyntheticSkin.Noise(Side, Side, random);
        return SyntheticSkin.Each(light, plane =>
        {
            for (var i = 0; i < plane.Samples.Length; i++) plane.Samples[i] *= (float)Math.Exp(noise * grain.Samples[i]);
            return plane;
        });
    }

    /// <summary>Slanted dark strips of 8 pixels in a row along the top, like brows.</summary>
    private static bool IsStrip(int x, int y) => y is > 20 and < 44 && (x + (y / 2)) % 30 < 8;

    private static List<(Plane Mask, double Trust)> Strips() =>
        [.. Enumerable.Range(0, 4).Select(i => (Plane.From(Side, Side, (x, y) => y is > 14 and < 50 && x / 60 == i ? 1 : 0), 1.0))];

    /// <summary>The noise as it would stand on the luma code.</summary>
    private static double CodeSigma(LinearRgb light, double logSigma) =>
        logSigma / NoiseLevel.LogPerCode(Luminance.Of(light).Samples.Average());
}
