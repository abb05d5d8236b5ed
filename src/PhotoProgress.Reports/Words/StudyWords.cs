using System.Globalization;
using PhotoProgress.Analysis.Judge.Repeats;
using PhotoProgress.Analysis.Measure;

namespace PhotoProgress.Reports.Words;

/// <summary>A repeatability study in plain words.</summary>
internal static class StudyWords
{
    /// <summary>What the columns of the table of dimensions are.</summary>
    public const string Columns =
        "MDC: the change between two photos of two visits that error alone exceeds once in 20. Error: standard error of one photo, made of what differs within a visit and what a new visit adds. ICC: the share of people's differences that is not error, one photo, one-way random model over visits, ICC(1,1).";

    /// <summary><c>1 person</c>, <c>12 people</c>, <c>3 pairs</c>.</summary>
    public static string Count(int number, string thing) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {(number == 1 ? thing : thing == "person" ? "people" : thing + "s")}");

    /// <summary>What was photographed and what it can tell: the whole of each dimension, or why there is nothing.</summary>
    public static string Sentence(StudyResult result)
    {
        if (result.NoTable is { } none) return $"{Opening(result)} That is not enough to say what a change must exceed: {Labels.Inside(none.Message)}.";
        var told = Labels.Dimensions.Select(dimension => Whole(result, dimension)).OfType<StudyRow>().Where(row => row.Statistics.Mdc95 is not null).ToList();
        return $"{Opening(result)} Between two such photos, a change must exceed {Numbers.List([.. told.Select(row => $"{new StudyText(row).Mdc} in {Labels.Amount(row.Dimension).ToLowerInvariant()}")])} before it can be told from measurement error.";
    }

    /// <summary>The row of a dimension as a whole in the first view that has one.</summary>
    public static StudyRow? Whole(StudyResult result, Dimension dimension) =>
        result.Rows.Where(row => row is { Compared: true, IsDimension: true, IsWhole: true } && row.Dimension == dimension && result.TableViews.Contains(row.View)).MinBy(row => row.View);

    private static string Opening(StudyResult result)
    {
        var design = result.Design;
        var used = string.Create(CultureInfo.InvariantCulture, $"{result.Seen.Shots.Count} of {Count(result.PhotosGiven, "photo")}");
        return $"{Count(design.People, "person")} without treatment, {Count(design.Visits, "visit")}, {used} could be used.";
    }

    /// <summary>Which views the table stands for.</summary>
    public static string Views(StudyResult result) => Labels.Inside(Numbers.List([.. result.TableViews.Select(view => Labels.Of(view).ToLowerInvariant())]));

    /// <summary>What the table says of its own strength.</summary>
    public static string Strength(StudyDesign design) => design.IsFull
        ? $"With {Count(design.PeopleFull, "person")} at two visits of {StudyDesign.FullShots} usable photos or more, the study has the size that it should have."
        : $"The study is smaller than it should be: {Count(design.PeopleFull, "person")}, not {StudyDesign.FullPeople}, with two visits of {StudyDesign.FullShots} usable photos or more. The numbers hold for these people and may be too small for others.";
}
