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

        Assert.Equal(course.Photos[2], BaselineOf(course).Value);
    }

    [Fact]
    public void BaselineOf_Named_TakesItForItsOwnViewOnly()
    {
        var side = Photo(-2) with { View = PhotoView.Left45, File = "side.jpg" };
        var course = CourseOf([Photo(-5), Photo(30), side]) with { Baseline = Photo(30).File };

        Assert.Equal(Photo(30), BaselineOf(course).Value);
        Assert.Equal(side, CourseTiming.BaselineOf(course, PhotoView.Left45, _ => null).Value);
    }

    [Fact]
    public void BaselineOf_NamedWhileHealing_IsRefusedWithTheDays()
    {
        var course = CourseOf([Photo(-5), Photo(3)]) with { Baseline = Photo(3).File };

        Assert.Contains("3 days after a session", BaselineOf(course).Refused?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void BaselineOf_OnlyHealingPhotos_IsRefused() =>
        Assert.Equal("no_baseline", BaselineOf(CourseOf([Photo(3), Photo(9)])).Refused?.Code);

    [Fact]
    public void BaselineOf_EarliestCannotBeUsed_TakesTheNextThatCounts()
    {
        var course = CourseOf([Photo(-9), Photo(-2), Photo(3), Photo(30)]);

        Assert.Equal(Photo(-2), BaselineOf(course, Photo(-9)).Value);
        Assert.Equal(Photo(30), BaselineOf(course, Photo(-9), Photo(-2)).Value);
    }

    [Fact]
    public void BaselineOf_NoneCanBeUsed_TellsTheFirstOnesReasonAndDay()
    {
        var refused = BaselineOf(CourseOf([Photo(-9), Photo(-2)]), Photo(-9), Photo(-2)).Refused!;

        Assert.Equal(("no_baseline", "Hold still."), (refused.Code, refused.Advice));
        Assert.Contains("of 1 January 2026: It is blurred.", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>Whoever chose a photo wants that one or to hear why not, never another one in its place.</summary>
    [Fact]
    public void BaselineOf_NamedCannotBeUsed_IsRefusedAndNotReplaced()
    {
        var course = CourseOf([Photo(-9), Photo(-2)]) with { Baseline = Photo(-2).File };

        Assert.Contains("of 8 January 2026, cannot be used: It is blurred.", BaselineOf(course, Photo(-2)).Refused!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void BaselineOf_FromTheSide_SaysThatItIsNotMeasured()
    {
        var course = CourseOf([Photo(-2) with { View = PhotoView.Left45 }]);

        Assert.Equal(SideView.NotMeasured, CourseTiming.BaselineOf(course, PhotoView.Left45, _ => SideView.NotMeasured).Refused);
    }

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

    private static Outcome<CoursePhoto> BaselineOf(Course course, params CoursePhoto[] unusable) =>
        CourseTiming.BaselineOf(course, PhotoView.Front, photo => unusable.Contains(photo) ? new Refusal("blur", "It is blurred.", "Hold still.") : null);

    private static Course CourseOf(CoursePhoto[] photos) =>
        new("C-017", new CoursePlan("microneedling", 1.5, null, 4, 28), [Session], photos, null);
}
