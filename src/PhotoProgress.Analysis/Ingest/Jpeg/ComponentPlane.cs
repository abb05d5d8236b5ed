using System.Numerics;
using System.Runtime.Intrinsics;
using BitMiracle.LibJpeg.Classic;

namespace PhotoProgress.Analysis.Ingest.Jpeg;

/// <summary>One component of a JPEG: codes about 0, before the shift by 128 of lightness.</summary>
/// <param name="Width">Of what belongs to the picture.</param>
/// <param name="Height">Of what belongs to the picture.</param>
/// <param name="Stride">Floats a row: whole blocks.</param>
/// <param name="Codes">Row by row.</param>
internal sealed record ComponentPlane(int Width, int Height, int Stride, float[] Codes)
{
    private const float SamplesACode = 257;

    /// <summary>Blocks to codes: the inverse transform of T.81, A.3.3.</summary>
    /// <param name="steps">64 steps, row by row.</param>
    public static ComponentPlane Of(jvirt_array<JBLOCK> blocks, float[] steps, int width, int height)
    {
        var (columns, rows) = (BlocksIn(width), BlocksIn(height));
        var plane = new ComponentPlane(width, height, columns * BlockTransform.Side, GC.AllocateUninitializedArray<float>(columns * rows * BlockTransform.Size));
        Span<float> values = stackalloc float[BlockTransform.Size];
        for (var row = 0; row < rows; row++)
        {
            var line = blocks.Access(row, 1)[0];
            for (var column = 0; column < columns; column++)
            {
                var block = line[column];
                for (var i = 0; i < values.Length; i++) values[i] = block[i] * steps[i];
                BlockTransform.Inverse(values, plane.Codes.AsSpan((row * BlockTransform.Side * plane.Stride) + (column * BlockTransform.Side)), plane.Stride);
            }
        }

        return plane;
    }

    /// <summary>Of lightness and both colours: T.871.</summary>
    public static ushort[] ToRgb(ComponentPlane lightness, Upsampling blue, Upsampling red)
    {
        var (width, height) = (lightness.Width, lightness.Height);
        var rgb = GC.AllocateUninitializedArray<ushort>(width * height * 3);
        var (r, g, b) = (new int[width], new int[width], new int[width]);
        for (var y = 0; y < height; y++)
        {
            ToRgb(lightness.Row(y), blue.Row(y, width), red.Row(y, width), r, g, b);
            var target = rgb.AsSpan(y * width * 3, width * 3);
            for (var x = 0; x < width; x++)
                (target[3 * x], target[(3 * x) + 1], target[(3 * x) + 2]) = ((ushort)r[x], (ushort)g[x], (ushort)b[x]);
        }

        return rgb;
    }

    private static void ToRgb(ReadOnlySpan<float> lightness, ReadOnlySpan<float> blue, ReadOnlySpan<float> red, Span<int> r, Span<int> g, Span<int> b)
    {
        var lanes = Vector<float>.Count;
        var x = 0;
        for (; x <= lightness.Length - lanes; x += lanes)
        {
            var code = new Vector<float>(lightness[x..]) + new Vector<float>(128);
            var (bluer, redder) = (new Vector<float>(blue[x..]), new Vector<float>(red[x..]));
            Samples(code + (1.402f * redder)).CopyTo(r[x..]);
            Samples(code - (0.344136f * bluer) - (0.714136f * redder)).CopyTo(g[x..]);
            Samples(code + (1.772f * bluer)).CopyTo(b[x..]);
        }

        for (; x < lightness.Length; x++)
        {
            var code = lightness[x] + 128;
            r[x] = Sample(code + (1.402f * red[x]));
            g[x] = Sample(code - (0.344136f * blue[x]) - (0.714136f * red[x]));
            b[x] = Sample(code + (1.772f * blue[x]));
        }
    }

    private static Vector<int> Samples(Vector<float> codes) => Vector.ConvertToInt32(
        (Vector.Min(Vector.Max(codes, Vector<float>.Zero), new Vector<float>(255)) * SamplesACode) + new Vector<float>(0.5f));

    public ReadOnlySpan<float> Row(int y) => Codes.AsSpan(y * Stride, Width);

    private static int Sample(float code) => (int)((Math.Clamp(code, 0, 255) * SamplesACode) + 0.5f);

    private static int BlocksIn(int size) => (size + BlockTransform.Side - 1) / BlockTransform.Side;
}

/// <summary>A colour at the picture's size, row by row: a new sample is three quarters of the nearest and a quarter of the next, in each direction.</summary>
/// <param name="plane">As it is stored.</param>
/// <param name="across">1 or 2.</param>
/// <param name="down">1 or 2.</param>
internal sealed class Upsampling(ComponentPlane plane, int across, int down)
{
    private readonly float[] _mixed = new float[plane.Width];
    private float[] _row = [];

    /// <returns>Valid until the next call.</returns>
    public ReadOnlySpan<float> Row(int y, int width)
    {
        var mixed = down == 1 ? plane.Row(y) : Mixed(y);
        if (across == 1) return mixed;
        if (_row.Length != width) _row = new float[width];
        for (var x = 0; x < width; x++) _row[x] = (0.75f * mixed[x / 2]) + (0.25f * mixed[Next(x, mixed.Length)]);
        return _row;
    }

    private ReadOnlySpan<float> Mixed(int y)
    {
        var near = plane.Row(y / 2);
        var next = plane.Row(Next(y, plane.Height));
        for (var x = 0; x < _mixed.Length; x++) _mixed[x] = (0.75f * near[x]) + (0.25f * next[x]);
        return _mixed;
    }

    /// <summary>The stored sample on the other side, the last one at a border.</summary>
    private static int Next(int place, int count) => Math.Clamp((place / 2) + ((place & 1) == 0 ? -1 : 1), 0, count - 1);
}

/// <summary>The inverse cosine transform of a block of 8 × 8.</summary>
internal static class BlockTransform
{
    public const int Side = 8;
    public const int Size = Side * Side;

    /// <summary>By frequency u: ½·C(u)·cos((2x + 1)uπ/16) for x = 0 … 7.</summary>
    private static readonly Vector256<float>[] Waves = [.. Enumerable.Range(0, Side).Select(Wave)];

    /// <param name="values">64 values, row by row: vertical frequency, then horizontal.</param>
    /// <param name="target">Where the block begins.</param>
    /// <param name="stride">From row to row of the target.</param>
    public static void Inverse(ReadOnlySpan<float> values, Span<float> target, int stride)
    {
        Span<Vector256<float>> lines = stackalloc Vector256<float>[Side];
        lines.Clear();
        for (var v = 0; v < Side; v++)
        {
            if (Vector256.Create(values.Slice(v * Side, Side)) == Vector256<float>.Zero) continue; // most are
            var row = Waves[0] * values[v * Side];
            for (var u = 1; u < Side; u++) row += Waves[u] * values[(v * Side) + u];
            for (var y = 0; y < Side; y++) lines[y] += row * Waves[v][y];
        }

        for (var y = 0; y < Side; y++) lines[y].CopyTo(target[(y * stride)..]);
    }

    private static Vector256<float> Wave(int u)
    {
        Span<float> wave = stackalloc float[Side];
        for (var x = 0; x < Side; x++) wave[x] = (float)(0.5 * (u == 0 ? Math.Sqrt(0.5) : 1) * Math.Cos(((2 * x) + 1) * u * Math.PI / 16));
        return Vector256.Create<float>(wave);
    }
}
