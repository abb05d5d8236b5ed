using Microsoft.Playwright;

namespace PhotoProgress.Browser.Tests.Pages;

/// <summary>A page without a mouse.</summary>
internal static class Keyboard
{
    /// <summary>More stops than any page has.</summary>
    private const int MostStops = 400;

    /// <summary>
    /// What can be used here now, each by kind, name and number among its likes, so that parts which are replaced meanwhile keep their names.
    /// Of radio buttons one is a stop; what is folded, hidden or disabled is none.
    /// </summary>
    private const string Stops = """
        () => {
          const seen = new Map();
          return [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
            .filter(part => !part.disabled && part.checkVisibility({ visibilityProperty: true }) && (part.type !== 'radio' || part.checked))
            .map(part => {
              const name = `${part.localName} ${part.getAttribute('aria-label') || part.name || part.textContent.trim().slice(0, 40)}`;
              seen.set(name, (seen.get(name) || 0) + 1);
              return [part, `${name} #${seen.get(name)}`];
            });
        }
        """;

    /// <summary>The stop that has the focus, and whether one sees that: by an outline of its own or of the label around it.</summary>
    private const string Focused = $$"""
        () => {
          const stop = ({{Stops}})().find(([part]) => part === document.activeElement);
          if (!stop) return null;
          const isOutlined = part => part && getComputedStyle(part).outlineStyle !== 'none' && parseFloat(getComputedStyle(part).outlineWidth) >= 1;
          const isSeen = part => isOutlined(part) && Number(getComputedStyle(part).opacity) > 0 && part.getBoundingClientRect().width > 2;
          return [stop[1], String(isSeen(stop[0]) || isSeen(stop[0].closest('label')))];
        }
        """;

    /// <summary>Tab goes on from where the focus was last, also after a blur; from the body it begins with the first stop.</summary>
    private const string ToTheTop = """
        () => {
          document.body.tabIndex = -1;
          document.body.focus();
          document.body.removeAttribute('tabindex');
          window.scrollTo(0, 0);
        }
        """;

    /// <returns>What Tab does not reach, and where one does not see that it did.</returns>
    public static async Task<IReadOnlyList<string>> FaultsAsync(IPage page)
    {
        var stops = await page.EvaluateAsync<string[]>($"() => ({Stops})().map(([, name]) => name)");
        var (reached, seen) = (new HashSet<string>(), new HashSet<string>());
        await page.EvaluateAsync(ToTheTop);
        for (var press = 0; press < MostStops; press++)
        {
            await page.Keyboard.PressAsync("Tab");
            var focused = await page.EvaluateAsync<string[]?>(Focused);
            if (focused is not [var name, var isSeen])
            {
                if (reached.Count > 0 && await page.EvaluateAsync<bool>("() => document.activeElement === document.body")) break; // behind the last stop
                continue;
            }

            var isNew = reached.Add(name);
            if (isSeen == "true") seen.Add(name); // a date has stops within, which the browser draws itself
            if (!isNew && reached.IsSupersetOf(stops) && seen.Contains(name)) break;
        }

        return [.. stops.Except(reached).Select(name => $"Tab does not reach {name}"), .. reached.Except(seen).Select(name => $"the focus on {name} is not seen")];
    }

    /// <summary>Presses Tab until something has the focus.</summary>
    public static async Task TabToAsync(this IPage page, ILocator target)
    {
        await target.WaitForAsync();
        for (var press = 0; press < MostStops; press++)
        {
            if (await target.EvaluateAsync<bool>("part => part === document.activeElement")) return;
            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"Tab does not reach {target}.");
    }
}
