using System.ComponentModel;
using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.People;
using PhotoProgress.Server.Access;
using PhotoProgress.Server.Clients;

namespace PhotoProgress.Server.Api;

/// <param name="Code">1 to 40 letters, digits, . _ or -, unique in the clinic; never a name.</param>
/// <param name="SiteId">Null takes the clinic's first site.</param>
public sealed record NewClient(string? Code, Guid? SiteId);

public sealed record ClientRow(Guid Id, string Code, Guid SiteId, DateTimeOffset CreatedAt, DateTimeOffset? DeletionAskedAt);

/// <param name="Next">Value of <c>after</c> for the next page; null on the last one.</param>
public sealed record ClientPage(IReadOnlyList<ClientRow> Items, string? Next);

public sealed record ClientAnswer(
    Guid Id, string Code, Guid SiteId, DateTimeOffset CreatedAt, DateTimeOffset? DeletionAskedAt, IReadOnlyList<ConsentRow> Consents, IReadOnlyList<CourseRow> Courses);

/// <summary>Clients: list, find, add, read, delete.</summary>
public static class ClientRoutes
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var clients = api.MapGroup("/clients").WithTags("Clients");
        clients.MapGet("", ListAsync).Needs(Permission.ClientsRead).WithSummary("Lists clients in the order of their codes.").Fails(400);
        clients.MapPost("", AddAsync).Needs(Permission.ClientsWrite).WithSummary("Adds a client.").Fails(400, 409);
        clients.MapGet("/{id:guid}", GetAsync).Needs(Permission.ClientsRead).WithSummary("Reads a client with consents and courses.").Fails(404);
        clients.MapDelete("/{id:guid}", DeleteAsync).Needs(Permission.ClinicManage)
            .WithSummary("Deletes a client with every photo, picture, reading and report. Owners only; no token can do this.").Fails(404);
    }

    /// <summary>One page of clients.</summary>
    /// <param name="after">The code after which the page begins; null for the first one.</param>
    public static async Task<ClientPage> PageAsync(ClinicDb db, string? prefix, string? after, int limit, CancellationToken cancellation)
    {
        var beginning = (prefix ?? "").Trim().ToLowerInvariant();
        var query = db.Clients.AsNoTracking();
#pragma warning disable CA1862 // SQL has no comparisons of .NET
        if (beginning.Length > 0) query = query.Where(c => c.Code.ToLower().StartsWith(beginning));
#pragma warning restore CA1862
        if (!string.IsNullOrEmpty(after)) query = query.Where(c => string.Compare(c.Code, after) > 0);
        var rows = await query.OrderBy(c => c.Code).Take(limit + 1)
            .Select(c => new ClientRow(c.Id, c.Code, c.SiteId, c.CreatedAt, c.DeletionAskedAt)).ToListAsync(cancellation);
        return rows.Count <= limit ? new ClientPage(rows, null) : new ClientPage(rows[..limit], rows[limit - 1].Code);
    }

    private static async Task<Results<Ok<ClientPage>, ProblemHttpResult>> ListAsync(
        ClinicDb db,
        [Description("Beginning of the code, in upper or lower case.")] string? code,
        [Description("The page before's `next`.")] string? after,
        [Description("1 to 200; 50 where left out.")] int? limit, CancellationToken cancellation) =>
        ApiRoutes.LimitFault(limit) is { } fault ? Problems.Of(fault) : TypedResults.Ok(await PageAsync(db, code, after, ApiRoutes.LimitOf(limit), cancellation));

    private static async Task<Results<Created<ClientRow>, ProblemHttpResult>> AddAsync(NewClient client, ClientBook book, ClaimsPrincipal user, CancellationToken cancellation)
    {
        var added = await book.AddAsync(client.Code, client.SiteId, user.Name(), cancellation);
        return Problems.Created(added.Map(RowOf), row => $"/api/v1/clients/{row.Id}");
    }

    private static async Task<Results<Ok<ClientAnswer>, ProblemHttpResult>> GetAsync(Guid id, ClinicDb db, CancellationToken cancellation)
    {
        var client = await db.Clients.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancellation);
        if (client is null) return Problems.NotThere;
        var consents = await ConsentRoutes.OfClient(db, id).ToListAsync(cancellation);
        var courses = await CourseRoutes.OfClient(db, id).ToListAsync(cancellation);
        return TypedResults.Ok(new ClientAnswer(client.Id, client.Code, client.SiteId, client.CreatedAt, client.DeletionAskedAt, consents, courses));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteAsync(Guid id, ClientDeletion deletion, ClaimsPrincipal user, CancellationToken cancellation) =>
        await deletion.DeleteAsync(id, user.Name(), cancellation) is null ? Problems.NotThere : TypedResults.NoContent();

    private static ClientRow RowOf(Client client) => new(client.Id, client.Code, client.SiteId, client.CreatedAt, client.DeletionAskedAt);
}
