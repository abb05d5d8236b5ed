using System.Reflection;
using PhotoProgress.Analysis.Measure;

namespace PhotoProgress.Analysis.Tests.Measure;

/// <summary>What every metric owes: its own file, a complete doc block in order, and a test for each sentence about its edges.</summary>
public sealed class MetricConventionTests
{
    private static readonly string[] DocOrder = ["Title", "Formula", "Input", "Output", "Settings", "Reference", "Deviations", "Degenerate"];

    /// <summary>Every class that declares metrics, with them.</summary>
    private static readonly IReadOnlyList<(Type Class, IReadOnlyList<Metric> Metrics)> Declared =
        [.. typeof(MetricCatalogue).Assembly.GetTypes().Where(type => type != typeof(MetricCatalogue)).Select(type => (type, MetricsOf(type))).Where(pair => pair.Item2.Count > 0)];

    public static TheoryData<string> Classes => [.. Declared.Select(declared => declared.Class.Name)];

    public static TheoryData<string> Ids => [.. MetricCatalogue.All.Select(metric => metric.Id)];

    [Fact]
    public void All_Always_ListsEveryDeclaredMetricOnce()
    {
        var declared = Declared.SelectMany(declared => declared.Metrics).Select(metric => metric.Id).Order();
        Assert.Equal(declared, MetricCatalogue.All.Select(metric => metric.Id).Order());
        Assert.Equal(MetricCatalogue.All.Count, MetricCatalogue.All.Select(metric => metric.Id).Distinct().Count());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Id_Always_NamesItsDimensionAndHasAVersion(string id)
    {
        var metric = MetricCatalogue.Get(id);
        Assert.StartsWith($"{metric.Dimension}.", id, StringComparison.OrdinalIgnoreCase);
        Assert.Matches("^[a-z0-9._-]+$", id);
        Assert.True(metric.Version >= 1);
        Assert.NotEmpty(metric.Unit);
    }

    [Fact]
    public void Get_UnknownId_NamesIt() =>
        Assert.Contains("texture.nothing", Assert.Throws<KeyNotFoundException>(() => MetricCatalogue.Get("texture.nothing")).Message, StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Classes))]
    public void Source_OfEachMetric_IsOneFileWithTheDocBlockInOrder(string name)
    {
        var declaring = Declared.Single(declared => declared.Class.Name == name).Class;
        var folders = declaring.Namespace!.Split('.').Skip(2);
        var source = RepositoryFiles.Read(["src", "PhotoProgress.Analysis", .. folders, $"{name}.cs"]);
        var places = DocOrder.Select(heading => source.IndexOf($"        {heading} =", StringComparison.Ordinal)).ToArray();
        Assert.All(places, place => Assert.True(place >= 0));
        Assert.Equal(places.Order(), places);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Doc_OfEachMetric_IsComplete(string id)
    {
        var doc = MetricCatalogue.Get(id).Doc;
        Assert.All([doc.Title, doc.Formula, doc.Input, doc.Output, doc.Settings, doc.Reference, doc.Deviations], text => Assert.False(string.IsNullOrWhiteSpace(text)));
        Assert.Superset(
            new HashSet<string> { "Flat", "Black", "OnePixel", "EmptyMask", "NotANumber", "LowResolution", "TooLittleSkin" },
            doc.Degenerate.Select(degenerate => degenerate.Case).ToHashSet());
    }

    /// <summary>A test Compute_Case_Result for each documented case, and a documented case for each test of the class Degenerate.</summary>
    [Theory]
    [MemberData(nameof(Classes))]
    public void Degenerate_EachSentence_HasATest(string name)
    {
        var (declaring, metrics) = Declared.Single(declared => declared.Class.Name == name);
        var documented = metrics.SelectMany(metric => metric.Doc.Degenerate).Select(degenerate => degenerate.Case).Distinct().Order();
        Assert.Equal(documented, TestsOf(declaring, "Degenerate").Select(test => test.Name.Split('_')[1]).Distinct().Order());
    }

    [Theory]
    [MemberData(nameof(Classes))]
    public void Proofs_OfEachMetric_AreThree(string name)
    {
        var declaring = Declared.Single(declared => declared.Class.Name == name).Class;
        Assert.All(["ByHand", "Properties", "Reference"], proof => Assert.NotEmpty(TestsOf(declaring, proof)));
    }

    [Fact]
    public void MetricsPage_Committed_IsWhatTheCatalogueSays() =>
        Assert.True(
            RepositoryFiles.Read(MetricsPage.Path) == MetricsPage.Write(),
            $"{MetricsPage.Path} is stale: run {MetricsPage.Command}");

    private static IReadOnlyList<Metric> MetricsOf(Type type) =>
    [
        .. type.GetProperties(BindingFlags.Static | BindingFlags.Public).Select(property => property.PropertyType == typeof(Metric)
            ? [(Metric)property.GetValue(null)!]
            : property.PropertyType == typeof(IReadOnlyList<Metric>) ? (IReadOnlyList<Metric>)property.GetValue(null)! : []).SelectMany(metrics => metrics),
    ];

    private static IReadOnlyList<MethodInfo> TestsOf(Type declaring, string proof)
    {
        var tests = typeof(MetricConventionTests).Assembly.GetTypes().SingleOrDefault(type => type.Name == $"{declaring.Name}Tests" && type.Namespace!.Contains(".Measure", StringComparison.Ordinal));
        var nested = tests?.GetNestedType(proof);
        return nested is null ? [] : [.. nested.GetMethods().Where(method => method.GetCustomAttributes<FactAttribute>().Any())];
    }
}
