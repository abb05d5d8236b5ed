using PhotoProgress.Data;
using PhotoProgress.Server.Photos;

namespace PhotoProgress.Server.Tests.Photos;

public class PhotoAccessTests
{
    private static readonly Ids Source = Ids.Seeded(1);
    private static readonly Guid Mine = Source.New();
    private static readonly Guid Other = Source.New();

    public static TheoryData<PhotoSize> Sizes => [.. Enum.GetValues<PhotoSize>()];

    [Theory, MemberData(nameof(Sizes))]
    public void May_WhoeverReadsAll_SeesEverything(PhotoSize size) =>
        Assert.True(PhotoAccess.May(new PhotoViewer(true, null), new PhotoOwnership(Other, false), size));

    [Theory, MemberData(nameof(Sizes))]
    public void May_Nobody_SeesNothing(PhotoSize size) =>
        Assert.False(PhotoAccess.May(new PhotoViewer(false, null), new PhotoOwnership(Other, true), size));

    [Theory, MemberData(nameof(Sizes))]
    public void May_AClient_SeesOwnShownPhotosButNoOriginal(PhotoSize size) =>
        Assert.Equal(size != PhotoSize.Original, PhotoAccess.May(new PhotoViewer(false, Mine), new PhotoOwnership(Mine, true), size));

    [Theory, MemberData(nameof(Sizes))]
    public void May_AClient_SeesNothingBeforeTheReportIsPublished(PhotoSize size) =>
        Assert.False(PhotoAccess.May(new PhotoViewer(false, Mine), new PhotoOwnership(Mine, false), size));

    [Theory, MemberData(nameof(Sizes))]
    public void May_AClient_SeesNothingOfAnother(PhotoSize size) =>
        Assert.False(PhotoAccess.May(new PhotoViewer(false, Mine), new PhotoOwnership(Other, true), size));

    [Theory]
    [InlineData(true, false, false, true)]
    [InlineData(false, true, true, true)]
    [InlineData(false, true, false, false)]
    [InlineData(false, false, true, false)]
    public void MayReport_ByOwnershipAndState_Decides(bool readsAll, bool isMine, bool isPublished, bool may) =>
        Assert.Equal(may, PhotoAccess.MayReport(new PhotoViewer(readsAll, Mine), isMine ? Mine : Other, isPublished));
}
