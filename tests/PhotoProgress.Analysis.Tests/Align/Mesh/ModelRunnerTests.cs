using PhotoProgress.Analysis.Align.Mesh;

namespace PhotoProgress.Analysis.Tests.Align.Mesh;

public class ModelRunnerTests
{
    [FaceModelFact]
    public void Read_MeshModel_HasTheKnownSides()
    {
        var graph = TfliteReader.Read(FaceModel.File.Mesh);
        Assert.Equal([1, 192, 192, 3], graph.Tensors[Assert.Single(graph.Inputs)].Shape);
        Assert.Equal([1404, 1], graph.Outputs.Select(o => graph.Tensors[o].Channels));
        Assert.DoesNotContain(graph.Operators, o => o.Kind == OperatorKind.Dequantize);
        // face-mesh package: 0.60 million weights.
        Assert.InRange(graph.Tensors.Where(t => t.Values is { } v && graph.Operators.Any(o => o.Inputs.Contains(Array.IndexOf(graph.Tensors, t)))).Sum(t => t.Values!.Length), 590_000, 620_000);
    }

    [FaceModelFact]
    public void Read_Detector_HasTheKnownSides()
    {
        var graph = TfliteReader.Read(FaceModel.File.Detector);
        Assert.Equal([1, 128, 128, 3], graph.Tensors[Assert.Single(graph.Inputs)].Shape);
        Assert.Equal([[1, 896, 16], [1, 896, 1]], graph.Outputs.Select(o => graph.Tensors[o].Shape));
    }

    [Fact]
    public void Read_OtherFile_SaysSo()
    {
        var error = Assert.Throws<InvalidDataException>(() => TfliteReader.Read("\0\0\0\0XXXX"u8.ToArray()));
        Assert.Contains("TFL3", error.Message, StringComparison.Ordinal);
    }

    [FaceModelFact]
    public void Run_Twice_IsIdenticalAndLeavesNoTraceOfTheRunBefore()
    {
        var runner = new ModelRunner(TfliteReader.Read(FaceModel.File.Mesh));
        var (one, other) = (Noise(1), Noise(2));
        var first = Run(runner, one);
        Run(runner, other);
        Assert.Equal(first, Run(runner, one));
    }

    [FaceModelFact]
    public void Run_AfterTheFirst_AllocatesNothing()
    {
        var runner = new ModelRunner(TfliteReader.Read(FaceModel.File.Mesh));
        var input = Noise(3);
        float[] points = new float[1404], logit = new float[1];
        runner.Run(input, points, logit);
        var least = long.MaxValue;
        for (var run = 0; run < 5; run++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            runner.Run(input, points, logit);
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        // The pool's own node is all. What the runner allocates, it allocates in every run; other tests' collections disturb only some.
        Assert.InRange(least, 0, 256);
    }

    [FaceModelFact]
    public void Run_WrongInputLength_NamesBothLengths()
    {
        var runner = new ModelRunner(TfliteReader.Read(FaceModel.File.Mesh));
        var error = Assert.Throws<ArgumentException>(() => runner.Run(new float[5], new float[1404], new float[1]));
        Assert.Contains("110592", error.Message, StringComparison.Ordinal);
    }

    private static float[] Noise(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, 192 * 192 * 3).Select(_ => random.NextSingle())];
    }

    private static float[] Run(ModelRunner runner, float[] input)
    {
        float[] points = new float[1404], logit = new float[1];
        runner.Run(input, points, logit);
        return [.. points, .. logit];
    }
}
