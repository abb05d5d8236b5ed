using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.People;
using PhotoProgress.Server.Settings;

namespace PhotoProgress.Server.Operations;

/// <summary>What must be there before the first request: tables, the clinic's row, an owner.</summary>
public static class Start
{
    /// <returns>The first owner's password, where an account had to be made.</returns>
    public static async Task<string?> PrepareAsync(this WebApplication app, ServiceSettings settings)
    {
        app.Services.GetRequiredService<OnlyProcess>();
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ClinicDb>();
        await Database.UpgradeAsync(db);
        await EnsureClinicAsync(db, scope.ServiceProvider.GetRequiredService<Ids>(), settings);
        return settings is { ServesPeople: true, Demo: false } ? await Welcome.EnsureOwnerAsync(scope.ServiceProvider) : null;
    }

    /// <summary>Several processes may start at once; the one row has one id, so that only one of them can add it.</summary>
    private static async Task EnsureClinicAsync(ClinicDb db, Ids ids, ServiceSettings settings)
    {
        if (await db.Clinics.AnyAsync()) return;
        db.Clinics.Add(new Clinic { Id = Clinic.OnlyId, Name = settings.Demo ? "Demo clinic" : "Our clinic", TimeZone = "UTC", IsDemo = settings.Demo });
        db.Sites.Add(new Site { Id = ids.New(), Name = "Main" });
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException)
        {
            db.ChangeTracker.Clear();
            if (!await db.Clinics.AnyAsync()) throw;
        }
    }
}
