using System.Text.RegularExpressions;
using Microsoft.Playwright;
using PhotoProgress.Browser.Tests.Running;
using PhotoProgress.Data;

namespace PhotoProgress.Browser.Tests.Account;

/// <summary>The list of browsers on the account's page.</summary>
public class SignInListTests
{
    [BrowserFact]
    public async Task OtherBrowser_SignedOutFromTheList_MustSignInAgain()
    {
        await using var clinic = await RunningClinic.StartAsync(Engine.Sqlite);
        await using var here = await TestBrowser.PersonAsync(clinic.Address);
        await using var there = await TestBrowser.PersonAsync(clinic.Address);
        await there.SignInAsync(clinic.Owner.Email, clinic.Owner.Password);
        await here.SignInAsync(clinic.Owner.Email, clinic.Owner.Password);
        await here.GoAsync("/account");
        var list = here.Page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = "Where you are signed in" });
        await Assertions.Expect(list.GetByText("this browser")).ToHaveCountAsync(1);
        await Assertions.Expect(list.GetByText("Chrome on Linux")).ToHaveCountAsync(2);
        await list.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { NameRegex = new Regex("^Sign out: Chrome on Linux") }).ClickAsync();
        await here.SeesAsync("That browser is signed out.");
        await there.GoAsync("/clients");
        await there.SeesHeadingAsync("Sign in");
        await here.GoAsync("/clients");
        await here.SeesHeadingAsync("Clients");
        Assert.Empty(here.Watch.Faults);
    }
}
