using System.Globalization;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Data.Photos;
using PhotoProgress.Data.Store.Parts;
using PhotoProgress.Server.Access;
using PhotoProgress.Server.Settings;

namespace PhotoProgress.Server.Ingest.Web;

/// <summary>
/// <c>/uploads</c> speaks tus 1.0. Every answer that tells an offset tells what is durable. When the last byte is there, the photo has been
/// taken in before the answer: 204 with <c>Upload-Result</c>, or 422 with code, message and advice. Asking again gives the same.
/// </summary>
public static class UploadRoutes
{
    public static void MapUploads(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/uploads", [HttpMethods.Options], Options).AllowAnonymous();
        var uploads = routes.MapGroup("/uploads").Needs(Permission.PhotosWrite).AddEndpointFilter(SpeakAsync);
        uploads.MapPost("", CreateAsync);
        uploads.MapMethods("/{id:guid}", [HttpMethods.Head], HeadAsync);
        uploads.MapPatch("/{id:guid}", PatchAsync);
        uploads.MapDelete("/{id:guid}", DeleteAsync);
    }

    private static IResult Options(HttpContext context, ServiceSettings settings)
    {
        var headers = context.Response.Headers;
        (headers["Tus-Version"], headers["Tus-Extension"]) = (Tus.Version, Tus.Extensions);
        (headers["Tus-Max-Size"], headers[Tus.Resumable]) = (Tus.Text(settings.MostPhotoBytes), Tus.Version);
        return Results.NoContent();
    }

    /// <summary>Every answer names the version; a request of another one goes no further.</summary>
    private static async ValueTask<object?> SpeakAsync(EndpointFilterInvocationContext call, EndpointFilterDelegate next)
    {
        var context = call.HttpContext;
        context.Response.Headers[Tus.Resumable] = Tus.Version;
        if (context.Request.Headers[Tus.Resumable] == Tus.Version) return await next(call);
        context.Response.Headers["Tus-Version"] = Tus.Version;
        return Results.Problem($"Send the header {Tus.Resumable}: {Tus.Version}.", statusCode: StatusCodes.Status412PreconditionFailed);
    }

    private static async Task<IResult> CreateAsync(HttpContext context, UploadDoor door)
    {
        if (Tus.Number(context.Request, Tus.Length) is not (> 0 and var length)) return Bad($"{Tus.Length} is missing or no number of bytes above 0.");
        var begun = await door.BeginAsync(length, Tus.MetadataOf(context.Request), context.User, context.RequestAborted);
        if (begun.IsRefused) return Refused(begun.Refused!);
        var upload = begun.Value;
        context.Response.Headers.Location = $"/uploads/{upload.Id}";
        if (!Tus.IsPiece(context.Request)) return Offset(context, upload, 0, StatusCodes.Status201Created);
        using var parts = door.TryOpen(upload.Id);
        return parts is null ? Busy() : await TakeAsync(context, door, upload, parts, StatusCodes.Status201Created);
    }

    private static async Task<IResult> HeadAsync(Guid id, HttpContext context, UploadDoor door)
    {
        if (await door.FindAsync(id, context.User, context.RequestAborted) is not { } upload) return Results.NotFound();
        if (door.IsExpired(upload)) return Results.StatusCode(StatusCodes.Status410Gone);
        context.Response.Headers[Tus.Length] = Tus.Text(upload.Length);
        if (door.AnswerOf(id) is { } known) return Finished(context, upload, known);
        using var parts = door.TryOpen(id);
        if (parts is null) return Busy();
        return parts.Length == upload.Length
            ? Finished(context, upload, door.AnswerOf(id) ?? await door.FinishAsync(upload, parts))
            : Offset(context, upload, parts.Length, StatusCodes.Status200OK);
    }

