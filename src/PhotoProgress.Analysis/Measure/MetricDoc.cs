namespace PhotoProgress.Analysis.Measure;

/// <summary>
/// What a metric's number means, in the order in which every metric file and docs/metrics.md state it.
/// </summary>
public sealed record MetricDoc
{
    /// <summary>A few words for headings and reports.</summary>
    public required string Title { get; init; }

    public required string Formula { get; init; }

    /// <summary>What it reads, with unit and range.</summary>
    public required string Input { get; init; }

    /// <summary>Unit, range and direction of the value.</summary>
    public required string Output { get; init; }

    /// <summary>Every constant that shapes the value; stored with each value.</summary>
    public required string Settings { get; init; }

    public required string Reference { get; init; }

    /// <summary>Where it differs from the reference, and what it cannot tell.</summary>
    public required string Deviations { get; init; }

    /// <summary>One sentence per case, each held by a test of the case's name.</summary>
    public required IReadOnlyList<Degenerate> Degenerate { get; init; }
}

/// <summary>A case at the edge of a metric's domain.</summary>
/// <param name="Case">Name of the case and beginning of its test's name.</param>
/// <param name="Result">What the metric says then, in one sentence.</param>
public sealed record Degenerate(string Case, string Result);
