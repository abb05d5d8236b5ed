using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Judge.Repeats;

namespace PhotoProgress.Learning.Evaluation;

/// <summary>What a study must hold before it may speak, and how much wider it speaks for having seen few people.</summary>
/// <param name="LeastPeople">People seen on two occasions, for each row of the table.</param>
/// <param name="WidensForFewPeople">
/// The scatter of n people is itself known only to within n − 1 degrees of freedom: the error is widened from the normal
/// distribution to Student's t (1.31 with 6 people, 1.15 with 10, 1.05 with 27).
/// </param>
public sealed record FitRules(int LeastPeople, bool WidensForFewPeople)
{
    /// <summary>For the table that comes with the program, whose people are known and whose quantile carries a margin.</summary>
    public static FitRules Plain { get; } = new(0, false);

    /// <summary>For a clinic's own study.</summary>
    public static FitRules Clinic { get; } = new(StudyDesign.LeastPeople, true);

    public bool Admits(int people) => people >= LeastPeople;

    public double Widening(int people) => WidensForFewPeople ? Distributions.StudentWithin(0.95, people - 1) / Change.Z95 : 1;
}
