using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.People;
using PhotoProgress.Server.Access;
using PhotoProgress.Server.Clients;

namespace PhotoProgress.Server.Api;

/// <param name="WithdrawnAt">Null while it stands.</param>
public sealed record ConsentRow(Guid Id, ConsentPurpose Purpose, DateTimeOffset GivenAt, DateTimeOffset? WithdrawnAt);

/// <summary>What a client agreed to. Without <c>analysis</c> no photo is taken in.</summary>
public static class ConsentRoutes
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var consents = api.MapGroup("/clients/{id:guid}/consents/{purpose}").WithTags("Consents").Needs(Permission.ClientsWrite);
        consents.MapPut("", GiveAsync).WithSummary("Notes that the client has agreed: `analysis`, `sharing` or `outcomes`.").Fails(400, 404);
        consents.MapDelete("", WithdrawAsync).WithSummary("Notes that the client has withdrawn a consent.").Fails(400, 404);
    }

    /// <summary>All consents of a client, given and withdrawn, the newest first.</summary>
    public static IQueryable<ConsentRow> OfClient(ClinicDb db, Guid clientId) => db.Consents.Where(c => c.ClientId == clientId)
        .OrderByDescending(c => c.GivenAt).Select(c => new ConsentRow(c.Id, c.Purpose, c.GivenAt, c.WithdrawnAt));

    private static async Task<Results<Ok<ConsentRow>, ProblemHttpResult>> GiveAsync(Guid id, string purpose, ClientBook book, ClaimsPrincipal user, CancellationToken cancellation)
    {
        if (!Words.TryRead<ConsentPurpose>(purpose, out var known)) return Problems.Of(Unknown(purpose));
        var given = await book.GiveAsync(id, known, user.Name(), cancellation);
        return Problems.Ok(given.Map(consent => new ConsentRow(consent.Id, consent.Purpose, consent.GivenAt, consent.WithdrawnAt)));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> WithdrawAsync(Guid id, string purpose, ClientBook book, ClaimsPrincipal user, CancellationToken cancellation)
    {
        if (!Words.TryRead<ConsentPurpose>(purpose, out var known)) return Problems.Of(Unknown(purpose));
        return await book.WithdrawAsync(id, known, user.Name(), cancellation) ? TypedResults.NoContent() : Problems.NotThere;
    }

    private static Fault Unknown(string purpose) => new("purpose", purpose, $"write one of {Words.All<ConsentPurpose>()}.");
}
