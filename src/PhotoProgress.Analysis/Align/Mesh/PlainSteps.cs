using System.Numerics;

namespace PhotoProgress.Analysis.Align.Mesh;

/// <summary>Largest value in each window; cells outside the input do not count.</summary>
internal sealed unsafe class MaxPoolStep(int[] inputs, int output, Window window, Extent from, Extent to) : Step(inputs, output)
{
    public override void Run(ReadOnlySpan<nint> input, float* output, float* scratch)
    {
        var source = (float*)input[0];
        var padTop = Window.PaddingBefore(window.Same, from.Height, to.Height, window.StrideY, window.Height);
        var padLeft = Window.PaddingBefore(window.Same, from.Width, to.Width, window.StrideX, window.Width);
        for (var y = 0; y < to.Height; y++)
            for (var x = 0; x < to.Width; x++, output += to.Stride)
                RunCell(source, (y * window.StrideY) - padTop, (x * window.StrideX) - padLeft, output);
    }

    private void RunCell(float* source, int top, int left, float* target)
    {
        int y0 = Math.Max(top, 0), y1 = Math.Min(top + window.Height, from.Height);
        int x0 = Math.Max(left, 0), x1 = Math.Min(left + window.Width, from.Width);
        for (var c = 0; c < from.Stride; c += Vector<float>.Count)
        {
            var largest = new Vector<float>(float.NegativeInfinity);
            for (var y = y0; y < y1; y++)
                for (var x = x0; x < x1; x++)
                    largest = Vector.Max(largest, Vector.Load(source + ((((long)y * from.Width) + x) * from.Stride) + c));
            Vector.Store(largest, target + c);
        }
    }
}

/// <summary>Zeros around the input: cells before and after in rows, columns and channels.</summary>
internal sealed unsafe class PadStep(int[] inputs, int output, int[] paddings, Extent from, Extent to) : Step(inputs, output)
{
    public override void Run(ReadOnlySpan<nint> input, float* output, float* scratch)
    {
        // Paddings are pairs (before, after) for batch, rows, columns, channels.
        int top = paddings[2], left = paddings[4], front = paddings[6];
        new Span<float>(output, to.Floats).Clear();
        for (var y = 0; y < from.Height; y++)
            for (var x = 0; x < from.Width; x++)
                new Span<float>((float*)input[0] + ((((long)y * from.Width) + x) * from.Stride), from.Channels)
                    .CopyTo(new Span<float>(output + (((((long)y + top) * to.Width) + x + left) * to.Stride) + front, from.Channels));
    }
}

/// <summary>Sum of two tensors of one shape.</summary>
internal sealed unsafe class AddStep(int[] inputs, int output, Extent extent) : Step(inputs, output)
{
    public override void Run(ReadOnlySpan<nint> input, float* output, float* scratch)
    {
        float* a = (float*)input[0], b = (float*)input[1];
        for (var i = 0; i < extent.Floats; i += Vector<float>.Count)
            Vector.Store(Vector.Load(a + i) + Vector.Load(b + i), output + i);
    }
}

/// <summary>max(x, 0) + slope · min(x, 0), a slope a channel; ReLU has slope 0.</summary>
internal sealed unsafe class RectifyStep(int[] inputs, int output, float[] slopes, Extent extent) : Step(inputs, output)
{
    private readonly AlignedFloats _slopes = AlignedFloats.Padded(slopes);

    public override void Run(ReadOnlySpan<nint> input, float* output, float* scratch)
    {
        var source = (float*)input[0];
        for (var position = 0; position < extent.Positions; position++, source += extent.Stride, output += extent.Stride)
            for (var c = 0; c < extent.Stride; c += Vector<float>.Count)
            {
                var value = Vector.Load(source + c);
                var negative = Vector.Min(value, Vector<float>.Zero) * Vector.Load(_slopes.Start + c);
                Vector.Store(Vector.Max(value, Vector<float>.Zero) + negative, output + c);
            }
    }
}

/// <summary>The same values in the same order under other sides.</summary>
internal sealed unsafe class ReshapeStep(int[] inputs, int output, Extent from, Extent to) : Step(inputs, output)
{
    public override void Run(ReadOnlySpan<nint> input, float* output, float* scratch)
    {
        var source = (float*)input[0];
        var c = 0;
        for (var position = 0; position < from.Positions; position++, source += from.Stride)
            for (var channel = 0; channel < from.Channels; channel++)
            {
                output[c] = source[channel];
                if (++c < to.Channels) continue;
                c = 0;
                output += to.Stride;
            }
    }
}

/// <summary>One tensor behind the other along the positions (any axis but the channels).</summary>
internal sealed unsafe class ConcatenationStep(int[] inputs, int output, Extent[] parts) : Step(inputs, output)
{
    public override void Run(ReadOnlySpan<nint> input, float* output, float* scratch)
    {
        for (var i = 0; i < parts.Length; i++)
        {
            new Span<float>((float*)input[i], parts[i].Floats).CopyTo(new Span<float>(output, parts[i].Floats));
            output += parts[i].Floats;
        }
    }
}
