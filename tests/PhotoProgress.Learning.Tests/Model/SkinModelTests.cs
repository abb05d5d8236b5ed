using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Learning.Features;
using PhotoProgress.Learning.Tests.Training;
using PhotoProgress.Learning.Training;

namespace PhotoProgress.Learning.Tests.Model;

[Collection(TrainedModel.Collection)]
public sealed class SkinModelTests(TrainedModel trained)
{
    /// <summary>Trees add up in single precision: 60 of them, each below 1, with 2⁻²⁴ each, and the shares of some 50 features.</summary>
    private const double FloatSum = 1e-4;

    private static readonly Dimension[] Amounts = [.. Trainer.Amounts];

    [Fact]
    public void Predict_Contributions_SumToThePrediction() => Assert.All(trained.Examples.Take(50), example =>
        Assert.All(Amounts, dimension =>
        {
            var estimate = trained.Model.Predict(dimension, example.Features);
            Assert.InRange(estimate.Bias + estimate.Contributions.Sum(c => c.Log) - estimate.LogAmount, -FloatSum, FloatSum);
        }));

    [Fact]
    public void Compare_Contributions_SumToTheChange() => Assert.All(trained.Examples.Chunk(2).Take(30), pair =>
    {
        var seen = trained.Model.Compare(Dimension.Texture, pair[0].Features, pair[1].Features);
        Assert.InRange(seen.Contributions.Sum(c => c.Log) - seen.Change.LogRatio, -2 * FloatSum, 2 * FloatSum);
    });

    [Fact]
    public void Compare_APhotoWithItself_IsNoChangeWithAnError()
    {
        var seen = trained.Model.Compare(Dimension.Redness, trained.Examples[0].Features, trained.Examples[0].Features);

        Assert.Equal(0, seen.Change.LogRatio);
        Assert.True(seen.Change.StandardError > 0);
        Assert.Contains("not to be told from the error", seen.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_TheOtherWayRound_TurnsTheSign() => Assert.All(trained.Examples.Chunk(2).Take(30), pair =>
    {
        var there = trained.Model.Compare(Dimension.Evenness, pair[0].Features, pair[1].Features).Change;
        var back = trained.Model.Compare(Dimension.Evenness, pair[1].Features, pair[0].Features).Change;
        Assert.Equal((there.LogRatio, there.StandardError), (-back.LogRatio, back.StandardError));
    });

    [Fact]
    public void Compare_ARisingReadingOfTheAmount_NeverLowersTheChange() => Assert.All(trained.Examples.Chunk(2).Take(15), pair =>
    {
        var changes = Enumerable.Range(-6, 13).Select(step =>
            trained.Model.Compare(Dimension.Texture, pair[0].Features, With(pair[1].Features, "texture.roughness.1-3mm", step / 2f)).Change.LogRatio).ToArray();
        Assert.All(changes.Zip(changes.Skip(1)), next => Assert.True(next.Second >= next.First));
    });

    [Fact]
    public void Compare_OneReadingLower_SaysSoPlainly()
    {
        var before = With(With(trained.Examples[0].Features, "texture.roughness.1-3mm", 1.5f), "texture.roughness.0.5-1mm", 1);
        var after = With(With(before, "texture.roughness.1-3mm", -2), "texture.roughness.0.5-1mm", 0);
        var seen = trained.Model.Compare(Dimension.Texture, before, after);

        Assert.True(seen.Change.LogRatio < 0);
        Assert.Equal(FeatureGroup.Lines, seen.Contributions[0].Group);
        Assert.Matches(@"^Texture: \d+ % lower, mostly shallower lines \(1–3 mm\)\.$", seen.Sentence);
    }

    [Fact]
    public void Predict_ARisingReadingOfTheAmount_NeverLowersIt() => Assert.All(Amounts, dimension =>
        Assert.All(MonotoneRules.RisingIn(dimension), id => Assert.All(trained.Examples.Take(25), example =>
        {
            var amounts = Enumerable.Range(-6, 13).Select(step => trained.Model.Predict(dimension, With(example.Features, id, step / 2f)).LogAmount).ToArray();
            Assert.All(amounts.Zip(amounts.Skip(1)), pair => Assert.True(pair.Second >= pair.First, $"{dimension} falls as {id} rises."));
        })));

    [Fact]
    public void Predict_WhatTheAmountFollows_Moves() => Assert.All(
        new[] { (Dimension.Texture, "texture.roughness.1-3mm"), (Dimension.Evenness, "evenness.melanin"), (Dimension.Redness, "redness.mean") },
        rule => Assert.True(
            trained.Model.Predict(rule.Item1, With(trained.Examples[0].Features, rule.Item2, 2)).LogAmount
            > trained.Model.Predict(rule.Item1, With(trained.Examples[0].Features, rule.Item2, -2)).LogAmount + 0.2));

    [Fact]
    public void Predict_FromManyThreads_GivesWhatOneThreadGives()
    {
        var rows = trained.Examples.Take(200).Select(example => example.Features).ToArray();
        var alone = rows.Select(row => trained.Model.Predict(Dimension.Texture, row).LogAmount).ToArray();
        var together = new double[8 * rows.Length];
        Parallel.For(0, together.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
            together[i] = trained.Model.Predict(Dimension.Texture, rows[i % rows.Length]).LogAmount);

        Assert.All(Enumerable.Range(0, together.Length), i => Assert.Equal(alone[i % rows.Length], together[i]));
    }

    [Fact]
    public void Open_WhatWasSaved_PredictsTheSame()
    {
        using var disk = new ModelOnDisk(trained.Model);
        using var opened = Learning.Model.SkinModel.Open(disk.Folder);

        Assert.Equal(TrainedModel.Name, opened.Name);
        Assert.All(trained.Examples.Take(20), example => Assert.All(Amounts, dimension =>
        {
            var (ours, theirs) = (trained.Model.Predict(dimension, example.Features), opened.Predict(dimension, example.Features));
            Assert.Equal((ours.LogAmount, ours.StandardError, ours.Sentence), (theirs.LogAmount, theirs.StandardError, theirs.Sentence));
        }));
    }

    [Fact]
    public void Predict_ADimensionThatIsNotLearned_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => trained.Model.Predict(Dimension.Covariate, trained.Examples[0].Features));

    internal static FeatureRow With(FeatureRow row, string id, float value)
    {
        var values = row.Values.ToArray();
        values[FeatureSet.IndexOf(id)] = value;
        return new FeatureRow(values);
    }
}
