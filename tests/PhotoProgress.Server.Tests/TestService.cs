using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using PhotoProgress.Analysis.Tests.Conventions;
using PhotoProgress.Data;
using PhotoProgress.Data.People;
using PhotoProgress.Data.Tests;
using PhotoProgress.Data.Treatment;
using PhotoProgress.Server.Ingest;
using PhotoProgress.Server.Operations;
using PhotoProgress.Server.Settings;

namespace PhotoProgress.Server.Tests;

/// <summary>The whole service in this process: its own folder, database and port.</summary>
public sealed class TestService : IAsyncDisposable
{
    private readonly TestDatabase _database;
    private readonly bool _owned;

    private TestService(WebApplication app, TestDatabase database, string folder, bool owned) =>
        (App, _database, Folder, _owned) = (app, database, folder, owned);

    public WebApplication App { get; }

    public string Folder { get; }

    public TestDatabase Clinic => _database;

    public Uri Address => new(App.Urls.First());

    /// <param name="folder">Another process' folder, to start again where it was; null makes one.</param>
    public static async Task<TestService> StartAsync(
        Engine engine, Action<Dictionary<string, string?>>? configure = null, TestDatabase? database = null, string? folder = null)
    {
        var clinic = database ?? await TestDatabase.CreateAsync(engine);
        var data = folder ?? Directory.CreateTempSubdirectory("photoprogress-service-").FullName;
        var values = new Dictionary<string, string?>
        {
            ["PhotoProgress:Data"] = data,
            ["PhotoProgress:Workers"] = "2",
        };
        if (engine == Engine.Postgres) values["PhotoProgress:Database"] = clinic.Connection;
        configure?.Invoke(values);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = Repository.PathOf("src/PhotoProgress.Server") });
        builder.Configuration.AddInMemoryCollection(values);
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var settings = SettingsReader.Read(builder.Configuration, 2);
        builder.AddPhotoProgress(engine == Engine.Sqlite ? settings with { Connection = clinic.Connection } : settings);
        var app = builder.Build();
        await app.PrepareAsync(settings);
        app.UsePhotoProgress(settings);
        await app.StartAsync();
        return new TestService(app, clinic, data, database is null);
    }

    public ClinicDb Open() => _database.Open();

    public AsyncServiceScope Scope() => App.Services.CreateAsyncScope();

    /// <summary>A client who agreed, on a plan of one session, with one session on the day.</summary>
    public async Task<Session> SessionAsync(string client, DateOnly day, SessionKind kind = SessionKind.Treatment)
    {
        await using var db = Open();
        var ids = Ids.Random;
        var course = await (from c in db.Courses join p in db.Clients on c.ClientId equals p.Id where p.Code == client select c).FirstOrDefaultAsync()
            ?? await NewCourseAsync(db, client, day);
        var session = new Session { Id = ids.New(), CourseId = course.Id, Date = day, Kind = kind };
        db.Sessions.Add(session);
        await db.SaveChangesAsync();
        return session;
    }

    public async Task<IntakeAnswer> TakeInAsync(byte[] photo, PhotoPlace place)
    {
        await using var scope = Scope();
        return await scope.ServiceProvider.GetRequiredService<Intake>()
            .AcceptAsync(new MemoryStream(photo), place, new Arrival(Data.Photos.Door.Api, "token:test"), CancellationToken.None);
    }

    /// <summary>Waits until a question to the database is answered with yes.</summary>
    /// <param name="seconds">For a service that hangs, not for a slow machine: six analyses and a PDF took 83 s beside five busy programs on two cores.</param>
    public async Task UntilAsync(Func<ClinicDb, Task<bool>> holds, int seconds = 300)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(seconds));
        while (true)
        {
            await using (var db = Open())
                if (await holds(db)) return;
            await Task.Delay(100, limit.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (_owned) await _database.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    public async Task StopAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        Database.CloseIdle();
    }

    private static async Task<Course> NewCourseAsync(ClinicDb db, string code, DateOnly day)
    {
        var ids = Ids.Random;
        var client = new Client { Id = ids.New(), Code = code, SiteId = (await db.Sites.FirstAsync()).Id, CreatedAt = DateTimeOffset.UnixEpoch };
        var plan = new Plan { Id = ids.New(), Name = "Plan", Modality = "microneedling", Sessions = 1 };
        var course = new Course { Id = ids.New(), ClientId = client.Id, PlanId = plan.Id, StartedOn = day };
        db.AddRange(client, plan, course, new Consent { Id = ids.New(), ClientId = client.Id, Purpose = ConsentPurpose.Analysis, GivenAt = DateTimeOffset.UnixEpoch });
        await db.SaveChangesAsync();
        return course;
    }
}
