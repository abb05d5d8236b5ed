using System.Numerics;

namespace PhotoProgress.Analysis.Align.Mesh;

/// <summary>Rows × columns × channels of one activation, channels padded to <see cref="Stride"/> floats.</summary>
internal readonly record struct Extent(int Height, int Width, int Channels)
{
    public int Stride => AlignedFloats.Pad(Channels);

    public int Positions => Height * Width;

    public int Floats => Positions * Stride;

    /// <summary>The last three sides of a shape; missing ones are 1.</summary>
    public static Extent Of(TensorSpec tensor)
    {
        var shape = tensor.Shape;
        if (shape.Length == 4 && shape[0] == 1) return new Extent(shape[1], shape[2], shape[3]);
        return new Extent(1, tensor.Positions, tensor.Channels);
    }
}

/// <summary>One pass over memory when a model runs. Inputs and output are tensor numbers.</summary>
internal abstract unsafe class Step(int[] inputs, int output)
{
    public int[] Inputs { get; } = inputs;

    public int Output { get; } = output;

    /// <summary>Floats of scratch the step needs while it runs.</summary>
    public virtual int ScratchFloats => 0;

    /// <param name="input">Start of each input, in the order of <see cref="Inputs"/>.</param>
    public abstract void Run(ReadOnlySpan<nint> input, float* output, float* scratch);
}

/// <summary>A convolution with what follows it. Windows wider than one cell are gathered row by row into scratch first.</summary>
internal sealed unsafe class ConvStep(int[] inputs, int output, MatrixKernel kernel, Window window, Extent from, Extent to)
    : Step(inputs, output)
{
    private readonly int _depth = window.Width * window.Height * from.Channels;

    private bool Direct => window is { Width: 1, Height: 1, StrideX: 1, StrideY: 1 };

    public override int ScratchFloats => Direct ? 0 : to.Width * _depth;

    public override void Run(ReadOnlySpan<nint> input, float* output, float* scratch)
    {
        var source = (float*)input[0];
        var added = input.Length > 1 ? (float*)input[1] : null;
        if (Direct)
        {
            kernel.Run(source, from.Stride, from.Positions, added, output);
            return;
        }

        for (var y = 0; y < to.Height; y++)
        {
            Gather(source, y, scratch);
            var skipped = (long)y * to.Width * to.Stride;
            kernel.Run(scratch, _depth, to.Width, added == null ? null : added + skipped, output + skipped);
        }
    }

    private void Gather(float* source, int outputRow, float* scratch)
    {
        var top = (outputRow * window.StrideY) - Window.PaddingBefore(window.Same, from.Height, to.Height, window.StrideY, window.Height);
        var left = -Window.PaddingBefore(window.Same, from.Width, to.Width, window.StrideX, window.Width);
        for (var x = 0; x < to.Width; x++, left += window.StrideX)
            for (var row = 0; row < window.Height; row++)
                for (var column = 0; column < window.Width; column++, scratch += from.Channels)
                    GatherCell(source, top + row, left + column, scratch);
    }

    private void GatherCell(float* source, int y, int x, float* scratch)
    {
        var inside = (uint)y < (uint)from.Height && (uint)x < (uint)from.Width;
        var cell = source + ((((long)y * from.Width) + x) * from.Stride);
        for (var c = 0; c < from.Channels; c++) scratch[c] = inside ? cell[c] : 0f;
    }
}

/// <summary>One filter a channel.</summary>
internal sealed unsafe class DepthwiseStep : Step
{
    private readonly Window _window;
    private readonly Extent _from;
    private readonly Extent _to;
    private readonly AlignedFloats _weights;
    private readonly AlignedFloats _bias;
    private readonly int _padTop;
    private readonly int _padLeft;

    /// <param name="weights">Window rows × columns × channels.</param>
    public DepthwiseStep(int[] inputs, int output, float[] weights, float[] bias, Window window, Extent from, Extent to)
        : base(inputs, output)
    {
        (_window, _from, _to) = (window, from, to);
        _bias = AlignedFloats.Padded(bias);
        _weights = new AlignedFloats(window.Width * window.Height * from.Stride);
        for (var cell = 0; cell < window.Width * window.Height; cell++)
            weights.AsSpan(cell * from.Channels, from.Channels).CopyTo(new Span<float>(_weights.Start + (cell * from.Stride), from.Channels));
        _padTop = Window.PaddingBefore(window.Same, from.Height, to.Height, window.StrideY, window.Height);
        _padLeft = Window.PaddingBefore(window.Same, from.Width, to.Width, window.StrideX, window.Width);
    }

