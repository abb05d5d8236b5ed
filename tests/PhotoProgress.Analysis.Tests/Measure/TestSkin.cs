using System.Collections.Concurrent;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Tests.Measure;

/// <summary>Skin fields for tests: maps from closed formulas, or a random but seeded skin that every metric can read.</summary>
internal static class TestSkin
{
    /// <summary>One more than a multiple of 16, so that the sampled grids of a picture and of its quarter turn coincide.</summary>
    public const int Width = 257;
    public const int Height = 193;

    private static readonly ConcurrentDictionary<(int Seed, double PixelsPerMm), LinearRgb> Lights = new();

    public static readonly Resolution Sharp = new(SourcePixelsPerMm: 40, BlurSigmaMm: 0, NoiseSigma: 0);

    /// <summary>What a metric needs: fine ones a fine grid, coarse ones a large area (12 × 16 mm or 48 × 64 mm).</summary>
    public static double PixelsPerMm(string id) => id is "texture.pores" or "texture.roughness.0.2-0.5mm" or "texture.roughness.0.5-1mm" ? 16 : 4;

    public static Plane Full(int width = Width, int height = Height) => Plane.From(width, height, (_, _) => 1);

    public static Plane Flat(float value, int width = Width, int height = Height) => Plane.From(width, height, (_, _) => value);

    /// <summary>A field with one map given and the others flat.</summary>
    public static SkinField Of(double pixelsPerMm, Plane? logLuminance = null, Plane? melanin = null, Plane? haemoglobin = null)
    {
        var any = logLuminance ?? melanin ?? haemoglobin ?? Flat(0);
        Plane Or(Plane? plane, float value) => plane ?? Flat(value, any.Width, any.Height);
        var light = Light(any.Width, any.Height, (_, _) => (0.5f, 0.3f, 0.2f));
        return new SkinField(pixelsPerMm, Or(logLuminance, -1), Or(melanin, 1), Or(haemoglobin, 1), light, Sharp);
    }

    public static LinearRgb Light(int width, int height, Func<int, int, (float R, float G, float B)> colour)
    {
        var light = new LinearRgb(new Plane(width, height), new Plane(width, height), new Plane(width, height));
        for (var i = 0; i < width * height; i++)
            (light.R.Samples[i], light.G.Samples[i], light.B.Samples[i]) = colour(i % width, i / width);
        return light;
    }

    /// <summary>Skin of one colour.</summary>
    public static SkinField Flat(string id, float red, float green, float blue) =>
        SkinFieldBuilder.FromLight(Light(Width, Height, (_, _) => (red, green, blue)), PixelsPerMm(id), Sharp);

    /// <summary>Mottled, spotted, lined and shiny skin in a light of the given colour; the same skin for the same seed.</summary>
    public static SkinField Random(string id, int seed, float red = 1, float green = 1, float blue = 1)
    {
        var (r, g, b) = Lights.GetOrAdd((seed, PixelsPerMm(id)), key => RandomLight(key.Seed, key.PixelsPerMm));
        var light = new LinearRgb(r.Map(value => red * value), g.Map(value => green * value), b.Map(value => blue * value));
        return SkinFieldBuilder.FromLight(light, PixelsPerMm(id), Sharp);
    }

    private static LinearRgb RandomLight(int seed, double pixelsPerMm)
    {
        var skin = Density(seed, pixelsPerMm);
        var light = new LinearRgb(new Plane(Width, Height), new Plane(Width, Height), new Plane(Width, Height));
        for (var i = 0; i < Width * Height; i++)
        {
            var (melanin, haemoglobin, shade, glint) = skin(i % Width / pixelsPerMm, i / Width / pixelsPerMm);
            float Channel(double axisM, double axisH) => (float)(Math.Exp(-0.5 - (axisM * (0.6 + melanin)) - (axisH * (0.4 + haemoglobin)) - shade) + glint);
            (light.R.Samples[i], light.G.Samples[i], light.B.Samples[i]) = (Channel(0.4143, 0.2988), Channel(0.3570, 0.6838), Channel(0.8372, 0.6657));
        }

        return light;
    }

    /// <summary>Waves of random direction, phase and period (0.25–24 mm), discs of pigment, pores, a crease and glints, by millimetres.</summary>
    private static Func<double, double, (double Melanin, double Haemoglobin, double Shade, double Glint)> Density(int seed, double pixelsPerMm)
    {
        var random = new Random(seed);
        double Roll(double low, double high) => low + (random.NextDouble() * (high - low));
        Func<double, double, double> Waves()
        {
            var waves = Enumerable.Range(0, 8).Select(_ =>
                (Period: 0.25 * Math.Exp(Roll(0, Math.Log(96))), Angle: Roll(0, Math.PI), Phase: Roll(0, 2 * Math.PI))).ToArray();
            return (x, y) => waves.Sum(w => 0.012 * Math.Cos((2 * Math.PI * ((x * Math.Cos(w.Angle)) + (y * Math.Sin(w.Angle))) / w.Period) + w.Phase));
        }

        Func<double, double, double> Discs(int count, double radius, double height)
        {
            var discs = Enumerable.Range(0, count).Select(_ => (X: Roll(2, (Width / pixelsPerMm) - 2), Y: Roll(2, (Height / pixelsPerMm) - 2), R: radius * Roll(0.7, 1.5))).ToArray();
            return (x, y) => discs.Sum(d => height * Math.Max(0, 1 - ((((x - d.X) * (x - d.X)) + ((y - d.Y) * (y - d.Y))) / (d.R * d.R))));
        }

        var (melanin, haemoglobin, shade) = (Waves(), Waves(), Waves());
        var (spots, pores, glints, slope) = (Discs(6, 1.2, 0.35), Discs(25, 0.25, 0.25), Discs(2, 1.5, 0.15), Roll(-0.5, 0.5));
        return (x, y) =>
        {
            var across = (y - (Height / pixelsPerMm / 2) - (slope * x)) / 0.4;
            return (melanin(x, y) + spots(x, y), haemoglobin(x, y), shade(x, y) + pores(x, y) + (0.1 * Math.Exp(-across * across)), glints(x, y));
        };
    }
}
