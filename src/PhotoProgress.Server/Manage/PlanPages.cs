using PhotoProgress.Server.Access;
using PhotoProgress.Server.Clients;
using PhotoProgress.Server.Pages;

namespace PhotoProgress.Server.Manage;

/// <summary>The owner's page of treatment plans.</summary>
public static class PlanPages
{
    private const string Here = "/clinic/plans";

    public static void MapPlanPages(this IEndpointRouteBuilder routes)
    {
        var pages = routes.MapGroup(Here).DisableAntiforgery().Needs(Permission.ClinicManage).ExcludeFromDescription(); // the guard of all forms has seen it
        pages.MapGet("", (HttpContext context, PlanBook book) => ShowAsync(context, book, null));
        pages.MapPost("", async (HttpContext context, IFormCollection form, PlanBook book, CourseBook courses) =>
            await AnswerAsync(context, book, await courses.AddPlanAsync(PlanForm.Read(form), context.User.Name(), context.RequestAborted)));
        pages.MapPost("/{id:guid}", async (Guid id, HttpContext context, IFormCollection form, PlanBook book) =>
            await AnswerAsync(context, book, await book.ChangeAsync(id, PlanForm.Read(form), context.User.Name(), context.RequestAborted)));
        pages.MapPost("/{id:guid}/retire", async (Guid id, HttpContext context, CourseBook courses) =>
            await courses.ArchivePlanAsync(id, context.User.Name(), context.RequestAborted) is null ? Results.NotFound() : Results.LocalRedirect(Here));
    }

    private static async Task<IResult> AnswerAsync<T>(HttpContext context, PlanBook book, Answer<T> answer)
        where T : class =>
        answer.Fault is { } fault ? await ShowAsync(context, book, fault) : answer.Value is null ? Results.NotFound() : Results.LocalRedirect(Here);

    private static async Task<IResult> ShowAsync(HttpContext context, PlanBook book, Fault? fault) => context.Page<PlansPage>(
        new() { ["Plans"] = await book.ListAsync(context.RequestAborted), ["Fault"] = fault?.Message }, fault.StatusOf());
}
