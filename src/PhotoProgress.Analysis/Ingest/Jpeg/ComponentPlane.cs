using System.Runtime.Intrinsics;
using BitMiracle.LibJpeg.Classic;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Ingest.Jpeg;

/// <summary>One component of a JPEG: codes about 0, before the shift by 128 of lightness.</summary>
/// <param name="Width">Of what belongs to the picture.</param>
/// <param name="Height">Of what belongs to the picture.</param>
/// <param name="Codes">Row by row, whole blocks.</param>
internal sealed record ComponentPlane(int Width, int Height, float[] Codes)
{
    /// <summary>Floats a row.</summary>
    public int Stride => StrideOf(Width);

    /// <summary>Columns of a width in whole blocks.</summary>
    public static int StrideOf(int width) => BlocksIn(width) * BlockTransform.Side;

    /// <summary>Blocks to codes: the inverse transform of T.81, A.3.3.</summary>
    /// <param name="steps">64 steps, row by row.</param>
    public static ComponentPlane Of(jvirt_array<JBLOCK> blocks, float[] steps, int width, int height)
    {
        var (columns, rows, stride) = (BlocksIn(width), BlocksIn(height), StrideOf(width));
        var codes = Unfilled.Of<float>(columns * rows * BlockTransform.Size);
        Span<float> values = stackalloc float[BlockTransform.Size];
        for (var row = 0; row < rows; row++)
        {
            var line = blocks.Access(row, 1)[0];
            for (var column = 0; column < columns; column++)
            {
                var block = line[column];
                for (var i = 0; i < values.Length; i++) values[i] = block[i] * steps[i];
                BlockTransform.Inverse(values, codes.AsSpan((row * BlockTransform.Side * stride) + (column * BlockTransform.Side)), stride);
            }
        }

        return new ComponentPlane(width, height, codes);
    }

    /// <summary>Of lightness and both colours.</summary>
    public static ushort[] ToRgb(ComponentPlane lightness, Upsampling blue, Upsampling red)
    {
        var (width, height, stride) = (lightness.Width, lightness.Height, lightness.Stride);
        var rgb = Unfilled.Of<ushort>(width * height * 3);
        var (r, g, b) = (new int[stride], new int[stride], new int[stride]);
        for (var y = 0; y < height; y++)
        {
            ToRgb(lightness.Row(y), blue.Row(y), red.Row(y), r, g, b);
            var target = rgb.AsSpan(y * width * 3, width * 3);
            for (var x = 0; x < width; x++)
                (target[3 * x], target[(3 * x) + 1], target[(3 * x) + 2]) = ((ushort)r[x], (ushort)g[x], (ushort)b[x]);
        }

        return rgb;
    }

    /// <summary>A row in whole blocks.</summary>
    public ReadOnlySpan<float> Row(int y) => Codes.AsSpan(y * Stride, Stride);

    private static void ToRgb(ReadOnlySpan<float> lightness, ReadOnlySpan<float> blue, ReadOnlySpan<float> red, Span<int> r, Span<int> g, Span<int> b)
    {
        for (var x = 0; x < lightness.Length; x += BlockTransform.Side)
        {
            var code = Eight(lightness, x) + Vector256.Create(128f);
            var (bluer, redder) = (Eight(blue, x), Eight(red, x));
            Samples(code + (Ycc.RedOfRed * redder)).CopyTo(r[x..]);
            Samples(code + (Ycc.GreenOfBlue * bluer) + (Ycc.GreenOfRed * redder)).CopyTo(g[x..]);
            Samples(code + (Ycc.BlueOfBlue * bluer)).CopyTo(b[x..]);
        }
    }

    private static Vector256<float> Eight(ReadOnlySpan<float> row, int x) => Vector256.Create(row.Slice(x, BlockTransform.Side));

    private static Vector256<int> Samples(Vector256<float> codes) => Vector256.ConvertToInt32(
        (Vector256.Min(Vector256.Max(codes, Vector256<float>.Zero), Vector256.Create(Ycc.MostCode)) * Ycc.SamplesACode) + Vector256.Create(0.5f));

    private static int BlocksIn(int size) => (size + BlockTransform.Side - 1) / BlockTransform.Side;
}
