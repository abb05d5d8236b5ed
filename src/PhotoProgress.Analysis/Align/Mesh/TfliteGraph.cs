namespace PhotoProgress.Analysis.Align.Mesh;

/// <summary>The operators the face models use; the values are TFLite's builtin codes.</summary>
internal enum OperatorKind
{
    Add = 0,
    Concatenation = 2,
    Conv = 3,
    DepthwiseConv = 4,
    Dequantize = 6,
    MaxPool = 17,
    Relu = 19,
    Reshape = 22,
    Pad = 34,
    PRelu = 54,
}

/// <summary>A tensor: its shape and, where it is constant, its values as floats (or as whole numbers).</summary>
/// <param name="Shape">Outermost first; activations are batch (1) × rows × columns × channels.</param>
internal sealed record TensorSpec(string Name, int[] Shape, float[]? Values, int[]? Integers)
{
    /// <summary>Channels: the innermost side.</summary>
    public int Channels => Shape.Length == 0 ? 1 : Shape[^1];

    /// <summary>Everything but the channels, flattened.</summary>
    public int Positions => Shape.Length == 0 ? 1 : Shape[..^1].Aggregate(1, (a, b) => a * b);
}

/// <summary>Windows of convolution and pooling. <see cref="Same"/>: zero-padded so that the output has ceil(input / stride) cells.</summary>
internal readonly record struct Window(bool Same, int StrideX, int StrideY, int Width, int Height)
{
    /// <summary>Cells before the first one that the window starts at; TFLite puts the odd cell of padding behind.</summary>
    public static int PaddingBefore(bool same, int input, int output, int stride, int size) =>
        same ? Math.Max(((output - 1) * stride) + size - input, 0) / 2 : 0;
}

/// <summary>One node of the graph.</summary>
/// <param name="Axis">Of a concatenation.</param>
internal sealed record OperatorSpec(OperatorKind Kind, int[] Inputs, int Output, Window Window, int Axis);

/// <summary>A model as read from its file: tensors by number, operators in execution order.</summary>
internal sealed record TfliteGraph(TensorSpec[] Tensors, OperatorSpec[] Operators, int[] Inputs, int[] Outputs);
