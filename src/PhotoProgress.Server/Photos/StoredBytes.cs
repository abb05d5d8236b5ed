using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Data;
using PhotoProgress.Data.Store;
using PhotoProgress.Data.Trail;
using PhotoProgress.Server.Access;

namespace PhotoProgress.Server.Photos;

/// <summary>
/// The one way out for what lies in the photo store: opened, then noted in the audit trail, then sent; and no cache keeps it
/// (docs/decisions/0019-photo-bytes.md).
/// </summary>
public sealed class StoredBytes(ClinicDb db, PhotoStore store, AuditTrail audit)
{
    private const int SignatureBytes = 64;

    /// <param name="type">Null reads it from the bytes.</param>
    /// <param name="fileName">What a browser may save it as; null shows it.</param>
    public async Task<IResult> SendAsync(HttpContext context, string address, AuditLine line, string? type, string? fileName)
    {
        var bytes = store.OpenRead(address);
        try
        {
            type ??= await TypeOfAsync(bytes, context.RequestAborted);
            await audit.AddAsync(db, line, context.RequestAborted);
        }
        catch
        {
            await bytes.DisposeAsync();
            throw;
        }

        context.Response.Headers.CacheControl = "private, no-store";
        return Results.Stream(bytes, type, fileName is null ? null : fileName + EndingOf(type));
    }

    public static PhotoViewer Viewer(HttpContext context, Permission readsAll) => new(context.User.Has(readsAll), context.User.Has(Permission.OwnRead) ? context.User.OwnClientId() : null);

    private static async Task<string> TypeOfAsync(Stream bytes, CancellationToken cancellation)
    {
        var head = new byte[SignatureBytes];
        var length = await bytes.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellation);
        bytes.Position = 0;
        return PhotoCodec.FormatOf(head.AsSpan(0, length)) switch
        {
            "JPEG" => "image/jpeg",
            "PNG" => "image/png",
            "WebP" => "image/webp",
            "TIFF" => "image/tiff",
            "AVIF" => "image/avif",
            "HEIC" => "image/heic",
            _ => "application/octet-stream",
        };
    }

    private static string EndingOf(string type) => type switch
    {
        "application/octet-stream" => ".bin",
        _ => "." + type[(type.IndexOf('/', StringComparison.Ordinal) + 1)..],
    };
}
