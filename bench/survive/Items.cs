using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Data;
using PhotoProgress.Data.People;
using PhotoProgress.Data.Treatment;
using PhotoProgress.Learning.Phantom;
using PhotoProgress.Learning.Phantom.Scenes;
using Course = PhotoProgress.Data.Treatment.Course;
using TreatmentPlan = PhotoProgress.Data.Treatment.Plan;

namespace PhotoProgress.Bench.Survive;

/// <summary>Clients with their sessions, and the small close-ups that belong there.</summary>
public static class Items
{
    private const int WidthPx = 640;
    private const int HeightPx = 480;
    private const double FrameMm = 60;
    private const int DaysBetween = 30;

    private static readonly string[] Doors = ["rest", "tus", "inbox"];
    private static readonly DateOnly First = new(2026, 1, 10);

    public static async Task<IReadOnlyList<Item>> MakeAsync(ClinicDb db, Plan plan, Ids ids)
    {
        var site = db.Sites.First();
        var recipe = new TreatmentPlan { Id = ids.New(), Name = "Plan", Modality = "microneedling", Sessions = 1 };
        db.Add(recipe);
        var items = new List<Item>();
        var maker = new PatchMaker(plan.Seed, WidthPx, HeightPx, WidthPx / FrameMm, Care.Clinic);
        var codec = new PhotoCodec();
        for (var number = 0; number < plan.Photos; number++)
        {
            var (subject, visit) = Math.DivRem(number, Plan.PhotosOfClient);
            if (visit == 0) db.AddRange(ClientOf(subject, site.Id, recipe.Id, ids, out _course));
            var session = new Session { Id = ids.New(), CourseId = _course, Date = First.AddDays(visit * DaysBetween), Kind = visit == 0 ? SessionKind.Treatment : SessionKind.FollowUp };
            db.Add(session);
            var photo = maker.Make(new PhantomKey(subject, 0, visit)).Jpeg(codec);
            items.Add(new Item(number, CodeOf(subject), session.Date, session.Id, visit == 0 ? PhotoTiming.PreSession : PhotoTiming.FollowUp, Doors[number % Doors.Length], photo));
        }

        await db.SaveChangesAsync();
        return items;
    }

    private static Guid _course;

    private static object[] ClientOf(int subject, Guid site, Guid plan, Ids ids, out Guid course)
    {
        var client = new Client { Id = ids.New(), Code = CodeOf(subject), SiteId = site, CreatedAt = DateTimeOffset.UnixEpoch };
        var row = new Course { Id = ids.New(), ClientId = client.Id, PlanId = plan, StartedOn = First };
        course = row.Id;
        return [client, row, new Consent { Id = ids.New(), ClientId = client.Id, Purpose = ConsentPurpose.Analysis, GivenAt = DateTimeOffset.UnixEpoch }];
    }

    private static string CodeOf(int subject) => FormattableString.Invariant($"S-{subject:000}");
}
