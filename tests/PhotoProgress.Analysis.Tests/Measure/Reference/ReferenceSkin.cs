using System.Security.Cryptography;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Tests.Measure.Reference;

/// <summary>The synthetic skin of synthetic_skin.py, by the same whole-number formulas; the hash proves that both made the same bytes.</summary>
internal sealed class ReferenceSkin
{
    private static readonly ReferenceSkin Face = new(512, 384, 8, seed: 11, spots: 14, spotRadius: 7, lines: 3, porePitch: 0, shine: 3);
    private static readonly ReferenceSkin Closeup = new(352, 288, 16, seed: 23, spots: 6, spotRadius: 20, lines: 2, porePitch: 30, shine: 1);

    private readonly int _seed;
    private readonly ushort[] _rgb;
    private readonly byte[] _weights;

    private ReferenceSkin(int width, int height, int pixelsPerMm, int seed, int spots, int spotRadius, int lines, int porePitch, int shine)
    {
        (Width, Height, PixelsPerMm, _seed) = (width, height, pixelsPerMm, seed);
        _rgb = Light(spots, spotRadius, lines, porePitch, shine);
        _weights = [.. Pixels(Weight).Select(weight => (byte)weight)];
        Sha256 = Convert.ToHexStringLower(SHA256.HashData([.. _rgb.SelectMany(BitConverter.GetBytes), .. _weights]));
    }

    public int Width { get; }

    public int Height { get; }

    public int PixelsPerMm { get; }

    public string Sha256 { get; }

    public static ReferenceSkin Named(string name) => name == "face" ? Face : name == "closeup" ? Closeup : throw new KeyNotFoundException(name);

    public SkinField Field(double noise)
    {
        Plane Channel(int c) => Plane.From(Width, Height, (x, y) => _rgb[(((y * Width) + x) * 3) + c] / 65535f);
        return SkinFieldBuilder.FromLight(new LinearRgb(Channel(0), Channel(1), Channel(2)), PixelsPerMm, new Resolution(PixelsPerMm, 0, noise));
    }

    public Plane Weights(bool binary) =>
        Plane.From(Width, Height, (x, y) => binary ? _weights[(y * Width) + x] >= 128 ? 1 : 0 : _weights[(y * Width) + x] / 255f);

    private static long Hashed(long x, long y, long seed)
    {
        var h = (uint)((x * 374761393) + (y * 668265263) + (seed * 2246822519));
        h = (h ^ (h >> 13)) * 1274126177;
        return (h ^ (h >> 16)) & 0xFFFF;
    }

    private static long Bump(long x, long y, (long X, long Y, long Size) at, long radius, long height) =>
        Math.Max((radius * radius) - ((x - at.X) * (x - at.X)) - ((y - at.Y) * (y - at.Y)), 0) * height / (radius * radius);

    private long Noise(long x, long y, long pitch, int salt, long height)
    {
        var (x0, y0, fx, fy) = (x / pitch, y / pitch, x % pitch, y % pitch);
        var top = (Hashed(x0, y0, _seed + salt) * (pitch - fx)) + (Hashed(x0 + 1, y0, _seed + salt) * fx);
        var bottom = (Hashed(x0, y0 + 1, _seed + salt) * (pitch - fx)) + (Hashed(x0 + 1, y0 + 1, _seed + salt) * fx);
        return ((top * (pitch - fy)) + (bottom * fy)) / (pitch * pitch) * height / 65536;
    }

    private (long X, long Y, long Size) Place(int number, int salt) =>
        (Hashed(number, 1, _seed + salt) * Width / 65536, Hashed(number, 2, _seed + salt) * Height / 65536, Hashed(number, 3, _seed + salt));

    private IEnumerable<long> Pixels(Func<long, long, long> value) =>
        from y in Enumerable.Range(0, Height) from x in Enumerable.Range(0, Width) select value(x, y);

    private ushort[] Light(int spots, int spotRadius, int lines, int porePitch, int shine)
    {
        var brown = Enumerable.Range(0, spots).Select(n => Place(n, 20)).ToArray();
        var creases = Enumerable.Range(0, lines).Select(n => Place(n, 30)).ToArray();
        var glints = Enumerable.Range(0, shine).Select(n => Place(n, 40)).ToArray();
        var pores = Pores(porePitch).ToArray();
        long Melanin(long x, long y) => Noise(x, y, 9, 1, 300) + Noise(x, y, 40, 2, 900)
            + brown.Sum(at => Bump(x, y, at, spotRadius + (at.Size % (2 * spotRadius)), 3500));
        long Haemoglobin(long x, long y) => Noise(x, y, 10, 3, 400) + Noise(x, y, 33, 4, 700) + Noise(x, y, 90, 5, 900);
        long Texture(long x, long y) => Noise(x, y, 2, 6, 150) + Noise(x, y, 4, 7, 250) + Noise(x, y, 9, 8, 350) + Noise(x, y, 21, 9, 350)
            + Noise(x, y, 128, 10, 1200) + creases.Sum(at => Crease(x, y, at)) + pores.Sum(at => Bump(x, y, at, 2 + (at.Size % 5), 2200));
        long Glint(long x, long y) => glints.Sum(at => Bump(x, y, at, PixelsPerMm * 2, 9000));

        var light = new List<ushort>(Width * Height * 3);
        foreach (var (x, y) in from y in Enumerable.Range(0, Height) from x in Enumerable.Range(0, Width) select (x, y))
        {
            var (melanin, haemoglobin, texture, glint) = (Melanin(x, y), Haemoglobin(x, y), Texture(x, y), Glint(x, y));
            foreach (var (full, perMelanin, perHaemoglobin) in ((long, long, long)[])[(36000, 41, 30), (23000, 36, 68), (16000, 84, 67)])
            {
                var loss = (perMelanin * melanin / 100) + (perHaemoglobin * haemoglobin / 100) + texture;
                light.Add((ushort)((full * (10000 - loss) / 10000) + glint));
            }
        }

        return [.. light];
    }

    private long Crease(long x, long y, (long X, long Y, long Size) at)
    {
        var across = Math.Abs(((y - at.Y) * 8) - ((x - at.X) * ((at.Size % 9) - 4)));
        return Math.Max((PixelsPerMm * 5) - across, 0) * 900 / (PixelsPerMm * 5);
    }

    private IEnumerable<(long X, long Y, long Size)> Pores(int pitch)
    {
        if (pitch == 0) yield break;
        var columns = Width / pitch;
        for (var n = 0; n < columns * (Height / pitch); n++)
        {
            var size = Hashed(n, 4, _seed);
            yield return ((n % columns * pitch) + 8 + (size % 14), (n / columns * pitch) + 8 + (size / 14 % 14), size);
        }
    }

    private long Weight(long x, long y)
    {
        long cx = Width / 2, cy = Height / 2;
        if (((x - cx - 40) * (x - cx - 40)) + ((y - cy + 30) * (y - cy + 30)) < 400) return 0;
        var inside = 1000 - FloorDivide((x - cx) * (x - cx) * 1000, (cx - 6) * (cx - 6)) - FloorDivide((y - cy) * (y - cy) * 1000, (cy - 6) * (cy - 6));
        return Math.Clamp(FloorDivide(inside * 255, 60), 0, 255);
    }

    /// <summary>Rounds towards minus infinity, as Python does.</summary>
    private static long FloorDivide(long a, long b) => (a / b) - (a % b < 0 ? 1 : 0);
}
