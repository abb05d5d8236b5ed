using PhotoProgress.Server.Access;
using PhotoProgress.Server.Pages;
using PhotoProgress.Server.Settings;

namespace PhotoProgress.Server.Notices;

/// <summary>The owner's page of messages: what was sent, what waits, what failed and why.</summary>
public static class MessagePages
{
    public static void MapMessagePages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/clinic/messages").DisableAntiforgery().Needs(Permission.ClinicManage).ExcludeFromDescription(); // the guard of all forms has seen it
        pages.MapGet("", async (HttpContext context, NoticeBook book, MailSettings mail) =>
            context.Page<MessagesPage>(new() { ["Notices"] = await book.ListAsync(context.RequestAborted), ["Server"] = mail.Server?.ToString() }));
        pages.MapPost("/{id:guid}/again", async (Guid id, HttpContext context, NoticeBook book) =>
            await book.SendAgainAsync(id, context.User.Name(), context.RequestAborted) ? Results.LocalRedirect("/clinic/messages") : Results.NotFound());
    }
}
