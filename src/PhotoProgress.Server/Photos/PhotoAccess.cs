namespace PhotoProgress.Server.Photos;

/// <summary>The pictures of a photo that can be asked for.</summary>
public enum PhotoSize
{
    Thumbnail,
    Medium,
    Large,

    /// <summary>The file as it was uploaded, with everything the camera wrote into it.</summary>
    Original,

    AlignedBefore,
    AlignedAfter,
}

/// <summary>Who asks for a photo.</summary>
/// <param name="ReadsAll">Whether the caller treats clients here.</param>
/// <param name="OwnClientId">Whose photos are the caller's own; null for everybody but clients.</param>
public sealed record PhotoViewer(bool ReadsAll, Guid? OwnClientId);

/// <summary>What decides about a photo.</summary>
/// <param name="IsShown">Whether it counts in a course of which a report was published.</param>
public sealed record PhotoOwnership(Guid ClientId, bool IsShown);

/// <summary>Who may see which photo.</summary>
public static class PhotoAccess
{
    /// <summary>
    /// Whoever treats clients sees all. A client sees the own photos of a course whose report is published, but not the file as it was
    /// uploaded: what the camera wrote into it (places, serial numbers) stays inside the clinic.
    /// </summary>
    public static bool May(PhotoViewer viewer, PhotoOwnership photo, PhotoSize size) =>
        viewer.ReadsAll || (viewer.OwnClientId == photo.ClientId && photo.IsShown && size != PhotoSize.Original);

    /// <summary>A client sees the own reports that are published.</summary>
    public static bool MayReport(PhotoViewer viewer, Guid clientId, bool isPublished) =>
        viewer.ReadsAll || (viewer.OwnClientId == clientId && isPublished);
}
