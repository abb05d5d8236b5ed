using PhotoProgress.Browser.Tests.Running;

namespace PhotoProgress.Browser.Tests.Pages;

/// <summary>Whoever finds nothing on our pages must find something where something is wrong.</summary>
public class AxeTests
{
    private const string Bad = """
        <!DOCTYPE html><html lang="en"><title>Bad</title><main><h1>Bad</h1><img src="data:,"><p style="background: white; color: #bbb">Pale</p></main></html>
        """;

    [BrowserFact]
    public async Task Findings_OfABadPage_NameWhatIsWrong()
    {
        await using var somebody = await TestBrowser.PersonAsync(new Uri("http://localhost"));
        await somebody.Page.SetContentAsync(Bad);
        var all = await Axe.FindingsAsync(somebody.Page);
        Assert.Equal(["color-contrast", "image-alt"], all.Select(finding => finding[..finding.IndexOf(',', StringComparison.Ordinal)]).Order());
        Assert.Contains("Pale</p>", Assert.Single(await Axe.FindingsAsync(somebody.Page, ["color-contrast"])), StringComparison.Ordinal);
    }
}
