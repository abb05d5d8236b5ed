using PhotoProgress.Analysis.Measure;
using PhotoProgress.Learning.Evaluation;
using PhotoProgress.Learning.Model;

namespace PhotoProgress.Learning.Training;

/// <summary>From a recipe to a model's folder: renders, trains, scores, writes; and from a folder to its scores again.</summary>
public static class TrainingRun
{
    /// <summary>Writes <c>model.json</c>, the trees, <c>scores.json</c> and <c>card.md</c>.</summary>
    /// <param name="folder">Its name is the model's.</param>
    /// <returns>What stands in <c>scores.json</c>.</returns>
    /// <exception cref="ArgumentException">There are too few subjects to split.</exception>
    public static ModelScores Train(TrainingRecipe recipe, TrainingSettings settings, string folder) =>
        Train(recipe, settings, folder, PhantomSet.Render(recipe, Enumerable.Range(0, recipe.Subjects)));

    /// <param name="examples">What <see cref="PhantomSet.Render"/> gives for the recipe.</param>
    internal static ModelScores Train(TrainingRecipe recipe, TrainingSettings settings, string folder, Example[] examples)
    {
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        var test = examples.Where(example => SubjectSplit.Of(example.Subject, recipe.Seed) == Share.Test).ToArray();
        using var model = Trainer.Train(name, examples, settings);
        var train = examples.Where(example => SubjectSplit.Of(example.Subject, recipe.Seed) == Share.Train).ToArray();
        var scales = Trainer.Amounts.ToDictionary(dimension => dimension, dimension => PlainScale.Fit(dimension, train));
        var scores = ModelEvaluation.Score(model, recipe, scales, test);
        model.Save(folder);
        File.WriteAllText(Path.Combine(folder, ModelScores.FileName), scores.ToJson());
        File.WriteAllText(Path.Combine(folder, "card.md"), ModelCard.Write(scores));
        return scores;
    }

    /// <summary>Renders the test subjects anew and scores the model on them.</summary>
    /// <param name="committed">The model's <c>scores.json</c>: its recipe and its plain scales are used again.</param>
    public static ModelScores Evaluate(SkinModel model, ModelScores committed)
    {
        var recipe = committed.Recipe;
        var test = Enumerable.Range(0, recipe.Subjects).Where(subject => SubjectSplit.Of(subject, recipe.Seed) == Share.Test);
        var scales = Trainer.Amounts.Zip(committed.Amounts).ToDictionary(pair => pair.First, pair => pair.Second.PlainScales);
        return ModelEvaluation.Score(model, recipe, scales, PhantomSet.Render(recipe, test));
    }
}
