using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using PhotoProgress.Server.Access;
using PhotoProgress.Server.Clients;
using PhotoProgress.Server.Operations;
using PhotoProgress.Server.Pages;

namespace PhotoProgress.Server.Manage;

/// <summary>The owner's page of the retention rule. A new rule is set in two steps: what it would delete right now is shown before.</summary>
public static class RetentionPages
{
    private const string Here = "/clinic/retention";

    public static void MapRetentionPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup(Here).DisableAntiforgery().Needs(Permission.ClinicManage).ExcludeFromDescription(); // the guard of all forms has seen it
        pages.MapGet("", (HttpContext context, Retention retention) => ShowAsync(context, retention, null, null));
        pages.MapPost("/ask", AskAsync);
        pages.MapPost("", SetAsync);
    }

    private static async Task<IResult> AskAsync(HttpContext context, [FromForm] string? months, Retention retention) => Read(months) is var (wanted, fault) && fault is not null
        ? await ShowAsync(context, retention, null, fault)
        : await ShowAsync(context, retention, await retention.OfRuleAsync(wanted, context.RequestAborted), null);

    /// <param name="clients">How many the page said; where it is another number by now, it is shown again instead.</param>
    private static async Task<IResult> SetAsync(HttpContext context, [FromForm] string? months, [FromForm] int? clients, Retention retention)
    {
        var (wanted, fault) = Read(months);
        if (fault is not null) return await ShowAsync(context, retention, null, fault);
        var state = await retention.OfRuleAsync(wanted, context.RequestAborted);
        if (state.Due.Count != clients) return await ShowAsync(context, retention, state, null);
        await retention.SetAsync(wanted, context.User.Name(), context.RequestAborted);
        return Results.LocalRedirect(Here);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, Retention retention, RetentionState? asked, Fault? fault)
    {
        var now = await retention.StateAsync(context.RequestAborted);
        return context.Page<RetentionPage>(
            new()
            {
                ["Now"] = now,
                ["Asked"] = asked,
                ["Photos"] = await retention.PhotosAsync(asked ?? now, context.RequestAborted),
                ["Fault"] = fault?.Message,
            },
            fault.StatusOf());
    }

    /// <summary>Empty keeps everything.</summary>
    private static (int? Months, Fault? Fault) Read(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return (null, null);
        var months = int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        return Retention.FaultOf(months) is null ? (months, null) : (null, new Fault("months", text, "write 1 to 600 months, or leave it empty to keep everything."));
    }
}
