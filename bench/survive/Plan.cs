using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Data;

namespace PhotoProgress.Bench.Survive;

/// <summary>What one run does.</summary>
/// <param name="Engine">SQLite: one process. PostgreSQL: a web process and two workers.</param>
/// <param name="Photos">How many come in, a third through each door.</param>
/// <param name="Kills">How many times something is killed meanwhile.</param>
public sealed record Plan(Engine Engine, int Photos, int Kills, int Seed)
{
    public const int PhotosOfClient = 5;

    /// <summary>Milliseconds between two kills, drawn evenly: some fall into the start of a process, some into its work.</summary>
    public const int SoonestMs = 700;
    public const int LatestMs = 6000;

    public int Clients => (Photos + PhotosOfClient - 1) / PhotosOfClient;

    /// <exception cref="ArgumentException">An option is unknown or no number.</exception>
    public static IReadOnlyList<Plan> Read(string[] args)
    {
        var (photos, kills, seed, engines) = (500, 100, 1, Enum.GetValues<Engine>());
        for (var i = 0; i < args.Length; i += 2)
        {
            var value = i + 1 < args.Length ? args[i + 1] : throw new ArgumentException($"{args[i]} needs a value.");
            switch (args[i])
            {
                case "--photos": photos = Whole(args[i], value); break;
                case "--kills": kills = Whole(args[i], value); break;
                case "--seed": seed = Whole(args[i], value); break;
                case "--engine": engines = value == "both" ? engines : [Enum.Parse<Engine>(value, ignoreCase: true)]; break;
                default: throw new ArgumentException($"{args[i]} is no option: --engine sqlite|postgres|both, --photos N, --kills N, --seed N.");
            }
        }

        return [.. engines.Select(engine => new Plan(engine, photos, kills, seed))];
    }

    private static int Whole(string option, string value) =>
        int.TryParse(value, out var number) && number >= 0 ? number : throw new ArgumentException($"{option} is \"{value}\": write a whole number.");
}

/// <summary>A photo that is to come in.</summary>
/// <param name="Door">Which of the three.</param>
public sealed record Item(int Number, string Client, DateOnly Day, Guid SessionId, PhotoTiming Timing, string Door, byte[] Bytes);
