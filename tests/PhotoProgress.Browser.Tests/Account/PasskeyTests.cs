using Microsoft.Playwright;
using PhotoProgress.Browser.Tests.Running;
using PhotoProgress.Data;

namespace PhotoProgress.Browser.Tests.Account;

/// <summary>Passkeys as somebody meets them: added, used, refused, removed.</summary>
public class PasskeyTests
{
    private const string Name = "My phone";

    [BrowserFact]
    public async Task Passkey_AddedOnTheAccountsPage_SignsInUntilItIsRemoved()
    {
        await using var clinic = await RunningClinic.StartAsync(Engine.Sqlite);
        await using var owner = await TestBrowser.PersonAsync(clinic.Address);
        var device = await VirtualAuthenticator.PlugInAsync(owner.Page);
        await owner.SignInAsync(clinic.Owner.Email, clinic.Owner.Password);
        await AddAsync(owner, "not the password", "This is not your present password.");
        await AddAsync(owner, clinic.Owner.Password, $"The passkey “{Name}” was added.");
        await AddAsync(owner, clinic.Owner.Password, "This device has a passkey of your account already.");

        await SignOutAsync(owner);
        await owner.PressAsync("Sign in with a passkey");
        await owner.SeesHeadingAsync("Clients");

        await SignOutAsync(owner);
        await device.VerifyUserAsync(false);
        await owner.PressAsync("Sign in with a passkey");
        await owner.SeesAsync("Nothing was done");
        await device.VerifyUserAsync(true);
        await owner.PressAsync("Sign in with a passkey");
        await owner.SeesHeadingAsync("Clients");

        await owner.GoAsync("/account");
        await owner.OpenAsync(Name);
        await owner.FillAsync(owner.Form($"Remove {Name}"), ("Present password", clinic.Owner.Password));
        await owner.PressAsync($"Remove {Name}");
        await owner.SeesAsync("was removed");
        await SignOutAsync(owner);
        await owner.PressAsync("Sign in with a passkey");
        await owner.SeesAsync("This passkey does not open an account here.");
        Assert.Contains("400", Assert.Single(owner.Watch.Faults), StringComparison.Ordinal); // the wrong password, which the browser notes
    }

    /// <summary>Without a name there is nothing that a passkey could belong to: the page says so and offers none.</summary>
    [BrowserFact]
    public async Task Passkeys_UnderANumber_AreNotOffered()
    {
        await using var clinic = await RunningClinic.StartAsync(Engine.Sqlite);
        await using var owner = await TestBrowser.PersonAsync(new UriBuilder(clinic.Address) { Host = "127.0.0.1" }.Uri);
        await owner.SignInAsync(clinic.Owner.Email, clinic.Owner.Password);
        await owner.GoAsync("/account");
        await owner.SeesAsync("This browser cannot add a passkey here");
        await Assertions.Expect(owner.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Add a passkey" })).ToBeHiddenAsync();
    }

    private static async Task AddAsync(Person person, string password, string told)
    {
        await person.GoAsync("/account");
        await person.FillAsync(person.Form("Add a passkey"), ("Name, such as My phone", Name), ("Present password", password));
        await person.PressAsync("Add a passkey");
        await person.SeesAsync(told);
    }

    private static async Task SignOutAsync(Person person)
    {
        await person.PressAsync("Sign out");
        await person.SeesHeadingAsync("Sign in");
    }
}
