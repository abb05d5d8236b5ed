using System.Collections.Concurrent;

namespace PhotoProgress.Analysis.Align.Mesh;

/// <summary>
/// Runs one model. Several threads may run it at once: each takes its own workspace from a pool. One run uses one
/// thread and a fixed order of sums, so the same input gives the same output, bit for bit.
/// </summary>
internal sealed unsafe class ModelRunner
{
    private readonly IReadOnlyList<Step> _steps;
    private readonly MemoryPlan _plan;
    private readonly int _input;
    private readonly int[] _outputs;
    private readonly ConcurrentBag<AlignedFloats> _workspaces = [];

    /// <exception cref="InvalidDataException">The graph uses something not supported here.</exception>
    public ModelRunner(TfliteGraph graph)
    {
        _steps = StepBuilder.Build(graph);
        _plan = MemoryPlan.For(graph, _steps);
        _input = graph.Inputs.Single();
        _outputs = graph.Outputs;
        Input = Extent.Of(graph.Tensors[_input]);
        Outputs = Array.ConvertAll(graph.Outputs, o => Extent.Of(graph.Tensors[o]));
    }

    public Extent Input { get; }

    /// <summary>In the file's order.</summary>
    public Extent[] Outputs { get; }

    /// <param name="input">Rows × columns × channels, channels without padding.</param>
    /// <param name="outputs">One array an output: positions × channels, filled.</param>
    public void Run(ReadOnlySpan<float> input, params ReadOnlySpan<float[]> outputs)
    {
        if (!_workspaces.TryTake(out var workspace)) workspace = new AlignedFloats(_plan.Floats);
        Load(input, workspace.Start + _plan.Offset(_input));
        Span<nint> sources = stackalloc nint[_plan.WidestStep];
        foreach (var step in _steps)
        {
            for (var i = 0; i < step.Inputs.Length; i++) sources[i] = (nint)(workspace.Start + _plan.Offset(step.Inputs[i]));
            step.Run(sources[..step.Inputs.Length], workspace.Start + _plan.Offset(step.Output), workspace.Start);
        }

        for (var i = 0; i < outputs.Length; i++) Unload(workspace.Start + _plan.Offset(_outputs[i]), Outputs[i], outputs[i]);
        _workspaces.Add(workspace);
    }

    private void Load(ReadOnlySpan<float> values, float* target)
    {
        if (values.Length != Input.Positions * Input.Channels)
            throw new ArgumentException($"The model takes {Input.Positions * Input.Channels} values, got {values.Length}.", nameof(values));
        for (var position = 0; position < Input.Positions; position++)
            values.Slice(position * Input.Channels, Input.Channels).CopyTo(new Span<float>(target + (position * Input.Stride), Input.Channels));
    }

    private static void Unload(float* source, Extent extent, Span<float> values)
    {
        for (var position = 0; position < extent.Positions; position++)
            new Span<float>(source + (position * extent.Stride), extent.Channels).CopyTo(values[(position * extent.Channels)..]);
    }
}

/// <summary>Where each activation lies in a workspace: a place is given on as soon as its last reader has run.</summary>
internal sealed class MemoryPlan
{
    private readonly Dictionary<int, int> _offsets = [];
    private readonly List<(int Offset, int Floats)> _free = [];

    private MemoryPlan(int scratch) => Floats = scratch;

    /// <summary>Size of a workspace; it starts with the scratch of the hungriest step.</summary>
    public int Floats { get; private set; }

    /// <summary>Most inputs of any step.</summary>
    public int WidestStep { get; private init; }

    public int Offset(int tensor) => _offsets[tensor];

    public static MemoryPlan For(TfliteGraph graph, IReadOnlyList<Step> steps)
    {
        var plan = new MemoryPlan(Line(steps.Max(s => s.ScratchFloats))) { WidestStep = steps.Max(s => s.Inputs.Length) };
        int FloatsOf(int tensor) => Line(Extent.Of(graph.Tensors[tensor]).Floats);
        foreach (var input in graph.Inputs) plan.Take(input, FloatsOf(input));
        for (var i = 0; i < steps.Count; i++)
        {
            plan.Take(steps[i].Output, FloatsOf(steps[i].Output));
            foreach (var tensor in steps[i].Inputs.Distinct())
                if (!graph.Outputs.Contains(tensor) && !steps.Skip(i + 1).Any(later => later.Inputs.Contains(tensor)))
                    plan._free.Add((plan.Offset(tensor), FloatsOf(tensor)));
        }

        return plan;
    }

    // Whole cache lines, so that every activation starts on one.
    private static int Line(int floats) => (floats + 15) / 16 * 16;

    private void Take(int tensor, int floats)
    {
        var fitting = _free.Where(f => f.Floats >= floats).OrderBy(f => f.Floats).ToArray();
        if (fitting.Length == 0)
        {
            _offsets[tensor] = Floats;
            Floats += floats;
            return;
        }

        _free.Remove(fitting[0]);
        _offsets[tensor] = fitting[0].Offset;
        if (fitting[0].Floats > floats) _free.Add((fitting[0].Offset + floats, fitting[0].Floats - floats));
    }
}
