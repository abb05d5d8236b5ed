using PhotoProgress.Analysis.Ingest;

namespace PhotoProgress.Reports;

/// <summary>What stands over a report; whatever is null is left out or taken from what the camera recorded.</summary>
/// <param name="Clinic">The clinic's own name.</param>
/// <param name="Client">The client's code, never a name.</param>
/// <param name="BeforeDate">Day of the first photo; null takes the camera's.</param>
/// <param name="AfterDate">Day of the second photo; null takes the camera's.</param>
/// <param name="PreparedOn">Day of the report, from the caller's clock.</param>
public sealed record ReportHeader(
    string? Clinic = null,
    string? Client = null,
    PhotoView? View = null,
    DateOnly? BeforeDate = null,
    DateOnly? AfterDate = null,
    DateOnly? PreparedOn = null);
