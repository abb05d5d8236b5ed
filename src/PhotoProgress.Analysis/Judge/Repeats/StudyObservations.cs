using PhotoProgress.Analysis.Ingest;

namespace PhotoProgress.Analysis.Judge.Repeats;

/// <summary>One photo of a repeatability study.</summary>
/// <param name="Person">A code, never a name.</param>
/// <param name="Visit">Name of the visit; visits of a person follow each other in the order of their names.</param>
/// <param name="Day">Day of the visit; null where it is not known.</param>
/// <param name="File">Path below the study's folder, with <c>/</c>.</param>
public sealed record StudyShot(string Person, string Visit, DateOnly? Day, PhotoView View, string File);

/// <summary>A photo that could be used, with the readings that it has on its own.</summary>
public sealed record ReadShot(StudyShot Shot, IReadOnlyList<Reading> Readings);

/// <summary>Two photos of one person and view, laid over each other; the rows are empty where the pair was refused.</summary>
/// <param name="First">Of the same visit as <paramref name="Second"/>, or of an earlier one.</param>
public sealed record ComparedShots(StudyShot First, StudyShot Second, PairRead Read)
{
    public bool IsWithinVisit => First.Visit == Second.Visit;
}

/// <summary>A photo that took no part, and why.</summary>
public sealed record SetAside(StudyShot Shot, Refusal Why);

/// <summary>All that a study saw.</summary>
public sealed record StudyObservations(
    IReadOnlyList<ReadShot> Shots, IReadOnlyList<ComparedShots> Pairs, IReadOnlyList<SetAside> SetAside)
{
    public static StudyObservations Of(IReadOnlyCollection<StudyObservations> parts) => new(
        [.. parts.SelectMany(p => p.Shots)], [.. parts.SelectMany(p => p.Pairs)], [.. parts.SelectMany(p => p.SetAside)]);

    /// <summary>Views of photos that were given, usable or not, in the order of <see cref="PhotoView"/>.</summary>
    public IReadOnlyList<PhotoView> Views => [.. Shots.Select(s => s.Shot.View).Concat(SetAside.Select(s => s.Shot.View)).Distinct().Order()];
}
