using System.Globalization;

namespace PhotoProgress.Bench.Accuracy;

/// <summary>How much of the bench is run. All choices within it are seeded by person or subject, so that a part of it repeats the whole.</summary>
/// <param name="Name">Stands in the table and the scores.</param>
/// <param name="People">Of the untreated pairs, at most.</param>
/// <param name="Alone">Nuisance that comes alone, by name.</param>
/// <param name="MixedCopies">Copies a person under all nuisance at once.</param>
/// <param name="Injections">Known changes, each on a copy under mixed nuisance.</param>
/// <param name="OnTheSmile">Known changes on the person's other capture, under mixed nuisance.</param>
/// <param name="Subjects">Phantom subjects under any light and camera; a third as many in a careful clinic.</param>
/// <param name="DifferentPairs">Pairs of two people.</param>
/// <param name="ZoomPairs">Pairs of the other set of two people, at most.</param>
/// <param name="Interfaces">Whether single photos with faults are looked at.</param>
/// <param name="Peers">Whether a peer's measures are taken beside ours.</param>
/// <param name="Model">Whether the learned model reads the same.</param>
internal sealed record BenchSettings(
    string Name, int People, IReadOnlyList<string> Alone, int MixedCopies, IReadOnlyList<Injection> Injections, IReadOnlyList<Injection> OnTheSmile,
    int Subjects, int DifferentPairs, int ZoomPairs, bool Interfaces, bool Peers, bool Model)
{
    private const int Everybody = 1000;

    /// <summary>Phantom skins that are taken twice.</summary>
    public int CloseupSubjects { get; init; }

    /// <summary>What has become of them the second time.</summary>
    public IReadOnlyList<CloseupCase> Closeups { get; init; } = [];

    /// <summary>Only the pairs that the learned model is held against the plain metrics on.</summary>
    public bool OnlyModel { get; init; }

    public static BenchSettings Full { get; } = new(
        "full", Everybody, ["exposure", "white_balance", "jpeg", "scale", "noise", "blur", "gradient"], 3,
        [
            .. new[] { 0.6, 0.7, 0.8, 0.9, 1.1, 1.3 }.Select(Injection.Texture), .. new[] { 0.6, 0.8, 1.25, 1.6 }.Select(Injection.Brown),
            .. new[] { 0.6, 0.8, 1.25, 1.6 }.Select(Injection.Red), .. new[] { 0.7, 0.85, 1.2, 1.4 }.Select(Injection.Diffuse),
        ],
        [Injection.Texture(0.8), Injection.Texture(0.9)], 600, 200, Everybody, true, true, true)
    {
        CloseupSubjects = 30,
        Closeups =
        [
            .. new[] { 1, 0.5, 0.7, 0.85, 1.2 }.Select(CloseupCase.Relief), .. new[] { 0.6, 0.8, 1.25 }.Select(CloseupCase.Brown),
            .. new[] { 0.6, 0.8, 1.25 }.Select(CloseupCase.Red), CloseupCase.Both(0.7), .. new[] { 0.3, 0.5, 0.7 }.Select(CloseupCase.Smoothed),
        ],
    };

    /// <summary>What continuous integration runs: under three minutes on two free cores.</summary>
    public static BenchSettings Short { get; } = new(
        "short", 8, [], 2,
        [Injection.Texture(0.7), Injection.Texture(0.8), Injection.Texture(1.3), Injection.Brown(0.6), Injection.Red(1.6), Injection.Diffuse(0.7)], [], 48, 8, 2, false, false, false)
    {
        CloseupSubjects = 16,
        Closeups = [CloseupCase.Relief(1), CloseupCase.Relief(0.7), CloseupCase.Brown(0.8), CloseupCase.Red(0.8)],
    };

    /// <summary>The same with fewer people, subjects and pairs, for development.</summary>
    public BenchSettings With(int people) => this with
    {
        Name = string.Create(CultureInfo.InvariantCulture, $"{Name}, {people} people"),
        People = Math.Min(People, people),
        Subjects = Math.Min(Subjects, 6 * people),
        CloseupSubjects = Math.Min(CloseupSubjects, 2 * people),
        DifferentPairs = Math.Min(DifferentPairs, 2 * people),
    };
}
