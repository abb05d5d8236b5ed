using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;

namespace PhotoProgress.Learning.Evaluation;

/// <summary>How error grows with unlikeness, which is 1 − correlation: as min(unlikeness, saturation)^exponent.</summary>
internal sealed record ErrorLaw(double Exponent, double Saturation)
{
    /// <summary>Without people to tell: straight.</summary>
    public static readonly ErrorLaw Plain = new(1, 1);

    /// <summary>Noise that is independent in two photos and makes up that share of their energy errs as its root.</summary>
    private static readonly ErrorLaw Root = new(0.5, 1);

    /// <summary>
    /// In colour, copies of one capture are unlike by 0.07 at most, other captures of the same person by 0.08 at least (27 people): from there on
    /// it is another capture, and how unlike it is says no more. In texture noise alone makes copies unlike by 0.25, and it does say more.
    /// </summary>
    private static readonly ErrorLaw OfColour = new(1, 0.1);

    /// <summary>The laws that an amount may follow.</summary>
    public static IReadOnlyList<ErrorLaw> For(Dimension dimension) => dimension == Dimension.Texture ? [Plain, Root] : [Plain, Root, OfColour];

    public double At(double unlikeness) => Math.Pow(Math.Clamp(unlikeness, 0, Saturation), Exponent);
}

/// <summary>
/// The error that unchanged skin shows beyond what a pair says of itself: √(floor² + (slope·law(1 − correlation))²), ln. The slope comes
/// from repeated captures, the floor from nuisance copies, each the smallest that keeps the wanted share quiet. The law is chosen by
/// likelihood: each person's repeats and copies are judged by the curve of the other people, and the law under which their changes of nothing
/// are likeliest, under a normal error of the stated size, is kept. That scores what a verdict claims, an error too wide as well as one too
/// narrow, on people whom the curve has not seen. Repeats alone could not choose: in texture all are unlike by half, where the laws agree.
/// </summary>
internal sealed record ErrorCurve(double Floor, double Slope, ErrorLaw Law)
{
    /// <summary>By rule, not measured: 1.0 % at first, raised after evenness spoke falsely in 3 of 54 copies with injected texture (bench/accuracy).</summary>
    public const double LeastFloor = 0.015;

    /// <summary>Nominal is 95 %; the margin over it is for people and cameras that the study has not seen.</summary>
    private const double QuietShare = 0.975;

    /// <summary>No choice between laws rests on fewer people than a table does.</summary>
    private const int LeastPeople = 6;

    /// <summary>Two photos are never taken to agree better than this where the slope is told from them.</summary>
    private const double LeastUnlike = 0.02;

    /// <summary>Mean ln likelihood that is no gain but rounding.</summary>
    private const double NoGain = 1e-9;

    public static ErrorCurve Of(IReadOnlyList<Observation> all)
    {
        string[] people = [.. all.Where(IsRepeat).Select(o => o.Person).Distinct()];
        if (people.Length < LeastPeople) return Fit(all, ErrorLaw.Plain);
        var plain = LogLikelihood(all, people, ErrorLaw.Plain);
        var (law, likelihood) = ErrorLaw.For(all[0].Row.Dimension).Select(law => (law, LogLikelihood(all, people, law))).MaxBy(tried => tried.Item2);
        return Fit(all, likelihood > plain + NoGain ? law : ErrorLaw.Plain);
    }

    /// <summary>Mean over people, each of whom counts alike: of one's repeats and one's copies, half each, by the curve of all others.</summary>
    private static double LogLikelihood(IReadOnlyList<Observation> all, string[] people, ErrorLaw law) => people.Average(person =>
    {
        var curve = Fit([.. all.Where(o => o.Person != person)], law);
        return all.Where(o => o.Person == person).GroupBy(IsRepeat).Average(kind => kind.Average(o => curve.LogLikelihood(o.Row.Reading!.Value)));
    });

    private double LogLikelihood(PairReading reading)
    {
        var unlike = Slope * Law.At(1 - reading.Correlation);
        var variance = (reading.StandardError * reading.StandardError) + (unlike * unlike) + Math.Pow(Math.Max(Floor, LeastFloor), 2);
        return -0.5 * (Math.Log(variance) + (reading.LogRatio * reading.LogRatio / variance));
    }

    private static ErrorCurve Fit(IReadOnlyList<Observation> all, ErrorLaw law)
    {
        PairReading[] repeats = [.. all.Where(IsRepeat).Select(o => o.Row.Reading!.Value)];
        PairReading[] copies = [.. all.Where(o => o.Kind == Observation.Copy).Select(o => o.Row.Reading!.Value)];
        var slope = Quantile([.. repeats.Select(r => Math.Sqrt(Unexplained(r, 0)) / law.At(Math.Max(1 - r.Correlation, LeastUnlike)))]);
        return new ErrorCurve(Quantile([.. copies.Select(r => Math.Sqrt(Unexplained(r, slope * law.At(1 - r.Correlation))))]), slope, law);
    }

    /// <summary>Variance that is still needed to keep the reading quiet at 95 %.</summary>
    /// <param name="known">Standard error that is known of beside the reading's own.</param>
    private static double Unexplained(PairReading reading, double known)
    {
        var needed = reading.LogRatio / Change.Z95;
        return Math.Max(0, (needed * needed) - (reading.StandardError * reading.StandardError) - (known * known));
    }

    private static bool IsRepeat(Observation observation) => observation.Kind == Observation.Repeat;

    private static double Quantile(double[] values)
    {
        if (values.Length == 0) return 0;
        Array.Sort(values);
        return values[Math.Min(values.Length - 1, (int)Math.Ceiling(QuietShare * values.Length) - 1)];
    }
}
