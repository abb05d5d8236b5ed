using PhotoProgress.Learning.Features;
using PhotoProgress.Learning.Training;

namespace PhotoProgress.Learning.Tests.Training;

/// <summary>
/// Captures without pictures: some features follow the truth, bent by a light that others tell of, the rest is chance. Noise is
/// larger where the light is low, so that an interval of one width for all would be wrong.
/// </summary>
internal static class SyntheticExamples
{
    /// <summary>Captures of each subject.</summary>
    public const int PerSubject = 2;

    public static Example[] Of(int subjects, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, subjects).SelectMany(subject => OfSubject(subject, random))];
    }

    private static IEnumerable<Example> OfSubject(int subject, Random random)
    {
        for (var capture = 0; capture < PerSubject; capture++)
        {
            double texture = Normal(random), evenness = Normal(random), redness = Normal(random), light = random.NextDouble();
            var values = new float[FeatureSet.Count];
            for (var i = 0; i < values.Length; i++) values[i] = (float)Normal(random);
            double Seen(double truth) => truth + light + ((0.05 + (0.2 * (1 - light))) * Normal(random));
            values[FeatureSet.IndexOf("texture.roughness.1-3mm")] = (float)Seen(texture);
            values[FeatureSet.IndexOf("texture.roughness.0.5-1mm")] = (float)Seen(texture);
            values[FeatureSet.IndexOf("evenness.melanin")] = (float)Seen(evenness);
            values[FeatureSet.IndexOf("redness.mean")] = (float)Seen(redness);
            values[FeatureSet.IndexOf("photo.light")] = (float)light;
            values[FeatureSet.IndexOf("texture.pores")] = float.NaN;
            yield return new Example(
                subject, capture, new FeatureRow(values), new TrueAmounts(Math.Exp(texture), Math.Exp(evenness), Math.Exp(redness)),
                new Dictionary<string, double> { ["light"] = light, ["ita"] = 60 - (110 * random.NextDouble()) });
        }
    }

    /// <summary>Box–Muller, one of the two.</summary>
    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