    private static async Task<IResult> PatchAsync(Guid id, HttpContext context, UploadDoor door)
    {
        if (!Tus.IsPiece(context.Request)) return Results.Problem($"Send Content-Type: {Tus.PieceType}.", statusCode: StatusCodes.Status415UnsupportedMediaType);
        if (Tus.Number(context.Request, Tus.Offset) is not { } offset) return Bad($"{Tus.Offset} is missing or no number of bytes.");
        // What has come is kept even if the sender is gone by now: nothing here ends with the connection but the body itself.
        if (await door.FindAsync(id, context.User, CancellationToken.None) is not { } upload) return Results.NotFound();
        if (door.IsExpired(upload)) return Results.StatusCode(StatusCodes.Status410Gone);
        // The answer to the last piece may have been lost on its way: it is given again, whatever is sent.
        if (door.AnswerOf(id) is { } known) return Answer(context, upload, known, StatusCodes.Status204NoContent);
        using var parts = door.TryOpen(id);
        if (parts is null) return Busy();
        if (door.AnswerOf(id) is { } justNow) return Answer(context, upload, justNow, StatusCodes.Status204NoContent);
        if (offset != parts.Length) return WrongOffset(context, parts.Length);
        return await TakeAsync(context, door, upload, parts, StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> DeleteAsync(Guid id, HttpContext context, UploadDoor door)
    {
        if (await door.FindAsync(id, context.User, context.RequestAborted) is null) return Results.NotFound();
        using var parts = door.TryOpen(id);
        if (parts is null) return Busy();
        await door.RemoveAsync(id, context.RequestAborted);
        return Results.NoContent();
    }

    private static async Task<IResult> TakeAsync(HttpContext context, UploadDoor door, Upload upload, PartFile parts, int status)
    {
        if (context.Request.ContentLength > upload.Length - parts.Length) return TooMuch(upload);
        var taken = await UploadBody.TakeAsync(context.Request.Body, parts, upload.Length);
        if (taken == Taken.TooMuch) return TooMuch(upload);
        if (parts.Length == upload.Length) return Answer(context, upload, await door.FinishAsync(upload, parts), status);
        return taken == Taken.Broken ? Results.StatusCode(StatusCodes.Status408RequestTimeout) : Offset(context, upload, parts.Length, status);
    }

    private static IResult Offset(HttpContext context, Upload upload, long offset, int status)
    {
        context.Response.Headers[Tus.Offset] = Tus.Text(offset);
        context.Response.Headers[Tus.Expires] = upload.ExpiresAt.ToUniversalTime().ToString("R", CultureInfo.InvariantCulture);
        return Results.StatusCode(status);
    }

    private static IResult Finished(HttpContext context, Upload upload, IntakeAnswer answer)
    {
        Tell(context, answer);
        return Offset(context, upload, upload.Length, StatusCodes.Status200OK);
    }

    private static IResult Answer(HttpContext context, Upload upload, IntakeAnswer answer, int status)
    {
        Tell(context, answer);
        var told = Offset(context, upload, upload.Length, status);
        return answer.Refused is { } refused ? Refused(refused) : told;
    }

    private static void Tell(HttpContext context, IntakeAnswer answer)
    {
        context.Response.Headers[Tus.Result] = answer.Refused is not null ? "refused" : answer.IsDuplicate ? "duplicate" : "accepted";
        if (answer.PhotoId is { } photo) context.Response.Headers[Tus.PhotoId] = photo.ToString();
    }

    private static IResult Refused(Refusal refusal) => Results.Json(refusal, statusCode: refusal.Code switch
    {
        "too_large_bytes" => StatusCodes.Status413PayloadTooLarge,
        "metadata" => StatusCodes.Status400BadRequest,
        UploadDoor.TooManyCode => StatusCodes.Status429TooManyRequests,
        _ => StatusCodes.Status422UnprocessableEntity,
    });

    private static IResult WrongOffset(HttpContext context, long offset)
    {
        context.Response.Headers[Tus.Offset] = Tus.Text(offset);
        return Results.Problem($"The next byte to send is number {Tus.Text(offset)}.", statusCode: StatusCodes.Status409Conflict);
    }

    private static IResult TooMuch(Upload upload) =>
        Results.Problem($"There are more bytes than the {Tus.Text(upload.Length)} that were announced.", statusCode: StatusCodes.Status413PayloadTooLarge);

    private static IResult Busy() => Results.Problem("Another request is sending this photo: ask for the offset in a moment.", statusCode: StatusCodes.Status423Locked);

    private static IResult Bad(string what) => Results.Problem(what, statusCode: StatusCodes.Status400BadRequest);
}
