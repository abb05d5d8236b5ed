using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;
using PhotoProgress.Server.Pipeline;

namespace PhotoProgress.Server.Operations;

/// <summary>
/// Keeps what .NET's meters of this process say, for <c>/metrics</c>: the worker's own, the duration of requests by route, and open connections.
/// Labels are few and known: method, status and the route as it is written in the program. A path, which holds ids, is none.
/// </summary>
public sealed class MetricListener : IDisposable
{
    private static readonly Dictionary<string, string[]> Sources = new()
    {
        [Meters.Name] = [],
        ["Microsoft.AspNetCore.Hosting"] = ["http.server.request.duration"],
        ["Microsoft.AspNetCore.Server.Kestrel"] = ["kestrel.active_connections"],
    };

    private static readonly Dictionary<string, string> Labels = new()
    {
        ["http.request.method"] = "method",
        ["http.response.status_code"] = "status",
        ["http.route"] = "route",
    };

    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, Metric> _metrics = new();

    public MetricListener()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (Sources.TryGetValue(instrument.Meter.Name, out var wanted) && (wanted.Length == 0 || wanted.Contains(instrument.Name)))
                listener.EnableMeasurementEvents(instrument, _metrics.GetOrAdd(NameOf(instrument), _ => new Metric(KindOf(instrument))));
        };
        _listener.SetMeasurementEventCallback<long>((_, value, tags, metric) => ((Metric)metric!).Record(value, tags));
        _listener.SetMeasurementEventCallback<double>((_, value, tags, metric) => ((Metric)metric!).Record(value, tags));
        _listener.Start();
    }

    public void Print(StringBuilder text)
    {
        foreach (var (name, metric) in _metrics.OrderBy(pair => pair.Key, StringComparer.Ordinal)) metric.Print(text, name);
    }

    public void Dispose() => _listener.Dispose();

    private static MetricKind KindOf(Instrument instrument) => instrument switch
    {
        Histogram<double> or Histogram<long> => MetricKind.Histogram,
        Counter<long> or Counter<double> => MetricKind.Counter,
        _ => MetricKind.Gauge,
    };

    private static string NameOf(Instrument instrument) =>
        instrument.Name.Replace('.', '_') + (instrument.Unit == "s" && !instrument.Name.EndsWith("seconds", StringComparison.Ordinal) ? "_seconds" : "");

    private sealed class Metric(MetricKind kind)
    {
        private readonly ConcurrentDictionary<string, MetricSeries> _series = new();

        public void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var labels = new StringBuilder();
            foreach (var (key, tag) in tags)
                if (Labels.TryGetValue(key, out var name)) labels.Append(labels.Length == 0 ? "" : ",").Append(name).Append("=\"").Append(Escaped(tag?.ToString() ?? "")).Append('"');
            _series.GetOrAdd(labels.ToString(), text => new MetricSeries(kind, text)).Record(value);
        }

        public void Print(StringBuilder text, string name)
        {
            if (_series.IsEmpty) return;
            text.Append("# TYPE ").Append(name).Append(' ').Append(kind.ToString().ToLowerInvariant()).Append('\n');
            foreach (var (_, series) in _series.OrderBy(pair => pair.Key, StringComparer.Ordinal)) series.Print(text, name);
        }

        private static string Escaped(string value) => value.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
    }
}
