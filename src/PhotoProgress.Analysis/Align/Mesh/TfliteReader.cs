using System.Buffers.Binary;

namespace PhotoProgress.Analysis.Align.Mesh;

/// <summary>
/// Reads the part of the TFLite format (schema version 3, TensorFlow's <c>schema.fbs</c>) that the face models use.
/// Constants stored as float16 behind Dequantize become floats here, so no Dequantize is left in the graph.
/// </summary>
internal static class TfliteReader
{
    private const string Identifier = "TFL3";
    private const int Float32 = 0;
    private const int Float16 = 1;
    private const int Integer32 = 2;
    private const int NoActivation = 0;

    /// <exception cref="InvalidDataException">The file is no TFLite model or uses something not supported here.</exception>
    public static TfliteGraph Read(ReadOnlyMemory<byte> file)
    {
        var model = FlatTable.Root(file, Identifier);
        var buffers = model.Tables(4);
        var codes = Array.ConvertAll(model.Tables(1), ReadCode);
        var graph = model.Tables(2)[0];
        var tensors = Array.ConvertAll(graph.Tables(0), tensor => ReadTensor(tensor, buffers));
        var operators = Array.ConvertAll(graph.Tables(3), node => ReadOperator(node, codes));
        FoldConstants(operators, tensors);
        return new TfliteGraph(
            tensors, [.. operators.Where(o => o.Kind != OperatorKind.Dequantize)], graph.Int32s(1), graph.Int32s(2));
    }

    private static OperatorKind ReadCode(FlatTable code)
    {
        // Field 0 is the old one-byte code, field 3 the wide one; the larger is meant.
        var kind = (OperatorKind)Math.Max(code.SByte(0), code.Int32(3));
        return Enum.IsDefined(kind) ? kind : throw new InvalidDataException($"Operator {(int)kind} is not supported.");
    }

    private static TensorSpec ReadTensor(FlatTable tensor, FlatTable[] buffers)
    {
        var data = buffers[tensor.Int32(2)].Bytes(0).Span;
        var (floats, integers) = data.IsEmpty ? (null, null) : ReadValues(tensor.SByte(1), data);
        return new TensorSpec(tensor.Text(3), tensor.Int32s(0), floats, integers);
    }

    private static (float[]? Floats, int[]? Integers) ReadValues(int type, ReadOnlySpan<byte> data) => type switch
    {
        Float32 => (ReadFloats(data), null),
        Float16 => (ReadHalves(data), null),
        Integer32 => (null, ReadIntegers(data)),
        _ => throw new InvalidDataException($"Tensor type {type} is not supported."),
    };

    private static float[] ReadFloats(ReadOnlySpan<byte> data)
    {
        var values = new float[data.Length / 4];
        for (var i = 0; i < values.Length; i++) values[i] = BinaryPrimitives.ReadSingleLittleEndian(data[(4 * i)..]);
        return values;
    }

    private static float[] ReadHalves(ReadOnlySpan<byte> data)
    {
        var values = new float[data.Length / 2];
        for (var i = 0; i < values.Length; i++) values[i] = (float)BinaryPrimitives.ReadHalfLittleEndian(data[(2 * i)..]);
        return values;
    }

    private static int[] ReadIntegers(ReadOnlySpan<byte> data)
    {
        var values = new int[data.Length / 4];
        for (var i = 0; i < values.Length; i++) values[i] = BinaryPrimitives.ReadInt32LittleEndian(data[(4 * i)..]);
        return values;
    }

    private static OperatorSpec ReadOperator(FlatTable node, OperatorKind[] codes)
    {
        var kind = codes[node.Int32(0)];
        var options = node.Has(4) ? node.Table(4) : default;
        var (window, activation, axis) = node.Has(4) ? ReadOptions(kind, options) : default;
        if (activation != NoActivation) throw new InvalidDataException($"{kind} with built-in activation {activation} is not supported.");
        return new OperatorSpec(kind, node.Int32s(1), node.Int32s(2)[0], window, axis);
    }

    // Field numbers of Conv2DOptions, DepthwiseConv2DOptions, Pool2DOptions, AddOptions and ConcatenationOptions.
    private static (Window Window, int Activation, int Axis) ReadOptions(OperatorKind kind, FlatTable options) => kind switch
    {
        OperatorKind.Conv => (Undilated(Strides(options), options, 4), options.SByte(3), 0),
        OperatorKind.DepthwiseConv => (Undilated(Strides(options), options, 5), options.SByte(4), 0),
        OperatorKind.MaxPool => (Strides(options) with { Width = options.Int32(3), Height = options.Int32(4) }, options.SByte(5), 0),
        OperatorKind.Add => (default, options.SByte(0), 0),
        OperatorKind.Concatenation => (default, options.SByte(1), options.Int32(0)),
        _ => default,
    };

    private static Window Strides(FlatTable options) => new(options.SByte(0) == 0, options.Int32(1), options.Int32(2), 0, 0);

    private static Window Undilated(Window window, FlatTable options, int dilationField) =>
        options.Int32(dilationField, 1) == 1 && options.Int32(dilationField + 1, 1) == 1
            ? window
            : throw new InvalidDataException("Dilated convolution is not supported.");

    private static void FoldConstants(OperatorSpec[] operators, TensorSpec[] tensors)
    {
        foreach (var step in operators.Where(o => o.Kind == OperatorKind.Dequantize))
        {
            var stored = tensors[step.Inputs[0]].Values ?? throw new InvalidDataException("Dequantize of a computed tensor is not supported.");
            tensors[step.Output] = tensors[step.Output] with { Values = stored };
        }
    }
}
