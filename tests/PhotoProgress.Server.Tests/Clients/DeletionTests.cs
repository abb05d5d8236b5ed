using System.Net;
using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.People;
using PhotoProgress.Data.Tests;
using PhotoProgress.Data.Trail;
using PhotoProgress.Server.Clients;
using PhotoProgress.Server.Operations;
using PhotoProgress.Server.Photos;
using PhotoProgress.Server.Tests.Running;

namespace PhotoProgress.Server.Tests.Clients;

public class DeletionTests
{
    [Theory, Engines]
    public async Task Delete_OfAClient_LeavesNoRowAndNoFileButTheTrail(Engine engine)
    {
        await using var service = await ClinicService.StartAsync(engine);
        var (gone, other) = (await service.Seed.ClientAsync(), await service.Seed.ClientAsync());
        var mine = await AddressesAsync(service, gone.CourseId);
        var others = await AddressesAsync(service, other.CourseId);
        Assert.All(mine, address => Assert.True(service.Store.Exists(address)));
        var owner = await service.SignedInAsync(Role.Owner);
        await owner.DeleteAsync($"/api/v1/clients/{gone.ClientId}").JsonAsync(HttpStatusCode.NoContent);
        Assert.All(mine, address => Assert.False(service.Store.Exists(address)));
        Assert.All(others, address => Assert.True(service.Store.Exists(address)));
        Assert.Equal(others.Count, service.Store.All().Count());
        string[] traces = [.. mine, .. new[] { gone.ClientId, gone.CourseId, gone.SessionId, gone.PhotoId, gone.BaselineId, gone.ReportId }.Select(id => id.ToString()), gone.Code];
        Assert.Empty(await FindAsync(service, traces));
        // The search does find what is there.
        Assert.NotEmpty(await FindAsync(service, [.. others.Take(1)]));
        Assert.NotEmpty(await FindAsync(service, [other.PhotoId.ToString()]));
        await using var db = service.Open();
        var entry = await db.Audit.SingleAsync(e => e.Action == "client.delete");
        Assert.Equal(($"client:{gone.ClientId}", "photos=2 reports=1 files=12"), (entry.Subject, entry.Detail));
        Assert.Null((await service.WithAsync<AuditTrail, AuditState>(trail => trail.VerifyAsync(db))).Fault);
    }

    /// <summary>Two clients' pictures may be the same bytes, such as black ones.</summary>
    [Theory, Engines]
    public async Task Delete_OfAClient_KeepsAFileThatAnotherNamesToo(Engine engine)
    {
        await using var service = await ClinicService.StartAsync(engine);
        var (gone, other) = (await service.Seed.ClientAsync(), await service.Seed.ClientAsync());
        await using var db = service.Open();
        var shared = await db.DerivedFiles.Where(f => f.PhotoId == gone.PhotoId).Select(f => f.Address).FirstAsync();
        await db.DerivedFiles.Where(f => f.PhotoId == other.PhotoId && f.AgainstId == Guid.Empty).ExecuteUpdateAsync(set => set.SetProperty(f => f.Address, shared));
        await service.WithAsync<ClientDeletion, DeletedClient?>(deletion => deletion.DeleteAsync(gone.ClientId, "operator", default));
        Assert.True(service.Store.Exists(shared));
    }

    [Theory, Engines]
    public async Task Sweep_AfterACrashBetweenRowsAndFiles_RemovesWhatNobodyNames(Engine engine)
    {
        var clock = new SetClock();
        await using var service = await ClinicService.StartAsync(engine, clock);
        var (gone, other) = (await service.Seed.ClientAsync(), await service.Seed.ClientAsync());
        var (mine, others) = (await AddressesAsync(service, gone.CourseId), await AddressesAsync(service, other.CourseId));
        await using (var db = service.Open()) await db.Clients.Where(c => c.Id == gone.ClientId).ExecuteDeleteAsync();
        Assert.Equal(0, await service.WithAsync<OrphanSweep, int>(sweep => sweep.RunAsync(default))); // too young: their rows could be on the way
        clock.Ahead = TimeSpan.FromHours(2);
        Assert.Equal(mine.Count, await service.WithAsync<OrphanSweep, int>(sweep => sweep.RunAsync(default)));
        Assert.All(others, address => Assert.True(service.Store.Exists(address)));
        Assert.Equal(others.Count, service.Store.All().Count());
    }

