using PhotoProgress.Analysis.Align.Mesh;

namespace PhotoProgress.Analysis.Tests.Align.Mesh;

/// <summary>Each operator on tensors small enough to work out on paper; all values are exact in single precision.</summary>
public class OperatorTests
{
    private static readonly Window Valid1 = new(false, 1, 1, 0, 0);
    private static readonly Window Same1 = new(true, 1, 1, 0, 0);
    private static readonly Window Same2 = new(true, 2, 2, 0, 0);

    [Fact]
    public void Conv_OneByOne_MixesChannels()
    {
        var graph = new TinyGraph(1, 1, 2, 2);
        var weights = graph.Constant([3, 1, 1, 2], 1, 0, 0, 1, 2, -1);
        var bias = graph.Constant([3], 0, 10, 100);
        var output = graph.Add(OperatorKind.Conv, [0, weights, bias], [1, 1, 2, 3], Valid1);
        Assert.Equal([1, 12, 100, 3, 14, 102], graph.Run([1, 2, 3, 4], output));
    }

    [Fact]
    public void Conv_ThreeByThreeSame_PadsWithZeros()
    {
        var graph = new TinyGraph(1, 2, 3, 1);
        var weights = graph.Constant([1, 3, 3, 1], 1, 1, 1, 1, 1, 1, 1, 1, 1);
        var bias = graph.Constant([1], 0);
        var output = graph.Add(OperatorKind.Conv, [0, weights, bias], [1, 2, 3, 1], Same1);
        Assert.Equal([12, 21, 16, 12, 21, 16], graph.Run([1, 2, 3, 4, 5, 6], output));
    }

    [Fact]
    public void Conv_StrideTwoOnEvenSide_PadsOnlyBehind()
    {
        // 4 cells, window 3, stride 2: one cell of padding, and TFLite puts it at the end.
        var graph = new TinyGraph(1, 1, 4, 1);
        var weights = graph.Constant([1, 1, 3, 1], 1, 10, 100);
        var bias = graph.Constant([1], 0);
        var output = graph.Add(OperatorKind.Conv, [0, weights, bias], [1, 1, 2, 1], Same2);
        Assert.Equal([321, 43], graph.Run([1, 2, 3, 4], output));
    }

    [Fact]
    public void DepthwiseConv_ThreeByThreeSame_KeepsChannelsApart()
    {
        var graph = new TinyGraph(1, 3, 3, 2);
        // First channel: the cell itself; second: the sum of the row above.
        float[] filter = [0, 1, 0, 1, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0];
        var weights = graph.Constant([1, 3, 3, 2], filter);
        var bias = graph.Constant([2], 0.5f, 0);
        var output = graph.Add(OperatorKind.DepthwiseConv, [0, weights, bias], [1, 3, 3, 2], Same1);
        float[] input = [1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9];
        Assert.Equal(
            [1.5f, 0, 2.5f, 0, 3.5f, 0, 4.5f, 3, 5.5f, 6, 6.5f, 5, 7.5f, 9, 8.5f, 15, 9.5f, 11],
            graph.Run(input, output));
    }

    [Fact]
    public void DepthwiseConv_StrideTwo_TakesEverySecondCell()
    {
        var graph = new TinyGraph(1, 1, 4, 1);
        var weights = graph.Constant([1, 1, 3, 1], 1, 10, 100);
        var bias = graph.Constant([1], 0);
        var output = graph.Add(OperatorKind.DepthwiseConv, [0, weights, bias], [1, 1, 2, 1], Same2);
        Assert.Equal([321, 43], graph.Run([1, 2, 3, 4], output));
    }

    [Fact]
    public void MaxPool_TwoByTwo_TakesTheLargestAlsoOfNegatives()
    {
        var graph = new TinyGraph(1, 2, 4, 1);
        var output = graph.Add(OperatorKind.MaxPool, [0], [1, 1, 2, 1], new Window(false, 2, 2, 2, 2));
        Assert.Equal([-1, 8], graph.Run([-1, -2, 3, 4, -3, -4, 7, 8], output));
    }

    [Fact]
    public void Pad_ChannelsAndRows_AddsZeros()
    {
        var graph = new TinyGraph(1, 1, 2, 1);
        var output = graph.Add(OperatorKind.Pad, [0, graph.Integers(0, 0, 1, 0, 0, 0, 0, 1)], [1, 2, 2, 2]);
        Assert.Equal([0, 0, 0, 0, 5, 0, 6, 0], graph.Run([5, 6], output));
    }

