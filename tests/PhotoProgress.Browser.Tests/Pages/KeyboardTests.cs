using System.Globalization;
using Microsoft.Playwright;
using PhotoProgress.Browser.Tests.Running;
using PhotoProgress.Browser.Tests.Story;

namespace PhotoProgress.Browser.Tests.Pages;

/// <summary>Every page and every kind of action without a mouse.</summary>
[Collection(StoriedClinic.Name)]
public class KeyboardTests(StoriedClinic clinic)
{
    [BrowserFact]
    public async Task Pages_ByTab_ReachEverythingAndShowWhere()
    {
        var faults = new List<string>();
        foreach (var page in (await ClinicPages.AllAsync(await clinic.StoryAsync())).DistinctBy(page => page.Route))
        {
            await page.Person.Page.SetViewportSizeAsync(1440, 900);
            await page.Person.GoAsync(page.Address);
            await page.Person.UnfoldAsync();
            faults.AddRange((await Keyboard.FaultsAsync(page.Person.Page)).Select(fault => $"{page.Who} {page.Route}: {fault}"));
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    [BrowserFact]
    public async Task SignIn_ByKeyboard_Works()
    {
        var story = await clinic.StoryAsync();
        await using var owner = await TestBrowser.PersonAsync(story.Clinic.Address);
        await owner.GoAsync("/sign-in");
        await owner.Page.TabToAsync(owner.Page.GetByLabel("E-mail"));
        await owner.Page.Keyboard.TypeAsync(story.Clinic.Owner.Email);
        await owner.Page.Keyboard.PressAsync("Tab");
        await owner.Page.Keyboard.TypeAsync(story.Clinic.Owner.Password);
        await owner.Page.Keyboard.PressAsync("Enter");
        await owner.SeesHeadingAsync("Clients");
    }

    /// <summary>Something folded is opened, a form in it filled and sent.</summary>
    [BrowserFact]
    public async Task FoldedForm_ByKeyboard_IsOpenedAndSent()
    {
        var owner = (await clinic.StoryAsync()).Owner;
        var (page, keys) = (owner.Page, owner.Page.Keyboard);
        await owner.GoAsync("/clients");
        await page.TabToAsync(page.Locator("summary", new PageLocatorOptions { HasTextString = "Add a plan" }));
        await keys.PressAsync("Enter");
        var form = owner.Form("Add plan");
        await page.TabToAsync(form.GetByLabel("Name", new LocatorGetByLabelOptions { Exact = true }));
        await keys.TypeAsync("Typed plan");
        await page.TabToAsync(form.GetByLabel("Sessions", new LocatorGetByLabelOptions { Exact = true }));
        await keys.TypeAsync("3");
        await keys.PressAsync("Enter");
        await owner.SeesAsync("Typed plan");
    }

    [BrowserFact]
    public async Task Slider_ByKeyboard_Moves()
    {
        var client = (await clinic.StoryAsync()).AtTheScreen("client");
        await client.GoAsync("/my");
        var slider = client.Page.GetByRole(AriaRole.Slider).First;
        await client.Page.TabToAsync(slider);
        var before = await ValueAsync(slider);
        await client.Page.Keyboard.PressAsync("ArrowLeft");
        Assert.Equal(before - 1, await ValueAsync(slider));
        await client.Page.Keyboard.PressAsync("Home");
        Assert.Equal(0, await ValueAsync(slider));
    }

    /// <summary>A photo's file is chosen without a mouse.</summary>
    [BrowserFact]
    public async Task Photo_ByKeyboard_IsChosen()
    {
        var story = await clinic.StoryAsync();
        var aesthetician = story.AtTheScreen("aesthetician");
        var session = (await ClinicPages.AllAsync(story)).First(page => page.Route.StartsWith("/sessions/", StringComparison.Ordinal) && page.Route.EndsWith('}'));
        await aesthetician.GoAsync(session.Address);
        var opened = new TaskCompletionSource<IFileChooser>();
        aesthetician.Page.FileChooser += (_, chooser) => opened.TrySetResult(chooser); // heard before the key is pressed: the browser is told in its own time
        var closeup = aesthetician.Page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = "Close-up" });
        await aesthetician.Page.TabToAsync(closeup.GetByLabel("Add a photo"));
        await aesthetician.Page.Keyboard.PressAsync("Enter");
        await (await opened.Task.WaitAsync(TimeSpan.FromMilliseconds(TestBrowser.PatienceMs))).SetFilesAsync(StoryPhotos.Stray);
        await Assertions.Expect(closeup.GetByText("Waits for its check").Or(closeup.GetByText("grade")).First).ToBeVisibleAsync();
    }

    private static async Task<int> ValueAsync(ILocator slider) => int.Parse(await slider.InputValueAsync(), CultureInfo.InvariantCulture);
}