    /// <summary>A new column of addresses that the sweep does not know would cost photos.</summary>
    [Theory, Engines]
    public async Task StoreNames_KnowEveryColumnOfAddresses(Engine engine)
    {
        await using var service = await ClinicService.StartAsync(engine);
        await using var db = service.Open();
        var columns = db.Model.GetEntityTypes().SelectMany(type => type.GetProperties())
            .Where(property => property.Name.EndsWith("Address", StringComparison.Ordinal) && property.GetMaxLength() == Data.Photos.Photo.AddressLength)
            .Select(property => $"{property.DeclaringType.ClrType.Name}.{property.Name}");
        Assert.Equal(
            ["DerivedFile.Address", "Photo.Address", "Report.HtmlAddress", "Report.PdfAddress", "TriageItem.Address", "TriageItem.ThumbnailAddress"],
            columns.Order(StringComparer.Ordinal));
        var triage = new Data.Photos.TriageItem { Id = service.Seed.Ids.New(), Address = new string('a', 64), ThumbnailAddress = new string('b', 64), Reason = "test" };
        db.Add(triage);
        await db.SaveChangesAsync();
        var asked = new[] { triage.Address, triage.ThumbnailAddress, new string('c', 64) };
        Assert.Equal(asked[..2], (await StoreNames.NamedAsync(db, asked, default)).Order(StringComparer.Ordinal));
    }

    [Theory, Engines]
    public async Task Delete_OfOnePhoto_TakesWhatWasMadeFromItAndLeavesTheOthers(Engine engine)
    {
        await using var service = await ClinicService.StartAsync(engine);
        var seeded = await service.Seed.ClientAsync();
        using var http = await service.WithTokenAsync("courses:judge");
        await http.DeleteAsync($"/api/v1/photos/{seeded.BaselineId}").JsonAsync(HttpStatusCode.NoContent);
        await using var db = service.Open();
        Assert.Equal(seeded.PhotoId, await db.Photos.Select(p => p.Id).SingleAsync());
        Assert.Equal(0, await db.Comparisons.CountAsync());
        // The other photo's file and its three sizes; its aligned pictures and the report showed the deleted one.
        Assert.Equal(4, service.Store.All().Count());
        Assert.Equal(Guid.Empty, await db.Runs.Select(r => r.AgainstId).SingleAsync());
    }

    [Theory, Engines]
    public async Task Retention_WithARule_ListsThenDeletesWhoIsOverdue(Engine engine)
    {
        var clock = new SetClock();
        await using var service = await ClinicService.StartAsync(engine, clock);
        var old = await service.Seed.ClientAsync(day: clock.GetUtcNow().AddMonths(-26));
        var kept = await service.Seed.ClientAsync(day: clock.GetUtcNow().AddMonths(-23));
        var owner = await service.SignedInAsync(Role.Owner);
        Assert.Equal(0, (await owner.GetAsync("/api/v1/retention").JsonAsync()).GetProperty("due").GetArrayLength());
        Assert.Equal(0, await service.WithAsync<Retention, int>(retention => retention.RunAsync(default)));
        await owner.PutAsync("/api/v1/retention", new { months = 0 }).JsonAsync(HttpStatusCode.BadRequest);
        var state = await owner.PutAsync("/api/v1/retention", new { months = 24 }).JsonAsync();
        Assert.Equal(old.ClientId, Assert.Single(state.GetProperty("due").EnumerateArray()).Id());
        await using var db = service.Open();
        Assert.Equal(2, await db.Clients.CountAsync());
        Assert.Equal(1, await service.WithAsync<Retention, int>(retention => retention.RunAsync(default)));
        Assert.Equal(kept.ClientId, await db.Clients.Select(c => c.Id).SingleAsync());
        Assert.Equal(1, await db.Audit.CountAsync(e => e.Action == "client.delete" && e.Actor == "worker"));
    }

    private static async Task<List<string>> AddressesAsync(ClinicService service, Guid courseId)
    {
        await using var db = service.Open();
        var photos = db.Photos.Where(p => p.CourseId == courseId).Select(p => p.Id);
        return [.. await StoreNames.OfAsync(db, photos, db.Reports.Where(r => r.CourseId == courseId).Select(r => r.Id), default)];
    }

    /// <summary>Every cell of every table but the trail's that holds one of the texts.</summary>
    private static async Task<List<string>> FindAsync(ClinicService service, IReadOnlyList<string> texts)
    {
        await using var db = service.Open();
        await db.Database.OpenConnectionAsync();
        var found = new List<string>();
        foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()).OfType<string>().Distinct().Where(name => name != db.Model.FindEntityType(typeof(AuditEntry))!.GetTableName()))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
                for (var i = 0; i < rows.FieldCount; i++)
                    if (rows.GetValue(i).ToString() is { } cell && texts.Any(text => cell.Contains(text, StringComparison.OrdinalIgnoreCase))) found.Add($"{table}.{rows.GetName(i)}: {cell}");
        }

        return found;
    }
}
