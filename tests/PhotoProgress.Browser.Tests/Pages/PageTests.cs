using Microsoft.Playwright;
using PhotoProgress.Browser.Tests.Running;
using PhotoProgress.Browser.Tests.Story;

namespace PhotoProgress.Browser.Tests.Pages;

/// <summary>Every page, with everybody who may open it, on a phone and on a desk, light and dark.</summary>
[Collection(StoriedClinic.Name)]
public class PageTests(StoriedClinic clinic)
{
    private const int Wide = 1440;
    private const int Narrow = 390;
    private const int HeightPx = 900;

    /// <summary>What another scheme can change: colours and nothing else.</summary>
    private static readonly string[] Colours = ["color-contrast", "link-in-text-block"];

    /// <summary>
    /// Whoever opens a page first sees it in both widths and both schemes; the others, whose pages are made of the same parts, wide and light, then
    /// narrow and dark. People sit beside each other: their browsers are looked at side by side, each one's pages one after the other.
    /// </summary>
    [BrowserFact]
    public async Task Pages_OfEverybody_HaveNoSeriousFinding()
    {
        var pages = await ClinicPages.AllAsync(await clinic.StoryAsync());
        var first = pages.DistinctBy(page => page.Route).ToHashSet();
        var faults = await Task.WhenAll(pages.GroupBy(page => page.Person).Select(own => FaultsAsync(own.Select(page => (page, first.Contains(page))))));
        Assert.True(faults.All(found => found.Count == 0), string.Join('\n', faults.SelectMany(found => found)));
    }

    private static async Task<IReadOnlyCollection<string>> FaultsAsync(IEnumerable<(OpenPage Page, bool IsFirst)> pages)
    {
        var faults = new HashSet<string>();
        foreach (var (page, isFirst) in pages)
        {
            await page.Person.GoAsync(page.Address);
            await page.Person.UnfoldAsync();
            await LookAsync(page, Wide, ColorScheme.Light, null, faults);
            if (isFirst) await LookAsync(page, Wide, ColorScheme.Dark, Colours, faults);
            await LookAsync(page, Narrow, ColorScheme.Dark, null, faults);
            if (isFirst) await LookAsync(page, Narrow, ColorScheme.Light, Colours, faults);
            faults.UnionWith(page.Person.Watch.Faults);
        }

        return faults;
    }

    private static async Task LookAsync(OpenPage page, int widthPx, ColorScheme scheme, string[]? rules, HashSet<string> faults)
    {
        var (screen, how) = (page.Person.Page, $"{page.Who} {page.Route} {widthPx} px, {scheme}");
        await screen.SetViewportSizeAsync(widthPx, HeightPx);
        await screen.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
        faults.UnionWith((await Axe.FindingsAsync(screen, rules)).Select(finding => $"{how}: {finding}"));
        if (await OverflowPxAsync(screen) is > 0 and var over) faults.Add($"{how}: {over} px too wide");
    }

    private static Task<int> OverflowPxAsync(IPage page) =>
        page.EvaluateAsync<int>("() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth)");
}
