namespace PhotoProgress.Analysis.Align.Mesh;

/// <summary>Turns a graph into steps: a convolution takes the sum and the activation that follow it into its own pass.</summary>
internal sealed class StepBuilder
{
    private readonly TfliteGraph _graph;
    private readonly int[] _uses;
    private readonly HashSet<OperatorSpec> _taken = [];

    private StepBuilder(TfliteGraph graph)
    {
        _graph = graph;
        _uses = new int[graph.Tensors.Length];
        foreach (var tensor in graph.Operators.SelectMany(o => o.Inputs).Concat(graph.Outputs)) _uses[tensor]++;
    }

    /// <exception cref="InvalidDataException">The graph uses an operator in a form not supported here.</exception>
    public static IReadOnlyList<Step> Build(TfliteGraph graph) => new StepBuilder(graph).Build();

    private List<Step> Build()
    {
        // A fused convolution runs where its last operator stood: all its inputs are ready by then.
        var steps = new SortedDictionary<int, Step>();
        for (var i = 0; i < _graph.Operators.Length; i++)
        {
            var node = _graph.Operators[i];
            if (_taken.Contains(node)) continue;
            var (step, last) = node.Kind == OperatorKind.Conv ? Fuse(node, i) : (Plain(node), i);
            steps.Add(last, step);
        }

        return [.. steps.Values];
    }

    private (Step Step, int Last) Fuse(OperatorSpec conv, int at)
    {
        var (output, last) = (conv.Output, at);
        int? added = null;
        var (activation, slopes) = (Activation.None, Array.Empty<float>());
        if (OnlyConsumer(output) is { Kind: OperatorKind.Add } sum && IsSumOfEqualShapes(sum))
        {
            added = sum.Inputs[0] == output ? sum.Inputs[1] : sum.Inputs[0];
            (output, last) = Take(sum);
        }

        if (OnlyConsumer(output) is { Kind: OperatorKind.PRelu or OperatorKind.Relu } rectifier)
        {
            (activation, slopes) = rectifier.Kind == OperatorKind.Relu ? (Activation.Relu, slopes) : (Activation.PRelu, Constant(rectifier.Inputs[1]));
            (output, last) = Take(rectifier);
        }

        return (Convolve(conv, output, added, activation, slopes), last);
    }

    private (int Output, int At) Take(OperatorSpec node)
    {
        _taken.Add(node);
        return (node.Output, Array.IndexOf(_graph.Operators, node));
    }

    // A sum of two convolutions must not be taken by both.
    private OperatorSpec? OnlyConsumer(int tensor) =>
        _uses[tensor] != 1 ? null : _graph.Operators.FirstOrDefault(o => o.Inputs.Contains(tensor) && !_taken.Contains(o));

    private bool IsSumOfEqualShapes(OperatorSpec sum) =>
        sum.Inputs[0] != sum.Inputs[1] && ExtentOf(sum.Inputs[0]) == ExtentOf(sum.Inputs[1]) && sum.Inputs.All(i => _graph.Tensors[i].Values is null);

    private ConvStep Convolve(OperatorSpec conv, int output, int? added, Activation activation, float[] slopes)
    {
        var shape = _graph.Tensors[conv.Inputs[1]].Shape;
        var window = conv.Window with { Height = shape[1], Width = shape[2] };
        var kernel = new MatrixKernel(Constant(conv.Inputs[1]), Constant(conv.Inputs[2]), slopes, activation, shape[1] * shape[2] * shape[3]);
        int[] inputs = added is { } tensor ? [conv.Inputs[0], tensor] : [conv.Inputs[0]];
        return new ConvStep(inputs, output, kernel, window, ExtentOf(conv.Inputs[0]), ExtentOf(conv.Output));
    }

    private Step Plain(OperatorSpec node)
    {
        var (from, to) = (ExtentOf(node.Inputs[0]), ExtentOf(node.Output));
        int[] first = [node.Inputs[0]];
        return node.Kind switch
        {
            OperatorKind.DepthwiseConv => Depthwise(node, from, to),
            OperatorKind.MaxPool => new MaxPoolStep(first, node.Output, node.Window, from, to),
            OperatorKind.Pad => new PadStep(first, node.Output, Paddings(node), from, to),
            OperatorKind.Add when IsSumOfEqualShapes(node) => new AddStep(node.Inputs, node.Output, to),
            OperatorKind.Relu => new RectifyStep(first, node.Output, new float[to.Channels], to),
            OperatorKind.PRelu => new RectifyStep(first, node.Output, Constant(node.Inputs[1]), to),
            OperatorKind.Reshape => new ReshapeStep(first, node.Output, from, to),
            OperatorKind.Concatenation when node.Axis < _graph.Tensors[node.Output].Shape.Length - 1 =>
                new ConcatenationStep(node.Inputs, node.Output, Array.ConvertAll(node.Inputs, ExtentOf)),
            _ => throw new InvalidDataException($"{node.Kind} is not supported in this form."),
        };
    }

    private DepthwiseStep Depthwise(OperatorSpec node, Extent from, Extent to)
    {
        if (from.Channels != to.Channels) throw new InvalidDataException("Depthwise convolution with a multiplier is not supported.");
        var shape = _graph.Tensors[node.Inputs[1]].Shape;
        var window = node.Window with { Height = shape[1], Width = shape[2] };
        return new DepthwiseStep([node.Inputs[0]], node.Output, Constant(node.Inputs[1]), Constant(node.Inputs[2]), window, from, to);
    }

    private int[] Paddings(OperatorSpec node) =>
        _graph.Tensors[node.Inputs[1]].Integers ?? throw new InvalidDataException("Computed paddings are not supported.");

    private float[] Constant(int tensor) =>
        _graph.Tensors[tensor].Values ?? throw new InvalidDataException($"Tensor {_graph.Tensors[tensor].Name} should be constant.");

    private Extent ExtentOf(int tensor) => Extent.Of(_graph.Tensors[tensor]);
}
