using System.Diagnostics;
using System.Text.RegularExpressions;
using PhotoProgress.Analysis.Tests.Conventions;
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

        var (exit, output, faults) = await RunAsync(script, await TokenAsync(story.Owner));

        Assert.True(exit == 0, $"{output}\n{faults}");
        Assert.Matches("\"[aAbB]\"", output); // the grade of the photo's check
        Assert.StartsWith("%PDF-", await File.ReadAllTextAsync(Path.Combine(_folder, "report.pdf")), StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static async Task<string> TokenAsync(Person owner)
    {
        await owner.GoAsync("/tokens");
        await owner.FillAsync(("What it is for", "The day of the document"));
        foreach (var scope in Scopes.All) await owner.Page.GetByLabel(scope, new Microsoft.Playwright.PageGetByLabelOptions { Exact = true }).CheckAsync();
        await owner.PressAsync("Make token");
        return await owner.Page.Locator("code.secret").InnerTextAsync();
    }

    private async Task<(int Exit, string Output, string Faults)> RunAsync(string script, string token)
    {
        var start = new ProcessStartInfo("/bin/bash", ["-c", script]) { WorkingDirectory = _folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PHOTOPROGRESS_TOKEN"] = token;
        using var bash = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Patience);
        var (output, faults) = (bash.StandardOutput.ReadToEndAsync(limit.Token), bash.StandardError.ReadToEndAsync(limit.Token));
        try
        {
            await bash.WaitForExitAsync(limit.Token);
            return (bash.ExitCode, await output, await faults);
        }
        finally
        {
            if (!bash.HasExited) bash.Kill(entireProcessTree: true);
        }
    }

    [GeneratedRegex(@"## A day\s+```\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Day();
}
