using Microsoft.Playwright;

namespace PhotoProgress.Browser.Tests.Running;

/// <summary>Somebody in a browser of their own, who finds things by what they are called.</summary>
public sealed class Person(IBrowserContext context, IPage page, PageWatch watch) : IAsyncDisposable
{
    public IBrowserContext Context => context;

    public IPage Page => page;

    public PageWatch Watch => watch;

    public Task GoAsync(string path) => page.GotoAsync(path);

    /// <summary>Presses a button, in a part of the page or anywhere.</summary>
    public Task PressAsync(string button, ILocator? within = null) => Find(within, AriaRole.Button, button).ClickAsync();

    public Task FollowAsync(string link, ILocator? within = null) => Find(within, AriaRole.Link, link).First.ClickAsync();

    public Task OpenAsync(string summary) => page.Locator("summary", new PageLocatorOptions { HasTextString = summary }).First.ClickAsync();

    /// <summary>Opens whatever is folded.</summary>
    public Task UnfoldAsync() => page.EvaluateAsync("() => document.querySelectorAll('details').forEach(part => { part.open = true; })");

    public async Task FillAsync(ILocator? within, params (string Label, string Value)[] fields)
    {
        foreach (var (label, value) in fields)
        {
            var field = await FieldAsync(within ?? page.Locator("main"), label);
            if (await field.EvaluateAsync<string>("element => element.localName") == "select") await field.SelectOptionAsync(new SelectOptionValue { Label = value });
            else await field.FillAsync(value);
        }
    }

    public Task FillAsync(params (string Label, string Value)[] fields) => FillAsync(null, fields);

    /// <summary>A form by its button.</summary>
    public ILocator Form(string button) =>
        page.Locator("form").Filter(new LocatorFilterOptions { Has = page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = button, Exact = true }) }).First;

    public async Task SignInAsync(string email, string password)
    {
        await GoAsync("/sign-in");
        await FillAsync(("E-mail", email), ("Password", password));
        await PressAsync("Sign in");
        await SeesHeadingAsync(null);
    }

    /// <summary>Waits for the page's title.</summary>
    /// <param name="title">Null takes any but the sign-in's.</param>
    public Task SeesHeadingAsync(string? title)
    {
        var heading = Assertions.Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 }));
        return title is null ? heading.Not.ToHaveTextAsync("Sign in") : heading.ToHaveTextAsync(title);
    }

    public Task SeesAsync(string text) => Assertions.Expect(page.GetByText(text).First).ToBeVisibleAsync();

    public ValueTask DisposeAsync() => context.DisposeAsync();

    /// <summary>Labels around a select hold its choices too: only their beginning is the field's name.</summary>
    private static async Task<ILocator> FieldAsync(ILocator within, string label)
    {
        await within.First.WaitForAsync();
        var exact = within.GetByLabel(label, new LocatorGetByLabelOptions { Exact = true });
        return await exact.CountAsync() > 0 ? exact.First : within.GetByLabel(label).First;
    }

    private ILocator Find(ILocator? within, AriaRole role, string name) => within is null
        ? page.GetByRole(role, new PageGetByRoleOptions { Name = name, Exact = true })
        : within.GetByRole(role, new LocatorGetByRoleOptions { Name = name, Exact = true });
}
