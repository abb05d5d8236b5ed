using System.Text;
using PhotoProgress.Server.Access;
using PhotoProgress.Server.Clients;
using PhotoProgress.Server.Pages;

namespace PhotoProgress.Server.Manage;

/// <summary>The owner's page of the repeatability study: which table of errors is in force, and how to take another.</summary>
public static class RepeatabilityPages
{
    private const string Here = "/clinic/repeatability";

    public static void MapRepeatabilityPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup(Here).DisableAntiforgery().Needs(Permission.ClinicManage).ExcludeFromDescription(); // the guard of all forms has seen it
        pages.MapGet("", (HttpContext context, OwnTable tables) => ShowAsync(context, tables, null));
        pages.MapPost("", async (HttpContext context, IFormFileCollection files, OwnTable tables) =>
            await UseAsync(context, files.GetFile("table"), tables) is { } fault ? await ShowAsync(context, tables, fault) : Results.LocalRedirect(Here));
        pages.MapPost("/built-in", async (HttpContext context, OwnTable tables) =>
        {
            await tables.UseBuiltInAsync(context.User.Name(), context.RequestAborted);
            return Results.LocalRedirect(Here);
        });
    }

    private static async Task<Fault?> UseAsync(HttpContext context, IFormFile? file, OwnTable tables)
    {
        if (file is null or { Length: 0 }) return new Fault("table", file?.FileName, "choose the file that photoprogress repeatability has written.");
        if (file.Length > OwnTable.MostBytes) return new Fault("table", file.FileName, "it is larger than 400 kB: choose the file that photoprogress repeatability has written with --out.");
        using var reader = new StreamReader(file.OpenReadStream(), Encoding.UTF8);
        return await tables.UseAsync(await reader.ReadToEndAsync(context.RequestAborted), file.FileName, context.User.Name(), context.RequestAborted);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, OwnTable tables, Fault? fault) => context.Page<RepeatabilityPage>(
        new() { ["State"] = await tables.StateAsync(context.RequestAborted), ["Fault"] = fault?.Message }, fault.StatusOf());
}
