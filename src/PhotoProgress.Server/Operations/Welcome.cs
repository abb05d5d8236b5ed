using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.People;
using PhotoProgress.Server.Demo;
using PhotoProgress.Server.Settings;

namespace PhotoProgress.Server.Operations;

/// <summary>What the operator reads on the terminal once the service answers; and the first owner's account.</summary>
public static class Welcome
{
    private const string FirstOwner = "owner@clinic.local";

    /// <summary>An empty clinic gets one owner. The password is shown once, here, and stored nowhere.</summary>
    /// <returns>The password; null where there is an account already.</returns>
    public static async Task<string?> EnsureOwnerAsync(IServiceProvider services)
    {
        if (await services.GetRequiredService<ClinicDb>().Users.AnyAsync()) return null;
        var ids = services.GetRequiredService<Ids>();
        var password = ids.Secret();
        var owner = new Member
        {
            Id = ids.New(),
            UserName = FirstOwner,
            Email = FirstOwner,
            EmailConfirmed = true,
            DisplayName = "Owner",
            Role = Role.Owner,
            CreatedAt = services.GetRequiredService<TimeProvider>().GetUtcNow(),
        };
        var made = await services.GetRequiredService<UserManager<Member>>().CreateAsync(owner, password);
        return made.Succeeded ? password : null; // another process was faster
    }

    public static void Print(TextWriter terminal, IEnumerable<string> addresses, ServiceSettings settings, string? ownerPassword)
    {
        terminal.WriteLine($"PhotoProgress is running: {string.Join(", ", addresses)}");
        terminal.WriteLine($"  its data: {settings.Data}");
        terminal.WriteLine($"  its keys: {settings.KeyFile} (keep a copy elsewhere: without it no photo can be read)");
        if (settings is { Demo: true, ServesPeople: true })
        {
            terminal.WriteLine($"Demo clinic of rendered clients, nobody's face. Accounts, all with the password {DemoClinic.Password}:");
            foreach (var (email, role) in DemoClinic.Accounts) terminal.WriteLine($"  {email}  ({role.ToString().ToLowerInvariant()})");
        }

        if (ownerPassword is not null)
        {
            terminal.WriteLine("First account, shown this once:");
            terminal.WriteLine($"  {FirstOwner}  password {ownerPassword}");
        }
    }
}
