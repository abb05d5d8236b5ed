using System.Globalization;
using System.Text;

namespace PhotoProgress.Server.Operations;

/// <summary>The kinds of the Prometheus text format that are used here.</summary>
internal enum MetricKind
{
    Counter,
    Gauge,
    Histogram,
}

/// <summary>All values of one metric with one set of labels. Thread-safe.</summary>
/// <param name="labels">As they stand between the braces; empty where there are none.</param>
internal sealed class MetricSeries(MetricKind kind, string labels)
{
    /// <summary>Upper bounds of the histogram's buckets, seconds: from an answer of a page to a photo of 50 megapixels.</summary>
    private static readonly double[] Bounds = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60];

    private readonly Lock _guard = new();
    private readonly long[] _buckets = new long[Bounds.Length];
    private double _sum;
    private long _count;

    public void Record(double value)
    {
        lock (_guard)
        {
            _sum += value;
            _count++;
            for (var i = 0; kind == MetricKind.Histogram && i < Bounds.Length; i++)
                if (value <= Bounds[i]) _buckets[i]++;
        }
    }

    public void Print(StringBuilder text, string name)
    {
        lock (_guard)
        {
            if (kind != MetricKind.Histogram)
            {
                Line(text, name, labels, _sum);
                return;
            }

            var comma = labels.Length == 0 ? "" : labels + ",";
            for (var i = 0; i < Bounds.Length; i++) Line(text, name + "_bucket", $"{comma}le=\"{Bounds[i].ToString(CultureInfo.InvariantCulture)}\"", _buckets[i]);
            Line(text, name + "_bucket", $"{comma}le=\"+Inf\"", _count);
            Line(text, name + "_sum", labels, _sum);
            Line(text, name + "_count", labels, _count);
        }
    }

    public static void Line(StringBuilder text, string name, string labels, double value) =>
        text.Append(CultureInfo.InvariantCulture, $"{name}{(labels.Length == 0 ? "" : $"{{{labels}}}")} {value}\n");
}
