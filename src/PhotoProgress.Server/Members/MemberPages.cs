using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using PhotoProgress.Data.People;
using PhotoProgress.Server.Access;
using PhotoProgress.Server.Api;
using PhotoProgress.Server.Clients;
using PhotoProgress.Server.Operations;
using PhotoProgress.Server.Pages;
using PhotoProgress.Server.Settings;

namespace PhotoProgress.Server.Members;

/// <summary>The owner's page of members, and where an invitation leads.</summary>
public static class MemberPages
{
    public static void MapMemberPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/members").DisableAntiforgery().Needs(Permission.ClinicManage).ExcludeFromDescription(); // the guard of all forms has seen it
        pages.MapGet("", (HttpContext context, MemberBook book) => ShowAsync(context, book, null, null));
        pages.MapPost("", InviteAsync);
        pages.MapPost("/{id:guid}/role", RoleAsync);
        pages.MapPost("/{id:guid}/invite", async (Guid id, HttpContext context, MemberBook book) =>
            await AnswerAsync(context, book, await book.InviteAgainAsync(id, By(context), context.RequestAborted), isInvited: true));
        pages.MapPost("/{id:guid}/disable", async (Guid id, HttpContext context, MemberBook book) => await AnswerAsync(context, book, await book.DisableAsync(id, By(context), context.RequestAborted)));
        pages.MapPost("/{id:guid}/enable", async (Guid id, HttpContext context, MemberBook book) => await AnswerAsync(context, book, await book.EnableAsync(id, By(context), context.RequestAborted)));
        var invitation = routes.MapGroup("/invitation/{secret}").AllowAnonymous().DisableAntiforgery().RequireRateLimiting(Limits.Guessing).ExcludeFromDescription();
        invitation.MapGet("", OpenAsync);
        invitation.MapPost("", JoinAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, MemberBook book, Invited? invited, Fault? fault, bool isMailed = false) => context.Page<MembersPage>(
        new()
        {
            ["Members"] = await book.ListAsync(context.RequestAborted),
            ["Invited"] = invited?.Member.DisplayName,
            ["IsMailed"] = isMailed,
            ["HasMailServer"] = context.RequestServices.GetRequiredService<MailSettings>().Server is not null,
            ["Address"] = invited is null ? null : $"{context.Request.Scheme}://{context.Request.Host}/invitation/{invited.Secret}",
            ["Fault"] = fault?.Message,
        },
        fault.StatusOf());

    private static async Task<IResult> InviteAsync(HttpContext context, [FromForm] string? email, [FromForm] string? name, [FromForm] string? role, [FromForm] string? clientCode, [FromForm] string? byMail, MemberBook book)
    {
        if (!Words.TryRead<Role>(role, out var known)) return await ShowAsync(context, book, null, Unknown(role));
        return await AnswerAsync(context, book, await book.InviteAsync(new NewMember(email, name, known, clientCode, byMail is not null), context.User.Name(), context.RequestAborted), isInvited: true, isMailed: byMail is not null);
    }

    private static async Task<IResult> RoleAsync(Guid id, HttpContext context, [FromForm] string? role, MemberBook book) => Words.TryRead<Role>(role, out var known)
        ? await AnswerAsync(context, book, await book.ChangeRoleAsync(id, known, By(context), context.RequestAborted))
        : await ShowAsync(context, book, null, Unknown(role));

    private static async Task<IResult> AnswerAsync(HttpContext context, MemberBook book, Answer<Invited> answer, bool isInvited = false, bool isMailed = false)
    {
        if (answer.Fault is not null || (isInvited && answer.Value is not null)) return await ShowAsync(context, book, answer.Value, answer.Fault, isMailed);
        return answer.Value is null ? Results.NotFound() : Results.LocalRedirect("/members");
    }

    private static async Task<IResult> OpenAsync(string secret, HttpContext context, Invitations invitations) =>
        await invitations.ReadAsync(secret, context.RequestAborted) is { } member ? Join(context, secret, member, null) : context.Page<LinkGonePage>(status: StatusCodes.Status404NotFound);

    private static async Task<IResult> JoinAsync(string secret, HttpContext context, [FromForm] string? password, Invitations invitations, MemberBook book, SignInManager<Member> signIn)
    {
        if (await invitations.ReadAsync(secret, context.RequestAborted) is not { } member) return context.Page<LinkGonePage>(status: StatusCodes.Status404NotFound);
        var joined = await book.JoinAsync(member, password, context.RequestAborted);
        if (joined.Fault is { } fault) return Join(context, secret, member, fault);
        await signIn.SignInAsync(member, isPersistent: false);
        return Results.LocalRedirect("/");
    }

    private static RazorComponentResult<JoinPage> Join(HttpContext context, string secret, Member member, Fault? fault) => context.Page<JoinPage>(
        new() { ["Secret"] = secret, ["Name"] = member.DisplayName, ["Email"] = member.Email, ["Fault"] = fault?.Advice },
        fault is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);

    private static Guid By(HttpContext context) => context.User.MemberId() ?? Guid.Empty;

    private static Fault Unknown(string? role) => new("role", role, $"write one of {Words.All<Role>()}.");
}
