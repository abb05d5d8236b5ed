using System.Numerics;

namespace PhotoProgress.Analysis.Align.Mesh;

/// <summary>What follows a convolution in the same pass: an optional sum with another tensor, then max(x, 0) + slope · min(x, 0).</summary>
internal enum Activation
{
    None,
    Relu,
    PRelu,
}

/// <summary>
/// Rows × weights + bias, the core of every convolution. Vector lanes are output channels, so each output is summed in
/// one fixed order with fused multiply-adds: the result does not depend on the machine's vector width.
/// </summary>
internal sealed unsafe class MatrixKernel
{
    private const int RowsPerTile = 4;

    private readonly int _depth;
    private readonly int _columns;
    private readonly AlignedFloats _weights;
    private readonly AlignedFloats _bias;
    private readonly AlignedFloats _slopes;
    private readonly Activation _activation;

    /// <param name="weights">Output channel by output channel, <paramref name="depth"/> values each.</param>
    /// <param name="bias">One value an output channel.</param>
    /// <param name="slopes">PReLU slopes, one an output channel; empty without PReLU.</param>
    public MatrixKernel(float[] weights, float[] bias, float[] slopes, Activation activation, int depth)
    {
        _depth = depth;
        _columns = AlignedFloats.Pad(bias.Length);
        _weights = Pack(weights, bias.Length, depth, _columns);
        _bias = AlignedFloats.Padded(bias);
        _slopes = AlignedFloats.Padded(slopes.Length == 0 ? new float[bias.Length] : slopes);
        _activation = activation;
    }

    private static int Lanes => Vector<float>.Count;

    /// <param name="added">Tensor to add before the activation, laid out like the output; null without one.</param>
    public void Run(float* input, int inputStride, int rows, float* added, float* output)
    {
        var column = 0;
        for (; column + (2 * Lanes) <= _columns; column += 2 * Lanes) RunPair(input, inputStride, rows, added, output, column);
        if (column < _columns) RunSingle(input, inputStride, rows, added, output, column);
    }

    private void RunPair(float* input, int inputStride, int rows, float* added, float* output, int column)
    {
        var row = 0;
        for (; row + RowsPerTile <= rows; row += RowsPerTile)
            TileOfFour(input + ((long)row * inputStride), inputStride, column, Offset(added, row), output + ((long)row * _columns));
        for (; row < rows; row++)
        {
            RowOfOne(input + ((long)row * inputStride), column, 2 * Lanes, 0, Offset(added, row), output + ((long)row * _columns));
            RowOfOne(input + ((long)row * inputStride), column, 2 * Lanes, Lanes, Offset(added, row), output + ((long)row * _columns));
        }
    }

    private void RunSingle(float* input, int inputStride, int rows, float* added, float* output, int column)
    {
        var row = 0;
        for (; row + RowsPerTile <= rows; row += RowsPerTile)
            NarrowTileOfFour(input + ((long)row * inputStride), inputStride, column, Offset(added, row), output + ((long)row * _columns));
        for (; row < rows; row++)
            RowOfOne(input + ((long)row * inputStride), column, Lanes, 0, Offset(added, row), output + ((long)row * _columns));
    }

    private float* Offset(float* added, int row) => added == null ? null : added + ((long)row * _columns);

