using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Server.Api;
using PhotoProgress.Server.Clients;
using PhotoProgress.Server.Pipeline;

namespace PhotoProgress.Server.Courses;

/// <summary>Two photos of one view, chosen by hand or, where nobody has chosen, the newest that counts and what it is compared with.</summary>
/// <param name="Photos">Of the view, to choose from.</param>
/// <param name="Before">Null, with <paramref name="After"/>, where there are no two.</param>
public sealed record PairChoice(IReadOnlyList<PhotoView> Views, PhotoView? View, IReadOnlyList<SheetPhoto> Photos, SheetPhoto? Before, SheetPhoto? After, Fault? Fault)
{
    /// <param name="photos">Those of the course that can be shown, the oldest first.</param>
    /// <returns>Null where a photo is asked for that is not among them.</returns>
    public static PairChoice? Of(IReadOnlyList<SheetPhoto> photos, PairAsked asked)
    {
        var (before, after) = (Find(photos, asked.Before), Find(photos, asked.After));
        if ((asked.Before is not null && before is null) || (asked.After is not null && after is null)) return null;
        IReadOnlyList<PhotoView> views = [.. photos.Select(photo => photo.Photo.View).Distinct().Order()];
        var view = asked.View ?? after?.Photo.View ?? before?.Photo.View ?? Usual(photos)?.Photo.View ?? views.Cast<PhotoView?>().FirstOrDefault();
        IReadOnlyList<SheetPhoto> shown = [.. photos.Where(photo => photo.Photo.View == view)];
        if (FaultOf(view, before, after) is { } fault) return new(views, view, shown, null, null, fault);
        after ??= Usual([.. shown.Where(photo => photo != before)]) ?? shown.LastOrDefault(photo => photo != before);
        before ??= Find(shown, after?.Run.AgainstId) ?? shown.FirstOrDefault(photo => photo != after);
        return before is null || after is null ? new(views, view, shown, null, null, null) : new(views, view, shown, before, after, null);
    }

    private static SheetPhoto? Find(IReadOnlyList<SheetPhoto> photos, Guid? id) => photos.FirstOrDefault(photo => photo.Photo.Id == id);

    /// <summary>The newest that is compared with another one.</summary>
    private static SheetPhoto? Usual(IReadOnlyList<SheetPhoto> photos) => photos.LastOrDefault(photo => photo.Usable == true && photo.Run.AgainstId != Guid.Empty);

    private static Fault? FaultOf(PhotoView? view, SheetPhoto? before, SheetPhoto? after)
    {
        if (before is not null && before == after) return new Fault("after", PageWords.Day(after.Date), "choose two different photos.");
        var other = new[] { before, after }.FirstOrDefault(photo => photo is not null && photo.Photo.View != view);
        return other is null ? null : new Fault(other == before ? "before" : "after", Words.Of(other.Photo.View), "choose two photos of the same view.");
    }
}
