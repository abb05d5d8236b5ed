using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Judge.Repeats;
using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Reports.Components;
using PhotoProgress.Reports.Pictures;

namespace PhotoProgress.Reports;

/// <summary>
/// Writes reports as one HTML file each: style, pictures and charts inside, no request to anywhere. The same file is shown on
/// screens and printed by <see cref="PdfPrinter"/>.
/// </summary>
/// <param name="encodeJpeg">From sRGB pixels to the bytes of a JPEG (or PNG) file.</param>
public sealed class ReportWriter(Func<SrgbImage, byte[]> encodeJpeg)
{
    // 3 cm of paper at 300 dpi.
    private const int ThumbnailWidest = 360;

    /// <summary>The report of one comparison; a refused one gives reasons and advice instead of numbers.</summary>
    public Task<string> ComparisonHtmlAsync(Comparison comparison, ReportHeader header) =>
        RenderAsync<ComparisonPage>(new()
        {
            [nameof(ComparisonPage.Comparison)] = comparison,
            [nameof(ComparisonPage.Facts)] = new ComparisonFacts(comparison, header),
            [nameof(ComparisonPage.Pictures)] = comparison.Comparable ? ReportPictures.Of(comparison, encodeJpeg) : null,
        });

    /// <summary>The report of a course: its result at the primary endpoint or the latest photo that counts, and the way there.</summary>
    public Task<string> CourseHtmlAsync(CourseReport report, ReportHeader header) =>
        RenderAsync<CoursePage>(new()
        {
            [nameof(CoursePage.Report)] = report,
            [nameof(CoursePage.Header)] = header,
            [nameof(CoursePage.Views)] = CourseView.All(report),
            [nameof(CoursePage.Thumbnails)] = Thumbnails(report),
        });

    /// <summary>The page of a repeatability study: what a change must exceed in this clinic, and how that was found.</summary>
    public static Task<string> RepeatabilityHtmlAsync(StudyResult result, ReportHeader header) =>
        RenderAsync<RepeatabilityPage>(new()
        {
            [nameof(RepeatabilityPage.Result)] = result,
            [nameof(RepeatabilityPage.Header)] = header,
        });

    /// <summary>A copy small enough to be kept for a strip of many photos.</summary>
    public static SrgbImage Thumbnail(SrgbImage image) => PictureTools.Shrink(image, ThumbnailWidest);

    /// <summary>A smaller copy, each pixel the mean light of those it covers; never enlarged.</summary>
    /// <param name="longest">Of its longer side, pixels.</param>
    public static SrgbImage Shrunk(SrgbImage image, int longest) =>
        PictureTools.Shrink(image, image.Width >= image.Height ? longest : Math.Max(1, longest * image.Width / image.Height));

    private Dictionary<string, string> Thumbnails(CourseReport report)
    {
        var pictures =
            from entry in report.Entries
            let picture = entry.Thumbnail ?? entry.AgainstBaseline?.Pictures?.After
            where picture is not null
            select (entry.Photo.File, Picture: PictureUri.Of(encodeJpeg(PictureTools.Shrink(picture, ThumbnailWidest))));
        return pictures.ToDictionary(p => p.File, p => p.Picture);
    }

    private static async Task<string> RenderAsync<TPage>(Dictionary<string, object?> parameters)
        where TPage : IComponent
    {
        await using var services = new ServiceCollection().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(parameters))).ToHtmlString());
    }
}