    public override void Run(ReadOnlySpan<nint> input, float* output, float* scratch)
    {
        var source = (float*)input[0];
        for (var y = 0; y < _to.Height; y++)
        {
            var row = output + ((long)y * _to.Width * _to.Stride);
            for (var c = 0; c < _to.Stride; c += Vector<float>.Count) RunRow(source, y, c, row);
        }
    }

    private void RunRow(float* source, int y, int c, float* row)
    {
        var top = (y * _window.StrideY) - _padTop;
        var x = 0;
        if (_window is { Width: 3, Height: 3 } && top >= 0 && top + 3 <= _from.Height)
        {
            for (; (x * _window.StrideX) < _padLeft; x++) RunCell(source, top, x, c, row);
            var last = Math.Min(_to.Width, ((_from.Width - 3 + _padLeft) / _window.StrideX) + 1);
            RunInner(source, top, x, last, c, row);
            x = Math.Max(x, last);
        }

        for (; x < _to.Width; x++) RunCell(source, top, x, c, row);
    }

    /// <summary>3 × 3 windows that lie inside: the nine weights stay in registers.</summary>
    private void RunInner(float* source, int top, int first, int last, int c, float* row)
    {
        int stride = _from.Stride, step = _window.StrideX * stride;
        var p0 = source + ((((long)top * _from.Width) + (first * _window.StrideX) - _padLeft) * stride) + c;
        float* p1 = p0 + ((long)_from.Width * stride), p2 = p1 + ((long)_from.Width * stride);
        var w = _weights.Start + c;
        Vector<float> w0 = Vector.Load(w), w1 = Vector.Load(w + stride), w2 = Vector.Load(w + (2 * stride));
        Vector<float> w3 = Vector.Load(w + (3 * stride)), w4 = Vector.Load(w + (4 * stride)), w5 = Vector.Load(w + (5 * stride));
        Vector<float> w6 = Vector.Load(w + (6 * stride)), w7 = Vector.Load(w + (7 * stride)), w8 = Vector.Load(w + (8 * stride));
        var bias = Vector.Load(_bias.Start + c);
        var target = row + ((long)first * stride) + c;
        for (var x = first; x < last; x++, p0 += step, p1 += step, p2 += step, target += stride)
        {
            var sum = Vector.FusedMultiplyAdd(Vector.Load(p0), w0, bias);
            sum = Vector.FusedMultiplyAdd(Vector.Load(p0 + stride), w1, sum);
            sum = Vector.FusedMultiplyAdd(Vector.Load(p0 + (2 * stride)), w2, sum);
            sum = Vector.FusedMultiplyAdd(Vector.Load(p1), w3, sum);
            sum = Vector.FusedMultiplyAdd(Vector.Load(p1 + stride), w4, sum);
            sum = Vector.FusedMultiplyAdd(Vector.Load(p1 + (2 * stride)), w5, sum);
            sum = Vector.FusedMultiplyAdd(Vector.Load(p2), w6, sum);
            sum = Vector.FusedMultiplyAdd(Vector.Load(p2 + stride), w7, sum);
            sum = Vector.FusedMultiplyAdd(Vector.Load(p2 + (2 * stride)), w8, sum);
            Vector.Store(sum, target);
        }
    }

    private void RunCell(float* source, int top, int x, int c, float* row)
    {
        var left = (x * _window.StrideX) - _padLeft;
        var sum = Vector.Load(_bias.Start + c);
        for (var v = 0; v < _window.Height; v++)
        {
            if ((uint)(top + v) >= (uint)_from.Height) continue;
            for (var u = 0; u < _window.Width; u++)
            {
                if ((uint)(left + u) >= (uint)_from.Width) continue;
                var cell = source + (((((long)top + v) * _from.Width) + left + u) * _from.Stride) + c;
                sum = Vector.FusedMultiplyAdd(Vector.Load(cell), Vector.Load(_weights.Start + (((v * _window.Width) + u) * _from.Stride) + c), sum);
            }
        }

        Vector.Store(sum, row + ((long)x * _to.Stride) + c);
    }
}
