using System.ComponentModel;
using Microsoft.EntityFrameworkCore;
using PhotoProgress.Data;
using PhotoProgress.Data.Photos;
using PhotoProgress.Data.Trail;
using PhotoProgress.Data.Work;
using PhotoProgress.Server.Access;
using PhotoProgress.Server.Api;

namespace PhotoProgress.Server.Photos;

/// <summary>Photos as bytes. Whatever somebody may not see is answered like what is not there, so that ids cannot be tried out.</summary>
public static class PhotoByteRoutes
{
    public static void MapPhotoBytes(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/photos/{id:guid}/{size}", SendAsync).NeedsEither(Permission.PhotosRead, Permission.OwnRead).ExcludeFromDescription();
        routes.MapGet("/reports/{id:guid}/{form}", (Guid id, string form, ReportBytes bytes, HttpContext context) =>
            Words.TryRead<ReportForm>(form, out var known) ? bytes.SendAsync(id, known, context) : Task.FromResult<IResult>(Problems.NotThere))
            .NeedsEither(Permission.ReportsRead, Permission.OwnRead).ExcludeFromDescription();
    }

    /// <param name="against">For whoever treats clients.</param>
    public static async Task<IResult> SendAsync(
        Guid id, string size, [Description("For aligned pictures: the photo that this one was laid over; left out, the present baseline.")] Guid? against, ClinicDb db, StoredBytes bytes, HttpContext context)
    {
        if (!Words.TryRead<PhotoSize>(size, out var known)) return Problems.NotThere;
        var viewer = StoredBytes.Viewer(context, Permission.PhotosRead);
        if (await OwnershipAsync(db, id, context.RequestAborted) is not { } owned || !PhotoAccess.May(viewer, owned, known)) return Problems.NotThere;
        if (await AddressAsync(db, id, known, viewer.ReadsAll ? against : null, context.RequestAborted) is not { } address) return Problems.NotThere;
        var isDownload = known == PhotoSize.Original;
        var line = new AuditLine(context.User.Name(), isDownload ? "photo.download" : "photo.view", $"photo:{id}", $"size={size}");
        return await bytes.SendAsync(context, address, line, isDownload ? null : "image/jpeg", isDownload ? $"photo-{id}" : null);
    }

    private static Task<PhotoOwnership?> OwnershipAsync(ClinicDb db, Guid id, CancellationToken cancellation) =>
        (from photo in db.Photos
         join course in db.Courses on photo.CourseId equals course.Id
         where photo.Id == id
         select new PhotoOwnership(course.ClientId, photo.ExcludedBecause == null && db.Reports.Any(r => r.CourseId == course.Id && r.State == ReportState.Published)))
        .FirstOrDefaultAsync(cancellation);

    private static Task<string?> AddressAsync(ClinicDb db, Guid id, PhotoSize size, Guid? against, CancellationToken cancellation)
    {
        if (size == PhotoSize.Original) return db.Photos.Where(p => p.Id == id).Select(p => p.Address).FirstOrDefaultAsync(cancellation);
        var kind = KindOf(size);
        var isAligned = kind is DerivedKind.AlignedBefore or DerivedKind.AlignedAfter;
        return (from run in db.Runs
                join file in db.DerivedFiles on run.PhotoId equals file.PhotoId
                where run.PhotoId == id && file.Kind == kind && file.AgainstId == (isAligned ? against ?? run.AgainstId : Guid.Empty)
                orderby file.AnalysisVersion == run.AnalysisVersion descending, file.AnalysisVersion descending
                select file.Address).FirstOrDefaultAsync(cancellation);
    }

    private static DerivedKind KindOf(PhotoSize size) => size switch
    {
        PhotoSize.Thumbnail => DerivedKind.Thumbnail,
        PhotoSize.Medium => DerivedKind.Medium,
        PhotoSize.Large => DerivedKind.Large,
        PhotoSize.AlignedBefore => DerivedKind.AlignedBefore,
        PhotoSize.AlignedAfter => DerivedKind.AlignedAfter,
        _ => throw new ArgumentOutOfRangeException(nameof(size), size, "This size was not made from the photo."),
    };
}
