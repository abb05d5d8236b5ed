using System.Diagnostics;

namespace PhotoProgress.Bench.Accuracy;

/// <summary>How long each part took.</summary>
internal sealed class PartTimes
{
    private readonly List<(string Part, TimeSpan Time)> _times = [];

    public void Take(string part, Action run)
    {
        var watch = Stopwatch.StartNew();
        run();
        _times.Add((part, watch.Elapsed));
    }

    public void Write(TextWriter output) => output.WriteLine(
        FormattableString.Invariant($"\nMinutes: {string.Join(", ", _times.Select(part => FormattableString.Invariant($"{part.Part} {part.Time.TotalMinutes:0.0}")))}; together {_times.Sum(part => part.Time.TotalMinutes):0.0}."));
}
