using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace PhotoProgress.Browser.Tests.Pages;

/// <summary>
/// axe-core, which is put into a page once, however often it is looked at. Deque's own wrapper for this browser puts it in again at every look
/// and opens another page to gather what frames answer; no page here has frames.
/// </summary>
internal static class Axe
{
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    private const string Look = """
        async rules => {
          const only = rules ? { runOnly: { type: 'rule', values: rules } } : {};
          const found = await axe.run(document, { resultTypes: ['violations'], ...only });
          return found.violations
            .filter(finding => ['serious', 'critical'].includes(finding.impact))
            .map(finding => `${finding.id}, ${finding.help}: ${finding.nodes.slice(0, 3).map(node => node.html).join(' | ')}`);
        }
        """;

    /// <summary>What is serious or critical to somebody on the page as it is now.</summary>
    /// <param name="rules">Null looks at all.</param>
    public static async Task<IReadOnlyList<string>> FindingsAsync(IPage page, IReadOnlyList<string>? rules = null)
    {
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window")) await page.EvaluateAsync(Script);
        return await page.EvaluateAsync<string[]>(Look, rules);
    }
}
