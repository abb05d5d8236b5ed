using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace PhotoProgress.Server.Pages;

/// <summary>A Razor component as the answer of a route: who is signed in and the page's token come with it.</summary>
public static class PageResult
{
    /// <summary>The component gets parameters <c>User</c> and <c>AntiforgeryToken</c>, and what is given.</summary>
    public static RazorComponentResult<TPage> Page<TPage>(this HttpContext context, Dictionary<string, object?>? parameters = null, int status = StatusCodes.Status200OK)
        where TPage : IComponent
    {
        var token = context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context).RequestToken;
        var all = new Dictionary<string, object?>(parameters ?? []) { ["User"] = context.User, ["AntiforgeryToken"] = token };
        return new RazorComponentResult<TPage>(all) { StatusCode = status, PreventStreamingRendering = true };
    }
}
