using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Server.Today;

namespace PhotoProgress.Server.Tests.Today;

public class ViewStatesTests
{
    [Fact]
    public void Of_NoPhotoNowOrBefore_IsEmpty() => Assert.Empty(ViewStates.Of([], []));

    [Fact]
    public void Of_ViewOfBeforeWithoutPhoto_IsMissing() =>
        Assert.Equal([new SessionView(PhotoView.Front, ViewState.Missing, null)], ViewStates.Of([], [PhotoView.Front, PhotoView.Front]));

    [Fact]
    public void Of_BadPhotoWithoutAGoodOne_IsTakenAgainWithTheLatestReason() =>
        Assert.Equal([new SessionView(PhotoView.Front, ViewState.TakeAgain, "Too dark.")], ViewStates.Of([Photo(usable: false, "Blurred."), Photo(usable: false, "Too dark.")], []));

    [Fact]
    public void Of_BadPhotoThatWasReplaced_IsTaken() =>
        Assert.Equal([new SessionView(PhotoView.Front, ViewState.Taken, null)], ViewStates.Of([Photo(usable: false, "Blurred."), Photo(usable: true)], []));

    [Fact]
    public void Of_BadPhotoWithANewOneWaiting_IsBeingChecked() =>
        Assert.Equal([new SessionView(PhotoView.Front, ViewState.Checking, null)], ViewStates.Of([Photo(usable: false, "Blurred."), Photo(usable: null)], []));

    [Fact]
    public void Of_PhotoWhoseCheckBrokeOff_IsTakenAgain() =>
        Assert.Equal([new SessionView(PhotoView.Front, ViewState.TakeAgain, null)], ViewStates.Of([Photo(usable: null) with { HasFailed = true }], []));

    [Fact]
    public void Of_SeveralViews_BeginsWithWhatIsToBeDone() =>
        Assert.Equal(
            [(PhotoView.Front, ViewState.TakeAgain), (PhotoView.Left45, ViewState.Missing), (PhotoView.Closeup, ViewState.Taken)],
            ViewStates.Of([Photo(usable: true) with { View = PhotoView.Closeup }, Photo(usable: false)], [PhotoView.Left45]).Select(view => (view.View, view.State)));

    private static DayPhoto Photo(bool? usable, string? because = null) => new(Guid.Empty, PhotoView.Front, usable, false, because);
}
