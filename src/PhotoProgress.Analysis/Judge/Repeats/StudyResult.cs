using PhotoProgress.Analysis.Ingest;

namespace PhotoProgress.Analysis.Judge.Repeats;

/// <summary>What a repeatability study found, and the table made of it.</summary>
/// <param name="TableViews">Views that the table is made of: all face views together, or close-ups where there are no others.</param>
/// <param name="Table">Null exactly where <paramref name="NoTable"/> says why.</param>
/// <param name="Warnings">What a reader must know; codes are stable.</param>
public sealed record StudyResult(
    string AnalysisVersion,
    StudyObservations Seen,
    IReadOnlyList<StudyRow> Rows,
    IReadOnlyList<Refusal> Warnings,
    IReadOnlyList<PhotoView> TableViews,
    Repeatability? Table,
    Refusal? NoTable)
{
    /// <summary>Of the views that the table is made of.</summary>
    public StudyDesign Design { get; } = StudyDesign.Of(Seen, TableViews);

    public int PhotosGiven => Seen.Shots.Count + Seen.SetAside.Count;

    /// <summary>Reasons why pairs of usable photos were refused, the commonest first.</summary>
    public IReadOnlyList<(Refusal Why, int Pairs)> RefusedPairs =>
    [
        .. Seen.Pairs.SelectMany(pair => pair.Read.Refusals).GroupBy(why => why.Code)
            .Select(reason => (reason.First(), reason.Count())).OrderByDescending(reason => reason.Item2),
    ];
}
