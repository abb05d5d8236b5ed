using PhotoProgress.Analysis.Measure;

namespace PhotoProgress.Analysis.Judge;

/// <summary>What a learned model says beside the verdicts, or why it says nothing. No verdict rests on it.</summary>
/// <param name="Name">Name and version, e.g. <c>skin-3</c>; of the model that was looked for where there is none.</param>
/// <param name="Scores">Empty exactly where <paramref name="Missing"/> tells why.</param>
/// <param name="Missing">One line; null where there are scores.</param>
public sealed record ModelAnswer(string Name, IReadOnlyList<ModelScore> Scores, string? Missing)
{
    /// <summary>The model whose numbers stand here; null where there are none.</summary>
    public string? Version => Missing is null ? Name : null;
}

/// <summary>An amount of one photo, or its change between two, as a model sees it.</summary>
/// <param name="Region">The whole's name, or a region's.</param>
/// <param name="Value">The true amount in <paramref name="Unit"/>, or its change in percent.</param>
/// <param name="Low">Lower end of the 95 % interval.</param>
/// <param name="High">Upper end.</param>
/// <param name="Unit">Unit of the three.</param>
/// <param name="Because">The main reason, e.g. <c>mostly shallower lines (1–3 mm)</c>.</param>
public sealed record ModelScore(Dimension Dimension, string Region, double Value, double Low, double High, string Unit, string Because);