    /// <summary>4 rows × 2 vectors: 8 sums in flight hide the latency of the fused multiply-add.</summary>
    private void TileOfFour(float* input, int stride, int column, float* added, float* output)
    {
        var lanes = Lanes;
        float* x0 = input, x1 = x0 + stride, x2 = x1 + stride, x3 = x2 + stride;
        var weight = _weights.Start + ((long)column * _depth);
        Vector<float> a0 = Vector.Load(_bias.Start + column), b0 = Vector.Load(_bias.Start + column + lanes);
        Vector<float> a1 = a0, a2 = a0, a3 = a0, b1 = b0, b2 = b0, b3 = b0;
        for (var k = 0; k < _depth; k++, weight += 2 * lanes)
        {
            Vector<float> wa = Vector.Load(weight), wb = Vector.Load(weight + lanes);
            var x = new Vector<float>(x0[k]);
            a0 = Vector.FusedMultiplyAdd(x, wa, a0);
            b0 = Vector.FusedMultiplyAdd(x, wb, b0);
            x = new Vector<float>(x1[k]);
            a1 = Vector.FusedMultiplyAdd(x, wa, a1);
            b1 = Vector.FusedMultiplyAdd(x, wb, b1);
            x = new Vector<float>(x2[k]);
            a2 = Vector.FusedMultiplyAdd(x, wa, a2);
            b2 = Vector.FusedMultiplyAdd(x, wb, b2);
            x = new Vector<float>(x3[k]);
            a3 = Vector.FusedMultiplyAdd(x, wa, a3);
            b3 = Vector.FusedMultiplyAdd(x, wb, b3);
        }

        Store(a0, b0, column, added, output);
        Store(a1, b1, column, Next(added, 1), output + _columns);
        Store(a2, b2, column, Next(added, 2), output + (2 * _columns));
        Store(a3, b3, column, Next(added, 3), output + (3 * _columns));
    }

    private void NarrowTileOfFour(float* input, int stride, int column, float* added, float* output)
    {
        float* x0 = input, x1 = x0 + stride, x2 = x1 + stride, x3 = x2 + stride;
        var weight = _weights.Start + ((long)column * _depth);
        var a0 = Vector.Load(_bias.Start + column);
        Vector<float> a1 = a0, a2 = a0, a3 = a0;
        for (var k = 0; k < _depth; k++, weight += Lanes)
        {
            var w = Vector.Load(weight);
            a0 = Vector.FusedMultiplyAdd(new Vector<float>(x0[k]), w, a0);
            a1 = Vector.FusedMultiplyAdd(new Vector<float>(x1[k]), w, a1);
            a2 = Vector.FusedMultiplyAdd(new Vector<float>(x2[k]), w, a2);
            a3 = Vector.FusedMultiplyAdd(new Vector<float>(x3[k]), w, a3);
        }

        Store(a0, column, added, output);
        Store(a1, column, Next(added, 1), output + _columns);
        Store(a2, column, Next(added, 2), output + (2 * _columns));
        Store(a3, column, Next(added, 3), output + (3 * _columns));
    }

    private void RowOfOne(float* input, int column, int panelWidth, int offset, float* added, float* output)
    {
        var weight = _weights.Start + ((long)column * _depth) + offset;
        var sum = Vector.Load(_bias.Start + column + offset);
        for (var k = 0; k < _depth; k++, weight += panelWidth)
            sum = Vector.FusedMultiplyAdd(new Vector<float>(input[k]), Vector.Load(weight), sum);
        Store(sum, column + offset, added, output);
    }

    private float* Next(float* added, int rows) => added == null ? null : added + ((long)rows * _columns);

    private void Store(Vector<float> a, Vector<float> b, int column, float* added, float* output)
    {
        Store(a, column, added, output);
        Store(b, column + Lanes, added, output);
    }

    private void Store(Vector<float> sum, int column, float* added, float* output)
    {
        if (added != null) sum += Vector.Load(added + column);
        if (_activation != Activation.None)
        {
            // ReLU is a PReLU of slope 0.
            var negative = Vector.Min(sum, Vector<float>.Zero);
            sum = Vector.Max(sum, Vector<float>.Zero) + (negative * Vector.Load(_slopes.Start + column));
        }

        Vector.Store(sum, output + column);
    }

    /// <summary>Panels of two vectors of output channels (the last may be one vector), each panel input by input.</summary>
    private static AlignedFloats Pack(float[] weights, int outputs, int depth, int columns)
    {
        var packed = new AlignedFloats(columns * depth);
        for (var output = 0; output < outputs; output++)
        {
            var panel = output / (2 * Lanes) * (2 * Lanes);
            var width = Math.Min(2 * Lanes, columns - panel);
            for (var k = 0; k < depth; k++) packed.Start[(panel * depth) + (k * width) + output - panel] = weights[(output * depth) + k];
        }

        return packed;
    }
}
