using System.Diagnostics.Metrics;

namespace PhotoProgress.Server.Pipeline;

/// <summary>Counts of this process, for <c>/metrics</c> and for any listener of .NET's meters.</summary>
public sealed class Meters : IDisposable
{
    public const string Name = "PhotoProgress";

    private readonly Meter _meter = new(Name);
    private readonly Counter<long> _analysed;
    private readonly Counter<long> _failed;
    private readonly Histogram<double> _seconds;

    public Meters()
    {
        _analysed = _meter.CreateCounter<long>("photoprogress_photos_analysed_total");
        _failed = _meter.CreateCounter<long>("photoprogress_photo_failures_total");
        _seconds = _meter.CreateHistogram<double>("photoprogress_photo_seconds");
    }

    public void Analysed(TimeSpan elapsed)
    {
        _analysed.Add(1);
        _seconds.Record(elapsed.TotalSeconds);
    }

    public void Failed() => _failed.Add(1);

    public void Dispose() => _meter.Dispose();
}
