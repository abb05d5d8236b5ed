using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Data;
using PhotoProgress.Data.Treatment;
using PhotoProgress.Learning.Phantom;
using PhotoProgress.Learning.Phantom.Scenes;

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
        var recipe = Rows.PlanOf(ids);
        db.Add(recipe);
        var items = new List<Item>();
        var maker = new PatchMaker(plan.Seed, WidthPx, HeightPx, WidthPx / FrameMm, Care.Clinic);
        var codec = new PhotoCodec();
        var course = Guid.Empty;
        for (var number = 0; number < plan.Photos; number++)
        {
            var (subject, visit) = Math.DivRem(number, Plan.PhotosOfClient);
            if (visit == 0)
            {
                var client = Rows.ClientOf(CodeOf(subject), site.Id, recipe.Id, First, ids);
                course = client.Course.Id;
                db.AddRange(client.All);
            }

            var session = new Session { Id = ids.New(), CourseId = course, Date = First.AddDays(visit * DaysBetween), Kind = visit == 0 ? SessionKind.Treatment : SessionKind.FollowUp };
            db.Add(session);
            var photo = maker.Make(new PhantomKey(subject, 0, visit)).Jpeg(codec);
            items.Add(new Item(number, CodeOf(subject), session.Date, session.Id, visit == 0 ? PhotoTiming.PreSession : PhotoTiming.FollowUp, Doors[number % Doors.Length], photo));
        }

        await db.SaveChangesAsync();
        return items;
    }

    private static string CodeOf(int subject) => FormattableString.Invariant($"S-{subject:000}");
}
