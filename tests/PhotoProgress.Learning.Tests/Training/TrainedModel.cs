using PhotoProgress.Learning.Model;
using PhotoProgress.Learning.Training;

namespace PhotoProgress.Learning.Tests.Training;

/// <summary>A small model, trained once for all tests that ask for it.</summary>
public sealed class TrainedModel : IDisposable
{
    public const string Collection = "trained model";
    public const string Name = "test-1";
    public const int Subjects = 600;
    public const int Seed = 3;
    public static readonly TrainingSettings Settings = new(Seed: 1, Rounds: 80, ChangeRounds: 60, SpreadRounds: 60);

    public TrainedModel()
    {
        Examples = SyntheticExamples.Of(Subjects, Seed);
        Model = Trainer.Train(Name, Examples, Settings);
    }

    public Example[] Examples { get; }

    public SkinModel Model { get; }

    public void Dispose() => Model.Dispose();
}

[CollectionDefinition(TrainedModel.Collection)]
public sealed class TrainedModelGroup : ICollectionFixture<TrainedModel>;

/// <summary>A model in a folder of its own, gone afterwards.</summary>
internal sealed class ModelOnDisk : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("photoprogress-model-");

    public ModelOnDisk(SkinModel model) => model.Save(_folder.FullName);

    public string Folder => _folder.FullName;

    public string[] Files => [.. Directory.GetFiles(Folder).Order(StringComparer.Ordinal)];

    public string Of(string file) => Path.Combine(Folder, file);

    public void Dispose() => _folder.Delete(recursive: true);
}
