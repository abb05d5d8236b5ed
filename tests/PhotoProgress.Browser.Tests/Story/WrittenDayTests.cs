using System.Diagnostics;
using System.Text.RegularExpressions;
using PhotoProgress.Analysis.Tests.Conventions;
using PhotoProgress.Browser.Tests.Pages;
using PhotoProgress.Browser.Tests.Running;
using PhotoProgress.Server.Access;

namespace PhotoProgress.Browser.Tests.Story;

/// <summary>The commands that docs/api.md shows, run as they stand there.</summary>
[Collection(StoriedClinic.Name)]
public sealed partial class WrittenDayTests(StoriedClinic clinic) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly string _folder = Directory.CreateTempSubdirectory("photoprogress-day-").FullName;

    [BrowserFact]
    public async Task Day_OfTheApisDocument_EndsWithAReport()
    {
        var story = await clinic.StoryAsync();
        var told = Day().Match(await File.ReadAllTextAsync(Repository.PathOf("docs/api.md"))).Groups[1].Value;
        var script = told.Replace("https://photos.clinic.example", story.Clinic.Address.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal);
        Assert.NotEqual(told, script);
        await File.WriteAllBytesAsync(Path.Combine(_folder, "front.jpg"), StoryPhotos.Other.Buffer);

        var start = new ProcessStartInfo("/bin/bash", ["-c", script]) { WorkingDirectory = _folder };
        start.Environment["PHOTOPROGRESS_TOKEN"] = await ClinicPages.MakeTokenAsync(story.Owner, "The day of the document", Scopes.All);
        var (exit, output, faults) = ChildProcess.Run(start, Patience);

        Assert.True(exit == 0, $"{output}\n{faults}");
        Assert.Matches("\"[aAbB]\"", output); // the grade of the photo's check
        Assert.StartsWith("%PDF-", await File.ReadAllTextAsync(Path.Combine(_folder, "report.pdf")), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [GeneratedRegex(@"## A day\s+```\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Day();
}
