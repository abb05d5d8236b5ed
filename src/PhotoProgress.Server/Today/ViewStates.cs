using PhotoProgress.Analysis.Ingest;

namespace PhotoProgress.Server.Today;

/// <summary>What is still to be done about a view of a session; the worst first.</summary>
public enum ViewState
{
    /// <summary>Its photos cannot be used.</summary>
    TakeAgain,

    /// <summary>The course has this view, and this session has no photo of it.</summary>
    Missing,

    /// <summary>A photo waits for its check.</summary>
    Checking,
    Taken,
}

/// <param name="Usable">Null before the check, and where it failed; true too of one from the side, which nobody has to take again.</param>
/// <param name="HasFailed">The check broke off; no answer will come by itself.</param>
/// <param name="Because">Why it cannot be used; null otherwise.</param>
public sealed record DayPhoto(Guid SessionId, PhotoView View, bool? Usable, bool HasFailed, string? Because);

/// <param name="Because">Why a photo is to be taken again; null otherwise.</param>
public sealed record SessionView(PhotoView View, ViewState State, string? Because);

/// <summary>Which views of a session are there: those that the course had before are expected again.</summary>
public static class ViewStates
{
    /// <param name="photos">Of the session, that count.</param>
    /// <param name="before">Views of the course's other sessions.</param>
    /// <returns>What is to be done first; empty at a course's very first photos.</returns>
    public static IReadOnlyList<SessionView> Of(IReadOnlyList<DayPhoto> photos, IEnumerable<PhotoView> before) =>
    [
        .. photos.Select(photo => photo.View).Union(before)
            .Select(view => Of(view, [.. photos.Where(photo => photo.View == view)]))
            .OrderBy(view => view.State).ThenBy(view => view.View),
    ];

    /// <summary>One usable photo is enough: a bad one beside it has been replaced.</summary>
    private static SessionView Of(PhotoView view, IReadOnlyList<DayPhoto> photos)
    {
        var state = photos.Count == 0 ? ViewState.Missing
            : photos.Any(photo => photo.Usable == true) ? ViewState.Taken
            : photos.Any(photo => photo is { Usable: null, HasFailed: false }) ? ViewState.Checking
            : ViewState.TakeAgain;
        return new SessionView(view, state, state == ViewState.TakeAgain ? photos.Select(photo => photo.Because).OfType<string>().LastOrDefault() : null);
    }
}
