using PhotoProgress.Learning.Evaluation;
using PhotoProgress.Learning.Model;
using PhotoProgress.Learning.Training;

namespace PhotoProgress.Learning.Tests.Model;

/// <summary>The released model still agrees with renderer, metrics and its own papers. The whole of its scores: <c>photoprogress evaluate</c>.</summary>
public sealed class ReleasedModelTests : IDisposable
{
    private const string Name = InstalledModel.Released;

    /// <summary>Moderate, so that a clone stays small.</summary>
    private const long MostBytes = 3_000_000;

    private static readonly string Folder = Path.Combine(Root(AppContext.BaseDirectory), "models", Name);
    private static readonly ModelScores Scores = ModelScores.Parse(File.ReadAllText(Path.Combine(Folder, ModelScores.FileName)));

    private readonly SkinModel _model = SkinModel.Open(Folder);

    public void Dispose() => _model.Dispose();

    [Fact]
    public void Probes_RenderedAnew_AreReadAsWhenItWasReleased()
    {
        var subjects = Scores.Probes.Select(probe => probe.Subject).Distinct();
        var rendered = PhantomSet.Render(Scores.Recipe, subjects).ToDictionary(example => (example.Subject, example.Capture));

        Assert.NotEmpty(Scores.Probes);
        Assert.All(Scores.Probes, probe => Assert.Equal(probe, ModelEvaluation.ProbeOf(_model, rendered[(probe.Subject, probe.Capture)])));
    }

    [Fact]
    public void Coverage_OfEveryAmount_IsNearWhatItSays() => Assert.All(Scores.Amounts, amount =>
    {
        Assert.InRange(amount.Coverage[0].Share, 0.93, 0.97);
        Assert.InRange(amount.PairCoverage, 0.93, 0.97);
    });

    [Fact]
    public void Error_OfEveryAmount_IsLessThanAnyPlainReadings() => Assert.All(Scores.Amounts, amount => Assert.All(amount.Readers.Skip(1), plain =>
    {
        Assert.True(amount.Readers[0].Groups[0].RmsError < plain.Groups[0].RmsError);
        Assert.True(amount.Readers[0].Changes.RmsError < plain.Changes.RmsError);
    }));

    /// <summary>On the released trees, from real rows: a rising reading of the amount never lowers it.</summary>
    [Fact]
    public void Predict_ARisingReading_NeverLowersTheAmount()
    {
        var rows = PhantomSet.Subject(Scores.Recipe, Scores.Probes[0].Subject).Select(example => example.Features).ToArray();
        Assert.All(Trainer.Amounts, dimension => Assert.All(MonotoneRules.RisingIn(dimension), id => Assert.All(rows, row =>
        {
            var amounts = Enumerable.Range(-8, 17).Select(step => _model.Predict(dimension, SkinModelTests.With(row, id, row[id] + (step / 4f))).LogAmount).ToArray();
            Assert.All(amounts.Zip(amounts.Skip(1)), next => Assert.True(next.Second >= next.First, $"{dimension} falls as {id} rises."));
        })));
    }

    [Fact]
    public void Papers_OfTheModel_AreThoseOfItsScores()
    {
        Assert.Equal(ModelCard.Write(Scores), File.ReadAllText(Path.Combine(Folder, "card.md")));
        var manifest = Path.Combine(Folder, "..", "..", "training-data", $"{Name}.json");
        Assert.Equal(TrainingManifest.Of(Name, Scores.Recipe).ToJson(), File.ReadAllText(manifest));
    }

    [Fact]
    public void Files_AllTogether_AreSmall() => Assert.InRange(new DirectoryInfo(Folder).GetFiles().Sum(file => file.Length), 1, MostBytes);

    private static string Root(string folder) => File.Exists(Path.Combine(folder, "PhotoProgress.sln"))
        ? folder : Root(Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("The tests run outside the repository."));
}
