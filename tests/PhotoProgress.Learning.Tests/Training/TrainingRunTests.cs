using PhotoProgress.Learning.Evaluation;
using PhotoProgress.Learning.Model;
using PhotoProgress.Learning.Training;

namespace PhotoProgress.Learning.Tests.Training;

/// <summary>The whole way from a recipe to a model and back to its scores, with few and small captures.</summary>
public sealed class TrainingRunTests : IDisposable
{
    private static readonly TrainingRecipe Few = new(Seed: 7, Subjects: 24, CapturesPerSubject: 2);
    private static readonly TrainingSettings Small = new(Seed: 7, Rounds: 10, ChangeRounds: 10, SpreadRounds: 5);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("photoprogress-run-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Evaluate_WhatWasTrained_GivesItsScoresAgain()
    {
        var folder = Path.Combine(_folder.FullName, "tiny-1");
        var scores = TrainingRun.Train(Few, Small, folder);
        var committed = ModelScores.Parse(File.ReadAllText(Path.Combine(folder, ModelScores.FileName)));
        using var model = SkinModel.Open(folder);

        Assert.Equal("tiny-1", scores.Model);
        Assert.Equal(scores.ToJson(), committed.ToJson());
        Assert.Equal(committed.ToJson(), TrainingRun.Evaluate(model, committed).ToJson());

        var card = File.ReadAllText(Path.Combine(folder, "card.md"));
        Assert.All(["# tiny-1", "What it is not", "skin tone", "Worst captures", "## Redness"], part => Assert.Contains(part, card, StringComparison.Ordinal));
        Assert.DoesNotContain("NaN", card, StringComparison.Ordinal);
    }

    [Fact]
    public void Manifest_OfARecipe_NamesEverySubjectOnce()
    {
        var manifest = TrainingManifest.Parse(TrainingManifest.Of("tiny-1", Few).ToJson());
        var members = manifest.Splits.SelectMany(split => Members(split.Members).Select(subject => (Subject: subject, split.Share))).ToArray();

        Assert.Equal(Enumerable.Range(0, Few.Subjects), members.Select(member => member.Subject).Order());
        Assert.All(members, member => Assert.Equal(member.Share, SubjectSplit.Of(member.Subject, Few.Seed).ToString(), ignoreCase: true));
        Assert.All(manifest.Splits, split => Assert.Equal(split.Subjects * Few.CapturesPerSubject, split.Captures));
    }

    private static IEnumerable<int> Members(string ranges) => ranges.Split(',').SelectMany(range =>
    {
        var ends = range.Split('-').Select(int.Parse).ToArray();
        return Enumerable.Range(ends[0], ends[^1] - ends[0] + 1);
    });
}
