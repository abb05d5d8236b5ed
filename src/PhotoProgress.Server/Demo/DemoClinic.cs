using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Data;
using PhotoProgress.Data.People;
using PhotoProgress.Data.Photos;
using PhotoProgress.Data.Treatment;
using PhotoProgress.Learning.Phantom.Course;
using PhotoProgress.Server.Ingest;
using PhotoProgress.Server.Pipeline;
using Course = PhotoProgress.Data.Treatment.Course;

namespace PhotoProgress.Server.Demo;

/// <summary>
/// Fills an empty clinic with rendered clients, so that somebody who tries the service has something to look at. Records come at once;
/// photos are rendered and brought in one after the other, while the worker analyses them. After a restart it goes on where it was.
/// </summary>
public sealed class DemoClinic(IServiceScopeFactory scopes, AnalysisEngine engine, TimeProvider clock, ILogger<DemoClinic> log) : BackgroundService
{
    /// <summary>The demo's accounts, all with <see cref="Password"/>; the service listens on this machine only unless told otherwise.</summary>
    public static IReadOnlyList<(string Email, Role Role)> Accounts { get; } =
    [
        ("owner@demo.example", Role.Owner), ("practitioner@demo.example", Role.Practitioner),
        ("aesthetician@demo.example", Role.Aesthetician), ("client@demo.example", Role.Client),
    ];

    public const string Password = "phantom-skin-demo";

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<ClinicDb>();
            if (!await db.Plans.AnyAsync(cancellationToken)) await RecordAsync(db, scope.ServiceProvider.GetRequiredService<Ids>(), cancellationToken);
            await AddMembersAsync(db, scope.ServiceProvider, cancellationToken);
        }

        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield(); // rendering must not hold up the start
        var studio = new DemoStudio(engine.Codec);
        foreach (var client in DemoClients.All)
        {
            for (var visit = 0; visit < VisitPlan.Full.Days.Count && VisitPlan.Full.Days[visit].Day <= client.StartedDaysAgo; visit++)
            {
                stoppingToken.ThrowIfCancellationRequested();
                await BringAsync(studio, client, visit, stoppingToken);
            }
        }
    }

    /// <summary>Clients, plans, courses and visits, in one transaction.</summary>
    private async Task RecordAsync(ClinicDb db, Ids ids, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var site = await db.Sites.OrderBy(s => s.Name).FirstAsync(cancellation);
        Plan[] plans = [.. DemoClients.Plans.Select(plan => PlanOf(ids.New(), plan.Name, plan.Plan))];
        db.Plans.AddRange(plans);
        foreach (var demo in DemoClients.All)
        {
            var client = new Client { Id = ids.New(), Code = demo.Code, SiteId = site.Id, CreatedAt = now };
            var course = new Course { Id = ids.New(), ClientId = client.Id, PlanId = plans[demo.Plan].Id, StartedOn = today.AddDays(-demo.StartedDaysAgo) };
            db.AddRange(client, course);
            db.Consents.AddRange(Enum.GetValues<ConsentPurpose>().Select(purpose => new Consent { Id = ids.New(), ClientId = client.Id, Purpose = purpose, GivenAt = now }));
            db.Sessions.AddRange(VisitPlan.Full.Days.Where(day => day.Day <= demo.StartedDaysAgo)
                .Select(day => new Session { Id = ids.New(), CourseId = course.Id, Date = course.StartedOn.AddDays(day.Day), Kind = DemoClients.KindOf(day.Day) }));
        }

        await db.SaveChangesAsync(cancellation);
    }

    private static Plan PlanOf(Guid id, string name, CoursePlan plan) => new()
    {
        Id = id,
        Name = name,
        Modality = plan.Modality,
        NeedleDepthMm = plan.NeedleDepthMm,
        Device = plan.Device,
        Sessions = plan.Sessions,
        IntervalDays = plan.IntervalDays,
    };

    private async Task AddMembersAsync(ClinicDb db, IServiceProvider services, CancellationToken cancellation)
    {
        var members = services.GetRequiredService<UserManager<Member>>();
        var own = await db.Clients.OrderBy(c => c.Code).Select(c => (Guid?)c.Id).FirstOrDefaultAsync(cancellation);
        foreach (var (email, role) in Accounts)
        {
            if (await members.FindByEmailAsync(email) is not null) continue;
            var member = new Member
            {
                Id = services.GetRequiredService<Ids>().New(),
                UserName = email,
                Email = email,
                EmailConfirmed = true,
                DisplayName = $"Demo {role.ToString().ToLowerInvariant()}",
                Role = role,
                ClientId = role == Role.Client ? own : null,
                CreatedAt = clock.GetUtcNow(),
            };
            var made = await members.CreateAsync(member, Password);
            if (!made.Succeeded) throw new InvalidOperationException($"The demo's accounts could not be made: {string.Join("; ", made.Errors.Select(e => e.Code))}.");
        }
    }

    private async Task BringAsync(DemoStudio studio, DemoClient client, int visit, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ClinicDb>();
        var (day, timing, _) = VisitPlan.Full.Days[visit];
        var course = await (from c in db.Courses join p in db.Clients on c.ClientId equals p.Id where p.Code == client.Code select c).AsNoTracking().FirstOrDefaultAsync(cancellation);
        if (course is null) return; // somebody deleted the client: that is what a demo is for
        var date = course.StartedOn.AddDays(day);
        var session = await db.Sessions.Where(s => s.CourseId == course.Id && s.Date == date).Select(s => s.Id).FirstOrDefaultAsync(cancellation);
        if (session == Guid.Empty || await db.Photos.AnyAsync(p => p.SessionId == session, cancellation)) return;
        var bytes = studio.Photograph(client, visit);
        await scope.ServiceProvider.GetRequiredService<Intake>()
            .AcceptAsync(new MemoryStream(bytes), new PhotoPlace(session, client.View, timing), new Arrival(Door.Api, "demo"), cancellation);
        log.DemoPhoto(client.Code, visit);
    }
}
