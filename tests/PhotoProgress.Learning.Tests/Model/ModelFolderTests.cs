using System.Security.Cryptography;
using PhotoProgress.Learning.Features;
using PhotoProgress.Learning.Model;
using PhotoProgress.Learning.Model.Xgb;
using PhotoProgress.Learning.Tests.Training;

namespace PhotoProgress.Learning.Tests.Model;

/// <summary>A model that does not fit is refused in one line that says what does not fit.</summary>
[Collection(TrainedModel.Collection)]
public sealed class ModelFolderTests(TrainedModel trained) : IDisposable
{
    private readonly ModelOnDisk _disk = new(trained.Model);

    public void Dispose() => _disk.Dispose();

    [Fact]
    public void Open_AnotherMetricVersion_SaysWhichAndWhatToDo()
    {
        ReplaceInTable("\"texture.pores@1\"", "\"texture.pores@2\"");

        AssertRefused("it learned from texture.pores version 2, and this program measures version 1. Train a new one");
    }

    [Fact]
    public void Open_AnotherFeature_NamesBoth()
    {
        ReplaceInTable("\"texture.pores@1\"", "\"texture.craters@1\"");

        AssertRefused("texture.craters@1, and here it is texture.pores@1");
    }

    [Fact]
    public void Open_AFeatureLess_CountsThem()
    {
        ReplaceInTable($",\n    \"{FeatureSet.Names[^1]}\"", "");

        AssertRefused($"it learned from {FeatureSet.Count - 1} features, and this program measures {FeatureSet.Count}");
    }

    [Fact]
    public void Open_TreesOfOtherFeatures_AreFoundThoughTheTableIsRight()
    {
        var trees = Booster.Load(File.ReadAllBytes(_disk.Of("texture.ubj")));
        trees.SetAttribute("photoprogress.features", string.Join('\n', FeatureSet.Names.Reverse()));
        Replace("texture.ubj", trees.Save());

        AssertRefused($"texture.ubj: feature 1 is {FeatureSet.Names[^1]}, and here it is {FeatureSet.Names[0]}");
    }

    [Fact]
    public void Open_TreesOfAnotherWidth_AreFound()
    {
        using var matrix = XgbMatrix.Of([1, 2, 3, 4, 5, 6], columns: 3).Labelled([1, 2]);
        Replace("redness.ubj", Booster.Train(matrix, [], 1).Save());

        AssertRefused($"redness.ubj: its trees read 3 features instead of {FeatureSet.Count}");
    }

    [Fact]
    public void Open_TreesOfAnotherAmount_AreFound()
    {
        Replace("redness.ubj", File.ReadAllBytes(_disk.Of("evenness.ubj")));

        AssertRefused("redness.ubj: it holds the trees of evenness instead of redness");
    }

    [Fact]
    public void Open_AFileCutShort_IsBroken()
    {
        File.WriteAllBytes(_disk.Of("texture.ubj"), File.ReadAllBytes(_disk.Of("texture.ubj"))[..1000]);

        AssertRefused("texture.ubj is broken or changed");
    }

    [Fact]
    public void Open_NoTreesAtAll_SaysWhatXGBoostSays()
    {
        Replace("texture.ubj", [1, 2, 3]);

        AssertRefused("texture.ubj: XGBoost could not read the model");
    }

    [Fact]
    public void Open_AFileMissing_NamesIt()
    {
        File.Delete(_disk.Of("evenness-spread.ubj"));

        AssertRefused("evenness-spread.ubj cannot be read");
    }

    [Fact]
    public void Open_NoModel_NamesTheTable()
    {
        File.Delete(_disk.Of(ModelFile.FileName));

        AssertRefused("model.json cannot be read");
    }

    [Fact]
    public void Open_AnotherSchema_IsNamed()
    {
        ReplaceInTable(ModelFile.CurrentSchema, "photoprogress.skin-model/0");

        AssertRefused("photoprogress.skin-model/0");
    }

    [Fact]
    public void Open_AFactorOfZero_IsRefused()
    {
        var table = File.ReadAllText(_disk.Of(ModelFile.FileName));
        File.WriteAllText(_disk.Of(ModelFile.FileName), System.Text.RegularExpressions.Regex.Replace(table, "\"factor\": [0-9.]+", "\"factor\": 0"));

        AssertRefused("the factor of texture must be above 0");
    }

    [Fact]
    public void Open_APathInTheTable_StaysInTheFolder()
    {
        ReplaceInTable("\"texture.ubj\"", "\"../../texture.ubj\"");

        using var model = SkinModel.Open(_disk.Folder); // the name alone is read
        Assert.Equal(TrainedModel.Name, model.Name);
    }

    [Fact]
    public void Booster_RowsOfAnotherWidth_AreRefused()
    {
        using var matrix = XgbMatrix.Of([1, 2, 3], columns: 3);
        var booster = trained.Model.PartOf(Analysis.Measure.Dimension.Texture).Level.Value;

        Assert.Contains("Rows of 3 features", Assert.Throws<ArgumentException>(() => booster.Predict(matrix)).Message, StringComparison.Ordinal);
    }

    private void AssertRefused(string told)
    {
        var message = Assert.Throws<FormatException>(() => SkinModel.Open(_disk.Folder)).Message;
        Assert.Contains(told, message, StringComparison.Ordinal);
        Assert.StartsWith("The model ", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    private void ReplaceInTable(string old, string @new)
    {
        var table = File.ReadAllText(_disk.Of(ModelFile.FileName));
        Assert.Contains(old, table, StringComparison.Ordinal);
        File.WriteAllText(_disk.Of(ModelFile.FileName), table.Replace(old, @new, StringComparison.Ordinal));
    }

    /// <summary>Another file with its own SHA-256 in the table, so that only the trees can tell.</summary>
    private void Replace(string file, byte[] bytes)
    {
        string Hash(byte[] of) => Convert.ToHexStringLower(SHA256.HashData(of));
        ReplaceInTable(Hash(File.ReadAllBytes(_disk.Of(file))), Hash(bytes));
        File.WriteAllBytes(_disk.Of(file), bytes);
    }
}
