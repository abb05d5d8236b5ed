using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.Work;

namespace PhotoProgress.Browser.Tests.Pages;

/// <summary>Fills the blanks of a route with what the storied clinic has.</summary>
/// <param name="share">Secret of a link to a report.</param>
/// <param name="invitation">Secret of an invitation that nobody has used.</param>
public sealed class Addresses(IReadOnlyDictionary<string, Guid> ids, string share, string invitation)
{
    /// <summary>Reads the rows: ids stand under the word that comes before them in an address.</summary>
    public static async Task<Addresses> OfAsync(ClinicDb db, string share, string invitation)
    {
        var report = await db.Reports.Where(r => r.State == ReportState.Published).Select(r => new { r.Id, r.CourseId }).FirstAsync();
        var ids = new Dictionary<string, Guid>
        {
            ["clients"] = await db.Clients.Select(c => c.Id).FirstAsync(),
            ["courses"] = report.CourseId,
            ["sessions"] = await db.Sessions.OrderBy(s => s.Date).Select(s => s.Id).LastAsync(),
            ["reports"] = report.Id,
            ["photos"] = await db.Photos.OrderBy(p => p.ReceivedAt).Select(p => p.Id).FirstAsync(),
            ["triage"] = await db.Triage.Select(t => t.Id).FirstAsync(),
        };
        return new Addresses(ids, share, invitation);
    }

    public string Of(MappedRoute route)
    {
        var before = "";
        var path = new List<string>();
        foreach (var segment in route.Pattern.PathSegments)
        {
            path.Add(string.Concat(segment.Parts.Select(part => part is RoutePatternParameterPart parameter ? Value(route, parameter.Name, before) : ((RoutePatternLiteralPart)part).Content)));
            before = path[^1];
        }

        return "/" + string.Join('/', path) + QueryOf(route);
    }

    private string Value(MappedRoute route, string parameter, string before) => parameter switch
    {
        "id" when ids.TryGetValue(before, out var id) => id.ToString(),
        "size" => "thumbnail",
        "form" => "html",
        "secret" when before == "s" => share,
        "secret" when before == "invitation" => invitation,
        _ => throw new InvalidOperationException($"A page is new: teach {nameof(Addresses)} what to write for {{{parameter}}} in {route.Text}."),
    };

    private static string QueryOf(MappedRoute route) => route.Text == "/triage/sessions" ? $"?client={Story.ClinicStory.ClientCode}" : "";
}
