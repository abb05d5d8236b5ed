using System.Globalization;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Learning.Phantom.Face;
using PhotoProgress.Learning.Phantom.Skin;

namespace PhotoProgress.Learning.Phantom.Course;

/// <summary>An invented client over months: who it is, how the skin answers, and every visit. Drawn from a seed.</summary>
public sealed class PhantomCourse
{
    /// <summary>How much redness and oil differ from day to day by themselves, standard deviations' share.</summary>
    private const double DailyRedness = 0.06;
    private const double DailyOil = 0.06;

    private static readonly DateOnly First = new(2026, 1, 12);

    private PhantomCourse(PhantomKey key, int seed, FaceIdentity identity, TreatmentEffect effect, IReadOnlyList<PhantomVisit> visits) =>
        (Key, Seed, Identity, Effect, Visits) = (key, seed, identity, effect, visits);

    public PhantomKey Key { get; }

    public int Seed { get; }

    public FaceIdentity Identity { get; }

    public TreatmentEffect Effect { get; }

    public IReadOnlyList<PhantomVisit> Visits { get; }

    /// <summary>The client's code.</summary>
    public string Client => $"P-{Seed}-{Key.Subject:0000}";

    /// <param name="seed">Seed of the run.</param>
    /// <param name="subject">Which client, 0 or more.</param>
    /// <param name="plan">When photos are taken.</param>
    /// <param name="effect">How the skin answers; null draws it.</param>
    public static PhantomCourse Draw(int seed, int subject, VisitPlan plan, TreatmentEffect? effect = null)
    {
        var key = new PhantomKey(subject, 0, 0);
        var identity = FaceStudio.Draw(new Random(key.SkinSeed(seed)));
        var answer = effect ?? TreatmentEffect.Draw(key.Treating(seed));
        var usual = FaceCaptures.Usual(identity, key.Habit(seed));
        var lapses = new Queue<Lapse>(Shuffled(key.Treating(seed)));
        var visits = new List<PhantomVisit>();
        foreach (var (day, timing, mayLapse) in plan.Days)
        {
            var random = (key with { Capture = visits.Count }).Capturing(seed);
            var lapse = mayLapse && lapses.Count > 0 ? lapses.Dequeue() : Lapse.None;
            var skin = Daily(answer.On(identity.Skin, Since(day, timing), VisitPlan.Sessions), random);
            visits.Add(new PhantomVisit(day, timing, lapse, (FaceCaptures.Again(usual, random) with { Skin = skin }).With(lapse)));
        }

        return new PhantomCourse(key, seed, identity, answer, visits);
    }

    public DateOnly DateOf(PhantomVisit visit) => First.AddDays((7 * Key.Subject) + visit.Day);

    /// <summary>Plain name of a visit's photo.</summary>
    public string FileOf(PhantomVisit visit) => string.Create(CultureInfo.InvariantCulture, $"{DateOf(visit):yyyy-MM-dd}_front.jpg");

    /// <summary>Days of needling.</summary>
    public IReadOnlyList<DateOnly> SessionDates => [.. SessionDays().Select(day => First.AddDays((7 * Key.Subject) + day))];

    private static IEnumerable<int> SessionDays() => Enumerable.Range(0, VisitPlan.Sessions).Select(i => i * VisitPlan.IntervalDays);

    private static int[] Since(int day, PhotoTiming timing) =>
        [.. SessionDays().Where(session => timing == PhotoTiming.PreSession ? session < day : session <= day).Select(session => day - session)];

    private static SkinAmounts Daily(SkinAmounts skin, Random random) => skin with
    {
        DiffuseRedness = skin.DiffuseRedness with { Strength = skin.DiffuseRedness.Strength * (1 + Swing(random, DailyRedness)) },
        Gloss = skin.Gloss with { Oil = Math.Clamp(skin.Gloss.Oil + Swing(random, DailyOil), 0, 1) },
    };

    /// <summary>Uniform, of this standard deviation.</summary>
    private static double Swing(Random random, double sd) => sd * Math.Sqrt(3) * ((2 * random.NextDouble()) - 1);

    private static Lapse[] Shuffled(Random random)
    {
        Lapse[] lapses = [.. Enum.GetValues<Lapse>().Where(lapse => lapse != Lapse.None)];
        random.Shuffle(lapses);
        return lapses;
    }
}
