using Microsoft.AspNetCore.Http.HttpResults;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Server.Clients;

namespace PhotoProgress.Server.Api;

/// <summary>Faults as the API tells them (RFC 9457).</summary>
public static class Problems
{
    public static ProblemHttpResult Of(Fault fault) => TypedResults.Problem(
        fault.Message, statusCode: fault.IsConflict ? StatusCodes.Status409Conflict : StatusCodes.Status400BadRequest,
        extensions: new Dictionary<string, object?> { ["field"] = fault.Field, ["value"] = fault.Value });

    public static ProblemHttpResult NotThere { get; } = TypedResults.Problem("There is nothing of that id.", statusCode: StatusCodes.Status404NotFound);

    /// <summary>A value, or the fault, or that there is nothing of that id.</summary>
    public static Results<Ok<T>, ProblemHttpResult> Ok<T>(Answer<T> answer)
        where T : class => answer.Value is { } value ? TypedResults.Ok(value) : Refusing(answer);

    /// <param name="address">Of what was made.</param>
    public static Results<Created<T>, ProblemHttpResult> Created<T>(Answer<T> answer, Func<T, string> address)
        where T : class => answer.Value is { } value ? TypedResults.Created(address(value), value) : Refusing(answer);

    public static Results<Ok<T>, ProblemHttpResult> OkOrNotThere<T>(T? value)
        where T : class => value is null ? NotThere : TypedResults.Ok(value);

    /// <summary>A photo that is not taken: stable code, one line, and what to do about it.</summary>
    public static ProblemHttpResult Of(Refusal refusal, int status) => TypedResults.Problem(
        $"{refusal.Message} {refusal.Advice}", statusCode: status,
        extensions: new Dictionary<string, object?> { ["code"] = refusal.Code, ["message"] = refusal.Message, ["advice"] = refusal.Advice });

    private static ProblemHttpResult Refusing<T>(Answer<T> answer)
        where T : class => answer.Fault is { } fault ? Of(fault) : NotThere;
}
