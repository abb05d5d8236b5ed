using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace PhotoProgress.Browser.Tests.Running;

/// <summary>Notes what no page may do: ask another host, break its own security policy, fail in a script.</summary>
public sealed class PageWatch
{
    private readonly ConcurrentQueue<string> _faults = new();

    public PageWatch(IBrowserContext context, Uri service)
    {
        context.Request += (_, request) =>
        {
            var asked = new Uri(request.Url);
            if (asked.Scheme is "http" or "https" && asked.Authority != service.Authority) _faults.Enqueue($"asked {asked.Authority} from {request.Frame.Url}");
        };
        // A policy that is broken is told on the console.
        context.Console += (_, message) =>
        {
            if (message.Type == "error" && !IsStatusOfThePage(message)) _faults.Enqueue($"console of {message.Page?.Url}: {message.Text}");
        };
        context.WebError += (_, error) => _faults.Enqueue($"script of {error.Page?.Url}: {error.Error}");
    }

    /// <summary>What was seen so far.</summary>
    public IReadOnlyCollection<string> Faults => _faults;

    /// <summary>The browser notes a page that answers 4xx, which some are there to do; parts of a page that do are faults.</summary>
    private static bool IsStatusOfThePage(IConsoleMessage message) =>
        message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal) && message.Location.StartsWith($"{message.Page?.Url}:", StringComparison.Ordinal);
}