    [Fact]
    public void Relu_Negative_BecomesZero()
    {
        var graph = new TinyGraph(1, 1, 1, 3);
        Assert.Equal([0, 0, 2], graph.Run([-1, 0, 2], graph.Add(OperatorKind.Relu, [0], [1, 1, 1, 3])));
    }

    [Fact]
    public void PRelu_Negative_IsScaledByTheChannelsSlope()
    {
        var graph = new TinyGraph(1, 1, 2, 2);
        var slopes = graph.Constant([1, 1, 2], 0.5f, -2);
        Assert.Equal([-1, 4, 2, 3], graph.Run([-2, -2, 2, 3], graph.Add(OperatorKind.PRelu, [0, slopes], [1, 1, 2, 2])));
    }

    [Fact]
    public void Add_TwoTensors_Sums()
    {
        var graph = new TinyGraph(1, 1, 1, 3);
        var positive = graph.Add(OperatorKind.Relu, [0], [1, 1, 1, 3]);
        Assert.Equal([-1, 0, 4], graph.Run([-1, 0, 2], graph.Add(OperatorKind.Add, [0, positive], [1, 1, 1, 3])));
    }

    [Fact]
    public void Reshape_ChannelsToPositions_KeepsTheOrder()
    {
        var graph = new TinyGraph(1, 1, 2, 2);
        Assert.Equal([1, 2, 3, 4], graph.Run([1, 2, 3, 4], graph.Add(OperatorKind.Reshape, [0], [1, 4, 1])));
    }

    [Fact]
    public void Concatenation_AlongPositions_PutsOneBehindTheOther()
    {
        var graph = new TinyGraph(1, 1, 2, 2);
        var positive = graph.Add(OperatorKind.Relu, [0], [1, 1, 2, 2]);
        var output = graph.Add(OperatorKind.Concatenation, [positive, 0], [1, 1, 4, 2], axis: 2);
        Assert.Equal([0, 2, 3, 0, -1, 2, 3, -4], graph.Run([-1, 2, 3, -4], output));
    }

    [Fact]
    public void ConvThenAddThenPRelu_Fused_GivesTheSame()
    {
        var graph = new TinyGraph(1, 1, 1, 2);
        var weights = graph.Constant([2, 1, 1, 2], 1, 1, 1, -1);
        var bias = graph.Constant([2], 0, 0);
        var conv = graph.Add(OperatorKind.Conv, [0, weights, bias], [1, 1, 1, 2], Valid1);
        var sum = graph.Add(OperatorKind.Add, [conv, 0], [1, 1, 1, 2]);
        var slopes = graph.Constant([1, 1, 2], 0.25f, 0.25f);
        // Conv 3 + 5 = 8 and 3 − 5 = −2; sum 11 and 3; and for (−3, 5): 2 − 3 = −1 → −0.25; −8 + 5 = −3 → −0.75.
        var output = graph.Add(OperatorKind.PRelu, [sum, slopes], [1, 1, 1, 2]);
        Assert.Equal([11, 3], graph.Run([3, 5], output));
        Assert.Equal([-0.25f, -0.75f], graph.Run([-3, 5], output));
    }

    [Fact]
    public void ConvReadTwice_IsNotFusedAway()
    {
        var graph = new TinyGraph(1, 1, 1, 1);
        var conv = graph.Add(OperatorKind.Conv, [0, graph.Constant([1, 1, 1, 1], 2), graph.Constant([1], 0)], [1, 1, 1, 1], Valid1);
        var positive = graph.Add(OperatorKind.Relu, [conv], [1, 1, 1, 1]);
        Assert.Equal([-6], graph.Run([-3], graph.Add(OperatorKind.Add, [conv, positive], [1, 1, 1, 1])));
    }

    [Fact]
    public void SumOfTwoConvs_IsTakenOnce()
    {
        var graph = new TinyGraph(1, 1, 1, 1);
        var one = graph.Add(OperatorKind.Conv, [0, graph.Constant([1, 1, 1, 1], 2), graph.Constant([1], 0)], [1, 1, 1, 1], Valid1);
        var two = graph.Add(OperatorKind.Conv, [0, graph.Constant([1, 1, 1, 1], 5), graph.Constant([1], 1)], [1, 1, 1, 1], Valid1);
        Assert.Equal([22], graph.Run([3], graph.Add(OperatorKind.Add, [one, two], [1, 1, 1, 1])));
    }

    [Fact]
    public void Add_OfDifferentShapes_IsRefusedWhenTheModelIsBuilt()
    {
        var graph = new TinyGraph(1, 1, 2, 1);
        var sum = graph.Add(OperatorKind.Add, [0, graph.Constant([1], 1)], [1, 1, 2, 1]);
        Assert.Throws<InvalidDataException>(() => graph.Compile(sum));
    }
}
