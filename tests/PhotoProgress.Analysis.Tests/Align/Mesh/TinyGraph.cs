using PhotoProgress.Analysis.Align.Mesh;

namespace PhotoProgress.Analysis.Tests.Align.Mesh;

/// <summary>Builds graphs of a few operators in code and runs them.</summary>
internal sealed class TinyGraph
{
    private readonly List<TensorSpec> _tensors = [];
    private readonly List<OperatorSpec> _operators = [];

    /// <param name="shape">Of the input: 1 × rows × columns × channels.</param>
    public TinyGraph(params int[] shape) => Tensor(shape);

    public int Tensor(params int[] shape)
    {
        _tensors.Add(new TensorSpec($"t{_tensors.Count}", shape, null, null));
        return _tensors.Count - 1;
    }

    public int Constant(int[] shape, params float[] values)
    {
        _tensors.Add(new TensorSpec($"c{_tensors.Count}", shape, values, null));
        return _tensors.Count - 1;
    }

    public int Integers(params int[] values)
    {
        _tensors.Add(new TensorSpec($"i{_tensors.Count}", [values.Length], null, values));
        return _tensors.Count - 1;
    }

    public int Add(OperatorKind kind, int[] inputs, int[] shape, Window window = default, int axis = 0)
    {
        var output = Tensor(shape);
        _operators.Add(new OperatorSpec(kind, inputs, output, window, axis));
        return output;
    }

    public ModelRunner Compile(params int[] outputs) => new(new TfliteGraph([.. _tensors], [.. _operators], [0], outputs));

    public float[] Run(float[] input, int output)
    {
        var values = new float[_tensors[output].Positions * _tensors[output].Channels];
        Compile(output).Run(input, values);
        return values;
    }
}
