using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Learning.Model;
using PhotoProgress.Learning.Tests.Training;
using PhotoProgress.Learning.Training;

namespace PhotoProgress.Learning.Tests.Model;

/// <summary>What the model says beside the verdicts, or why not: always an answer.</summary>
[Collection(TrainedModel.Collection)]
public sealed class InstalledModelTests(TrainedModel trained) : IDisposable
{
    private const int Side = 160;
    private const double PixelsPerMm = 8;

    private readonly ModelOnDisk _disk = new(trained.Model);

    public void Dispose() => _disk.Dispose();

    [Fact]
    public void OfAPair_OfOnePhoto_IsNoChangeOfEveryAmount()
    {
        using var model = InstalledModel.Open(_disk.Folder);
        var answer = model.Of(Compared(Light(1), Light(1)))!;

        Assert.Equal((trained.Model.Name, trained.Model.Name, null), (answer.Name, answer.Version, answer.Missing));
        Assert.Equal(Trainer.Amounts, answer.Scores.Select(score => score.Dimension));
        Assert.All(answer.Scores, score =>
        {
            Assert.Equal((0, RegionNames.Frame, "%"), (score.Value, score.Region, score.Unit));
            Assert.Equal("not to be told from the error of the model", score.Because);
            Assert.True(score.Low < 0 && score.High > 0);
        });
    }

    [Fact]
    public void OfAPair_OfDeeperLines_RisesInTexture()
    {
        using var model = InstalledModel.Open(_disk.Folder);

        var answer = model.Of(Compared(Light(1), Light(3)))!;
        Assert.True(answer.Scores.Single(score => score.Dimension == Dimension.Texture).Value > 0);
    }

    [Fact]
    public void OfAPair_ThatIsRefused_IsNothing()
    {
        using var model = InstalledModel.Open(_disk.Folder);

        Assert.Null(model.Of(Compared(Light(1), Light(1)) with { Pair = null }));
    }

    [Fact]
    public void Open_OtherMetrics_AnswersWithTheReason()
    {
        var table = File.ReadAllText(_disk.Of(ModelFile.FileName));
        File.WriteAllText(_disk.Of(ModelFile.FileName), table.Replace("\"texture.pores@1\"", "\"texture.pores@2\"", StringComparison.Ordinal));
        using var model = InstalledModel.Open(_disk.Folder);
        var answer = model.Of(Compared(Light(1), Light(1)))!;

        Assert.Contains("this program measures version 1", answer.Missing, StringComparison.Ordinal);
        Assert.Empty(answer.Scores);
        Assert.Null(answer.Version);
    }

    [Fact]
    public void Open_NoFolder_AnswersWithTheReason()
    {
        using var model = InstalledModel.Open(Path.Combine(_disk.Folder, "none-1"));

        Assert.StartsWith("The model none-1 cannot be used", model.Of(Compared(Light(1), Light(1)))!.Missing, StringComparison.Ordinal);
    }

    private static LinearRgb Light(double depth)
    {
        var light = Plane.From(Side, Side, (x, _) => (float)(0.3 + (0.005 * depth * Math.Sin(Math.PI * x / PixelsPerMm))));
        return new LinearRgb(light.Map(static v => 1.2f * v), light, light.Map(static v => 0.7f * v));
    }

    private static ComparedPair Compared(LinearRgb before, LinearRgb after)
    {
        var all = new Dictionary<string, Plane> { [RegionNames.Frame] = Plane.From(Side, Side, static (_, _) => 1) };
        var noise = new PhotoNoise(0, PixelsPerMm);
        var pair = new AlignedPair(
            PixelsPerMm, before, after, all, all, [], new Dictionary<string, IReadOnlyList<(double X, double Y)[]>>(), new Plane(Side, Side), 0, 1, null, noise, noise);
        var change = Change.Judge(Dimension.Texture, RegionNames.Frame, null, new LogChange(0, 0.1));
        return new ComparedPair(new Comparison("1", Grade.A, [], Photo, Photo, [], [change], null), pair);
    }

    private static PhotoSummary Photo { get; } = new("a.jpg", "", PixelsPerMm, "unknown", 50, CaptureRecord.Unknown, [], []);
}
