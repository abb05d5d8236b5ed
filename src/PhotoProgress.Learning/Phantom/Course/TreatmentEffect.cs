using PhotoProgress.Learning.Phantom.Skin;

namespace PhotoProgress.Learning.Phantom.Course;

/// <summary>
/// What a course of needling does to one client's skin, in the three phases: redness and swelling that fade within days, then texture
/// that goes on improving for months after the last session. Times: redness 1–2 days, up to a week (Vietnamese acne-scar study, n = 31,
/// and HKJDV 2018;26:52); 30 % of the gain came after the last of about 12 weekly sessions (the same study); remodelling lasts to about
/// a year. The constants are ours, chosen to agree with these.
/// </summary>
/// <param name="TextureGain">Share of the relief that goes in the end, 0 to 1; 0 is a client who does not respond.</param>
/// <param name="BrownGain">Share of freckles and blotches that goes in the end.</param>
/// <param name="RedGain">Share of the lasting redness that goes in the end.</param>
public sealed record TreatmentEffect(double TextureGain, double BrownGain, double RedGain)
{
    private const double InflammationDays = 5;
    private const double RemodellingDays = 60;
    private const double FlushDays = 1.5;
    private const double SwellingDays = 2;

    /// <summary>Diffuse redness right after a session, in multiples of the skin's own blood: about doubles it.</summary>
    private const double Flush = 1.2;

    /// <summary>Share of fine relief that swelling fills right after a session.</summary>
    private const double Swelling = 0.2;

    /// <summary>No effect at all.</summary>
    public static TreatmentEffect None { get; } = new(0, 0, 0);

    public bool Responds => TextureGain > 0;

    /// <summary>The skin at a visit.</summary>
    /// <param name="untreated">Before the first session.</param>
    /// <param name="sinceSessions">Days since each session so far.</param>
    /// <param name="planned">Sessions of the whole course; each gives its part of the gain.</param>
    public SkinAmounts On(SkinAmounts untreated, IReadOnlyList<int> sinceSessions, int planned)
    {
        var progress = sinceSessions.Sum(Remodelled) / planned;
        var (flush, swelling) = (sinceSessions.Sum(days => Flush * Math.Exp(-days / FlushDays)), sinceSessions.Sum(days => Swelling * Math.Exp(-days / SwellingDays)));
        var healed = untreated.WithRelief((1 - (TextureGain * progress)) * (1 - Math.Min(0.5, swelling)))
            .WithBrown(1 - (BrownGain * progress)).WithRed(1 - (RedGain * progress));
        return healed with { DiffuseRedness = healed.DiffuseRedness with { Strength = healed.DiffuseRedness.Strength + flush } };
    }

    /// <summary>Draws the answer of a client: two of three respond.</summary>
    public static TreatmentEffect Draw(Random random)
    {
        const double responding = 2.0 / 3;
        double Between(double low, double high) => low + ((high - low) * random.NextDouble());
        var effect = new TreatmentEffect(Between(0.25, 0.42), Between(0.1, 0.3), Between(0.1, 0.3));
        return random.NextDouble() < responding ? effect : None;
    }

    /// <summary>Share of one session's gain that has come, 0 to 1.</summary>
    private static double Remodelled(int days) => days <= InflammationDays ? 0 : 1 - Math.Exp(-(days - InflammationDays) / RemodellingDays);
}
