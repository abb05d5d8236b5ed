using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.Store;
using PhotoProgress.Data.Trail;
using PhotoProgress.Data.Work;

namespace PhotoProgress.Bench.Survive;

/// <summary>What must be true when all is over.</summary>
public static class Findings
{
    public static async Task<IReadOnlyList<(string What, bool Holds, string Found)>> AllAsync(ClinicDb db, PhotoStore store, AuditTrail audit, IReadOnlyList<Item> items, string data)
    {
        var photos = await db.Photos.AsNoTracking().ToListAsync();
        var runs = await db.Runs.AsNoTracking().ToDictionaryAsync(r => r.PhotoId);
        var marks = await db.Marks.AsNoTracking().ToListAsync();
        var comparisons = await db.Comparisons.AsNoTracking().Select(c => new { c.PhotoId, c.BaselineId, c.Comparable }).ToListAsync();
        var byAddress = photos.ToLookup(p => p.Address);
        var there = items.Where(i => byAddress[store.AddressOf(i.Bytes)].Any(p => p.SessionId == i.SessionId)).ToList();
        var checks = marks.Where(m => m.Stage == Stage.Check).ToLookup(m => m.PhotoId);
        var usable = photos.Where(p => checks[p.Id].Any(m => m.Outcome == StageOutcome.Done) && runs[p.Id].AgainstId != Guid.Empty).ToList();
        var judged = usable.Where(p => comparisons.Count(c => c.PhotoId == p.Id && c.BaselineId == runs[p.Id].AgainstId) == 1).ToList();
        var unread = await UnreadAsync(store, photos.Select(p => p.Address));
        var trail = await audit.VerifyAsync(db);
        var courses = await db.Courses.CountAsync();
        var reported = await db.Courses.CountAsync(c => db.Reports.Any(r => r.CourseId == c.Id && r.CourseRevision == c.Revision));
        return
        [
            ("every accepted photo is there", there.Count == items.Count, $"{there.Count} of {items.Count}"),
            ("none twice", photos.Count == items.Count, $"{photos.Count} rows"),
            ("every photo can be read and is what it was", unread == 0, $"{unread} unreadable"),
            ("each analysed to the end", runs.Values.All(r => r.State == RunState.Done), string.Join(", ", runs.Values.GroupBy(r => r.State).Select(g => $"{g.Key} {g.Count()}"))),
            ("each checked once", photos.All(p => checks[p.Id].Count() == 1), $"{marks.Count(m => m.Stage == Stage.Check)} marks"),
            ("no verdict missing", judged.Count == usable.Count && usable.Count > 0, $"{judged.Count} of {usable.Count}, {comparisons.Count(c => c.Comparable)} comparable"),
            ("every course has its newest report", reported == courses, $"{reported} of {courses}"),
            ("the audit trail is whole", trail.Fault is null, trail.Fault ?? $"{trail.Entries} entries"),
            ("the inbox is empty", !Directory.EnumerateFiles(Path.Combine(data, "inbox"), "*.jpg", SearchOption.AllDirectories).Any(), ""),
        ];
    }

    private static async Task<int> UnreadAsync(PhotoStore store, IEnumerable<string> addresses)
    {
        var unread = 0;
        foreach (var address in addresses)
        {
            try
            {
                await store.VerifyAsync(address);
            }
            catch (Exception fault) when (fault is StoreCorruptException or IOException)
            {
                unread++;
            }
        }

        return unread;
    }
}
