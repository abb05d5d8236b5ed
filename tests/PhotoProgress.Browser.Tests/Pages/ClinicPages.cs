using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using PhotoProgress.Browser.Tests.Running;
using PhotoProgress.Browser.Tests.Story;

namespace PhotoProgress.Browser.Tests.Pages;

/// <summary>A page and somebody who may open it.</summary>
public sealed record OpenPage(Person Person, string Who, string Route, string Address);

/// <summary>Every page of the application with everybody who may open it.</summary>
internal static class ClinicPages
{
    private static IReadOnlyList<OpenPage>? _all;

    /// <summary>Found out once: which routes answer with a page, and to whom.</summary>
    public static async Task<IReadOnlyList<OpenPage>> AllAsync(ClinicStory story) => _all ??= await FindAsync(story);

    private static async Task<IReadOnlyList<OpenPage>> FindAsync(ClinicStory story)
    {
        var share = await ShareAsync(story.AtTheScreen("practitioner"));
        var invitation = await InviteAsync(story.Owner);
        await MakeTokenAsync(story.Owner, "A camera", "photos:write");
        await LeaveInTriageAsync(story);
        await using var db = story.Clinic.Open();
        var addresses = await Addresses.OfAsync(db, share, invitation);
        await story.SitDownAsync("visitor");
        var found = new List<OpenPage>();
        foreach (var route in await MappedRoutes.AllAsync())
        {
            var opened = 0;
            // Pages for everybody are looked at without an account: with one, only the links above differ.
            foreach (var (who, person) in story.People.Where(p => !route.IsForEverybody || p.Key == "visitor"))
            {
                var (isOpen, isPage) = await AskAsync(person, addresses.Of(route));
                if (isOpen) opened++;
                if (isPage) found.Add(new OpenPage(person, who, route.Text, addresses.Of(route)));
            }

            Assert.True(opened > 0, $"{route.Text} ({addresses.Of(route)}) opens for nobody, so nobody looked at it.");
        }

        return found;
    }

    /// <summary>A page begins as a document; what scripts put into pages does not.</summary>
    private static async Task<(bool IsOpen, bool IsPage)> AskAsync(Person person, string address)
    {
        var answer = await person.Context.APIRequest.GetAsync(address, new APIRequestContextOptions { MaxRedirects = 0, Headers = [new("Accept", "text/html")] });
        if (answer.Status is >= 300 and < 400) return (address is "/" or "/sign-in/code", false);
        var isPage = answer.Headers.GetValueOrDefault("content-type", "").StartsWith("text/html", StringComparison.Ordinal)
            && (await answer.TextAsync()).TrimStart().StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase);
        var isDenied = !answer.Ok && address != "/denied";
        return (!isDenied, isPage && !isDenied);
    }

    private static async Task<string> ShareAsync(Person practitioner)
    {
        await practitioner.GoAsync("/clients");
        await practitioner.FollowAsync(ClinicStory.ClientCode);
        await practitioner.FollowAsync(ClinicStory.PlanName);
        await practitioner.FollowAsync("Share links");
        await practitioner.PressAsync("Make link");
        return await SecretAsync(practitioner);
    }

    private static async Task<string> InviteAsync(Person owner)
    {
        await owner.GoAsync("/members");
        await owner.FillAsync(owner.Form("Make invitation"), ("Name", "Nobody Yet"), ("E-mail", "later@clinic.example"));
        await owner.PressAsync("Make invitation");
        return await SecretAsync(owner);
    }

    /// <returns>The secret, which is shown once.</returns>
    public static async Task<string> MakeTokenAsync(Person owner, string purpose, params IEnumerable<string> scopes)
    {
        await owner.GoAsync("/tokens");
        await owner.FillAsync(("What it is for", purpose));
        foreach (var scope in scopes) await owner.Page.GetByLabel(scope, new PageGetByLabelOptions { Exact = true }).CheckAsync();
        await owner.PressAsync("Make token");
        return await SecretAsync(owner);
    }

    /// <summary>What is shown once; of an address its last part.</summary>
    private static async Task<string> SecretAsync(Person person) => (await person.Page.GetByRole(AriaRole.Status).Locator("code").First.InnerTextAsync()).Split('/')[^1];

    /// <summary>A photo whose session nobody told.</summary>
    private static async Task LeaveInTriageAsync(ClinicStory story)
    {
        await File.WriteAllBytesAsync(Path.Combine(story.Clinic.Inbox, StoryPhotos.Stray.Name), StoryPhotos.Stray.Buffer);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            await using var db = story.Clinic.Open();
            if (await db.Triage.AnyAsync()) return;
            await Task.Delay(500, limit.Token);
        }
    }
}
