using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Judge.Repeats;
using PhotoProgress.Analysis.Measure;

namespace PhotoProgress.Analysis.Tests.Judge.Repeats;

/// <summary>A study made up in numbers: every amount of a person has a level, to which visits and shots add errors of known size.</summary>
internal sealed record StudySample
{
    public const string Band = "texture.roughness.1-3mm";

    public int People { get; init; } = 12;

    public int Visits { get; init; } = 2;

    public int Shots { get; init; } = 3;

    /// <summary>Standard deviation of ln(value) that a visit adds.</summary>
    public double VisitError { get; init; } = 0.03;

    /// <summary>Standard deviation of ln(value) of a shot.</summary>
    public double ShotError { get; init; } = 0.02;

    /// <summary>ln(value) that each later visit lies higher than the one before.</summary>
    public double Drift { get; init; }

    public PhotoView View { get; init; } = PhotoView.Front;

    /// <summary>The day of the first visit; null names visits by numbers.</summary>
    public DateOnly? First { get; init; } = new(2026, 3, 2);

    public int Seed { get; init; } = 1;

    public StudyObservations Make()
    {
        var random = new Random(Seed);
        var photos = new List<(StudyShot Shot, double Value)>();
        for (var p = 1; p <= People; p++)
        {
            var level = 0.3 * Normal(random);
            for (var v = 0; v < Visits; v++)
            {
                var visit = level + (v * Drift) + (VisitError * Normal(random));
                for (var s = 1; s <= Shots; s++) photos.Add((Shot(p, v, s), visit + (ShotError * Normal(random))));
            }
        }

        return new StudyObservations([.. photos.Select(p => new ReadShot(p.Shot, Readings(p.Value)))], [.. Pairs(photos)], []);
    }

    public StudyShot Shot(int person, int visit, int shot)
    {
        var name = First?.AddDays(4 * visit).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) ?? $"V{visit + 1}";
        return new StudyShot($"P{person:00}", name, First?.AddDays(4 * visit), View, $"P{person:00}/{name}/{View.ToString().ToLowerInvariant()}_{shot}.jpg");
    }

    private string Whole => View == PhotoView.Closeup ? RegionNames.Frame : RegionNames.Face;

    /// <summary>A close-up has none but its frame.</summary>
    private string[] Regions => View == PhotoView.Closeup ? [Whole] : [Whole, RegionNames.Nose];

    private Reading[] Readings(double value) =>
        [.. new[] { Band, "evenness.lightness", "evenness.melanin", "evenness.haemoglobin", "redness.mean", "redness.patchiness" }
            .SelectMany(id => Regions.Select(region => new Reading(id, 1, region, 0.03 * Math.Exp(value), null, "ln", null)))];

    private IEnumerable<ComparedShots> Pairs(List<(StudyShot Shot, double Value)> photos) =>
        from person in photos.GroupBy(p => p.Shot.Person)
        let own = person.ToArray()
        from i in Enumerable.Range(0, own.Length)
        from j in Enumerable.Range(i + 1, own.Length - i - 1)
        let change = own[j].Value - own[i].Value
        let near = own[i].Shot.Visit == own[j].Shot.Visit
        select new ComparedShots(own[i].Shot, own[j].Shot, new PairRead([.. Rows(new PairReading(change, 0.001, 0, 0, near ? 0.97 : 0.9, 40))], []));

    private IEnumerable<PairRow> Rows(PairReading reading) =>
        from dimension in new[] { Dimension.Texture, Dimension.Evenness, Dimension.Redness }
        from region in Regions
        from metric in new[] { null, PairAmounts.Composing(dimension)[^1] }
        select new PairRow(dimension, region, region == Whole, metric, reading, "");

    /// <summary>Box–Muller, one of the two.</summary>
    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
