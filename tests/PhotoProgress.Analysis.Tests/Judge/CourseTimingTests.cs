using FsCheck;
using FsCheck.Fluent;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;

namespace PhotoProgress.Analysis.Tests.Judge;

public class CourseTimingTests
{
    private static readonly DateOnly Session = new(2026, 1, 10);

    [Theory]
    [InlineData(-1, PhotoStatus.Counts)]
    [InlineData(0, PhotoStatus.Healing)]
    [InlineData(7, PhotoStatus.Healing)]
    [InlineData(8, PhotoStatus.Provisional)]
    [InlineData(20, PhotoStatus.Provisional)]
    [InlineData(21, PhotoStatus.Counts)]
    public void StatusOf_DaysAfterOneSession_ChangesAtTheBoundary(int days, PhotoStatus expected) =>
        Assert.Equal(expected, CourseTiming.StatusOf(Photo(days), [Session]));

    [Fact]
    public void StatusOf_PreSessionOnASessionsDay_CountsFromTheSessionBefore()
    {
        DateOnly[] sessions = [Session, Session.AddDays(28)];
        var photo = Photo(28) with { Timing = PhotoTiming.PreSession };

        Assert.Equal(28, CourseTiming.DaysSinceSession(photo, sessions));
        Assert.Equal(PhotoStatus.Counts, CourseTiming.StatusOf(photo, sessions));
        Assert.Equal(PhotoStatus.Healing, CourseTiming.StatusOf(photo with { Timing = PhotoTiming.PostSession }, sessions));
    }

    [Fact]
    public void StatusOf_PreSessionOnTheFirstSessionsDay_KnowsNoSession() =>
        Assert.Null(CourseTiming.DaysSinceSession(Photo(0) with { Timing = PhotoTiming.PreSession }, [Session]));

    [Fact]
    public void StatusOf_NoSessions_Counts() => Assert.Equal(PhotoStatus.Counts, CourseTiming.StatusOf(Photo(3), []));

    [Fact]
    public void BaselineOf_NothingNamed_TakesTheEarliestThatCounts()
    {
        var course = CourseOf([Photo(40), Photo(3), Photo(0) with { Timing = PhotoTiming.PreSession }]);

        Assert.Equal(course.Photos[2], CourseTiming.BaselineOf(course, PhotoView.Front).Value);
    }

    [Fact]
    public void BaselineOf_Named_TakesItForItsOwnViewOnly()
    {
        var side = Photo(-2) with { View = PhotoView.Left45, File = "side.jpg" };
        var course = CourseOf([Photo(-5), Photo(30), side]) with { Baseline = Photo(30).File };

        Assert.Equal(Photo(30), CourseTiming.BaselineOf(course, PhotoView.Front).Value);
        Assert.Equal(side, CourseTiming.BaselineOf(course, PhotoView.Left45).Value);
    }

    [Fact]
    public void BaselineOf_NamedWhileHealing_IsRefusedWithTheDays()
    {
        var course = CourseOf([Photo(-5), Photo(3)]) with { Baseline = Photo(3).File };

        Assert.Contains("3 days after a session", CourseTiming.BaselineOf(course, PhotoView.Front).Refused?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void BaselineOf_OnlyHealingPhotos_IsRefused() =>
        Assert.Equal("no_baseline", CourseTiming.BaselineOf(CourseOf([Photo(3), Photo(9)]), PhotoView.Front).Refused?.Code);

    [Theory]
    [InlineData(69, null)]
    [InlineData(70, 0)]
    [InlineData(112, 0)]
    [InlineData(113, null)]
    [InlineData(139, null)]
    [InlineData(140, 1)]
    [InlineData(196, 1)]
    [InlineData(197, null)]
    public void Endpoints_OnePhoto_BelongsToTheWindowItLiesIn(int days, int? window)
    {
        var endpoints = CourseTiming.Endpoints(CourseOf([Photo(days)]), PhotoView.Front);

        Assert.Equal([Session.AddDays(84), Session.AddDays(168)], endpoints.Select(e => e.Target));
        for (var i = 0; i < 2; i++) Assert.Equal(i == window, endpoints[i].Photo is not null);
    }

    [Fact]
    public void Endpoints_SeveralPhotos_TakesTheNearestToTheTarget()
    {
        var course = CourseOf([Photo(71), Photo(80), Photo(95), Photo(84) with { View = PhotoView.Left90 }]);

        Assert.Equal(Photo(80), CourseTiming.Endpoints(course, PhotoView.Front)[0].Photo);
    }

    [Fact]
    public void Endpoints_SeveralSessions_RunFromTheLast() =>
        Assert.Equal(
            Session.AddDays(28 + 84),
            CourseTiming.Endpoints(CourseOf([Photo(0)]) with { Sessions = [Session, Session.AddDays(28)] }, PhotoView.Front)[0].Target);

    [Fact]
    public void Endpoints_NoSessions_AreNone() => Assert.Empty(CourseTiming.Endpoints(CourseOf([Photo(0)]) with { Sessions = [] }, PhotoView.Front));

    [Fact]
    public void Phases_TwoSessions_StartAnewAndEndWithTheView()
    {
        var second = Session.AddDays(28);

        Assert.Equal(
            [
                new PhaseSpan(HealingPhase.Inflammation, Session, Session.AddDays(5)),
                new PhaseSpan(HealingPhase.Proliferation, Session.AddDays(5), second),
                new PhaseSpan(HealingPhase.Inflammation, second, second.AddDays(5)),
                new PhaseSpan(HealingPhase.Proliferation, second.AddDays(5), second.AddDays(56)),
                new PhaseSpan(HealingPhase.Remodelling, second.AddDays(56), second.AddDays(100)),
            ],
            CourseTiming.Phases([Session, second], second.AddDays(100)));
    }

    [Fact]
    public void Phases_LongAfterTheLastSession_EndAfterAYear() =>
        Assert.Equal(Session.AddDays(365), CourseTiming.Phases([Session], Session.AddDays(900))[^1].To);

    [Fact]
    public void Phases_AnySessions_NeverOverlap() => Prop.ForAll<int[]>(gaps =>
    {
        var day = Session;
        var sessions = gaps.Select(g => day = day.AddDays(1 + (int)(Math.Abs((long)g) % 200))).ToList();
        var spans = CourseTiming.Phases(sessions, day.AddDays(400));
        return spans.Zip(spans.Skip(1)).All(pair => pair.First.To <= pair.Second.From) && spans.All(s => s.From < s.To);
    }).QuickCheckThrowOnFailure();

    private static CoursePhoto Photo(int days) =>
        new($"{days}.jpg", Session.AddDays(days), PhotoView.Front, PhotoTiming.FollowUp);

    private static Course CourseOf(CoursePhoto[] photos) =>
        new("C-017", new CoursePlan("microneedling", 1.5, null, 4, 28), [Session], photos, null);
}
