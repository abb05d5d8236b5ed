namespace PhotoProgress.Learning.Training;

/// <summary>What a model is trained on: rendered skin, all of it from these numbers.</summary>
/// <param name="Seed">Of the subjects, the split and the trees.</param>
/// <param name="Subjects">How many.</param>
/// <param name="CapturesPerSubject">Photos of each, under different conditions and levels of treatment.</param>
public sealed record TrainingRecipe(int Seed, int Subjects, int CapturesPerSubject)
{
    /// <summary>Enough for changes within a subject, few enough for many subjects.</summary>
    private const int UsualCaptures = 4;

    [System.Text.Json.Serialization.JsonIgnore]
    public int Captures => Subjects * CapturesPerSubject;

    /// <param name="captures">About so many; rounded up to whole subjects.</param>
    public static TrainingRecipe Of(int seed, int captures) => new(seed, (captures + UsualCaptures - 1) / UsualCaptures, UsualCaptures);
}
