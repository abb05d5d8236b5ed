using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;

namespace PhotoProgress.Server.Clients;

/// <summary>Names of members for pages, by the actor as the audit trail writes it.</summary>
public sealed class ActorNames
{
    private const string Member = "member:";

    private readonly Dictionary<string, string> _names;

    private ActorNames(Dictionary<string, string> names) => _names = names;

    public static async Task<ActorNames> LoadAsync(ClinicDb db, IEnumerable<string?> actors, CancellationToken cancellation)
    {
        Guid[] members = [.. actors.OfType<string>().Where(IsMember).Distinct().Select(actor => Guid.Parse(actor[Member.Length..]))];
        return new ActorNames(members.Length == 0 ? [] : await db.Users.Where(m => members.Contains(m.Id)).Select(m => new { m.Id, m.DisplayName })
            .ToDictionaryAsync(m => $"{Member}{m.Id}", m => m.DisplayName, cancellation));
    }

    public string Of(string? actor) => _names.GetValueOrDefault(actor ?? "") ?? (actor is not null && IsMember(actor) ? "a former member" : "a program");

    private static bool IsMember(string actor) => actor.StartsWith(Member, StringComparison.Ordinal);
}
