using System.Globalization;
using PhotoProgress.Server.Access;
using PhotoProgress.Server.Api;
using PhotoProgress.Server.Clients;
using PhotoProgress.Server.Operations;
using PhotoProgress.Server.Pages;
using PhotoProgress.Server.Photos;

namespace PhotoProgress.Server.Sharing;

/// <summary>The links of a report, and where they lead.</summary>
public static class SharePages
{
    public static void MapSharePages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup("/reports/{id:guid}/links").DisableAntiforgery().Needs(Permission.ReportsPublish).ExcludeFromDescription(); // the guard of all forms has seen it
        pages.MapGet("", (Guid id, HttpContext context, ShareLinks links) => ShowAsync(id, context, links, null, null));
        pages.MapPost("", CreateAsync);
        pages.MapPost("/{linkId:guid}/revoke", RevokeAsync);
        var open = routes.MapGroup("/s/{secret}").AllowAnonymous().RequireRateLimiting(Limits.Guessing).ExcludeFromDescription();
        open.MapGet("", (string secret, HttpContext context, ShareLinks links, ReportBytes bytes) => OpenAsync(secret, ReportForm.Html, context, links, bytes));
        open.MapGet("/pdf", (string secret, HttpContext context, ShareLinks links, ReportBytes bytes) => OpenAsync(secret, ReportForm.Pdf, context, links, bytes));
    }

    private static async Task<IResult> ShowAsync(Guid id, HttpContext context, ShareLinks links, ShareMade? made, Fault? fault) =>
        await links.ReportAsync(id, context.RequestAborted) is { } report
            ? context.Page<SharePage>(
                new()
                {
                    ["Report"] = report,
                    ["Links"] = await links.ListAsync(id, context.RequestAborted),
                    ["Address"] = made is null ? null : $"{context.Request.Scheme}://{context.Request.Host}/s/{made.Secret}",
                    ["Made"] = made,
                    ["Fault"] = fault?.Message,
                },
                fault.StatusOf())
            : Results.NotFound();

    private static async Task<IResult> CreateAsync(Guid id, HttpContext context, IFormCollection form, ShareLinks links)
    {
        var days = int.TryParse(form["days"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : (int?)null;
        var answer = await links.CreateAsync(id, days, context.User.Who(), context.RequestAborted);
        return await ShowAsync(id, context, links, answer.Value, answer.Fault);
    }

    private static async Task<IResult> RevokeAsync(Guid id, Guid linkId, HttpContext context, ShareLinks links) =>
        await links.RevokeAsync(id, linkId, context.User.Name(), context.RequestAborted) ? Results.LocalRedirect($"/reports/{id}/links") : Results.NotFound();

    /// <summary>Unknown, expired, revoked: the same answer, so that nobody learns which links there were.</summary>
    private static async Task<IResult> OpenAsync(string secret, ReportForm form, HttpContext context, ShareLinks links, ReportBytes bytes) =>
        await links.OpenAsync(secret, context.RequestAborted) is { } opened
            ? await bytes.SendAsync(opened.Report, form, $"link:{opened.LinkId}", context)
            : context.Page<LinkGonePage>(status: StatusCodes.Status404NotFound);
}
