using System.Globalization;
using System.Numerics;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;

namespace PhotoProgress.Reports.Charts;

/// <summary>How a photo is drawn in a trend.</summary>
public enum TrendMark
{
    Baseline,
    Counts,
    Provisional,
    Healing,
    NotComparable,
}

/// <summary>A photo in the plot. Y, Low and High are coordinates; for one that is not comparable they lie on the lower edge.</summary>
public sealed record TrendPoint(CourseRow Row, TrendMark Mark, Change? Change, double X, double Y, double Low, double High)
{
    /// <summary>Whether the trend line goes through it.</summary>
    public bool IsJoined => Mark is TrendMark.Baseline or TrendMark.Counts;
}

/// <summary>A week of the axis and its day.</summary>
public readonly record struct WeekTick(int Week, DateOnly Day, double X);

/// <summary>A phase as a stripe of the background.</summary>
public readonly record struct PhaseStripe(HealingPhase Phase, double X, double Width);

/// <summary>Where everything of a trend chart lies, in the chart's own units.</summary>
public sealed class TrendLayout
{
    private const double Left = 46;
    private const double Right = 16;
    private const double Top = 24;
    private const double Bottom = 42;

    // Room between the frame and the first and last mark.
    private const double Inset = 14;

    // A label of about ten characters at the chart's type size needs this much.
    private const double TickRoom = 62;

    // Half of two labels side by side.
    private const double LabelRoom = 36;

    private static readonly int[] WeekSteps = [1, 2, 4, 8, 12, 26, 52, 104];

    private readonly CourseView _view;
    private readonly Dimension _dimension;
    private readonly DateOnly _first;
    private readonly DateOnly _last;

    public TrendLayout(CourseView view, Dimension dimension, double width, double height, double reach)
    {
        (_view, _dimension, Width, Height) = (view, dimension, width, height);
        var days = view.Rows.Select(r => r.Photo.Date).Concat(view.Course.Sessions).ToList();
        (_first, _last) = (days.Min(), days.Max());
        Axis = new PercentAxis(reach, PlotBottom, PlotTop);
        Points = [.. view.Rows.Where(r => !r.IsUnread(dimension) && !r.IsWaiting).Select(Point)];
    }

    public double Width { get; }

    public double Height { get; }

    public double PlotLeft { get; } = Left;

    public double PlotRight => Width - Right;

    public double PlotTop { get; } = Top;

    public double PlotBottom => Height - Bottom;

    public PercentAxis Axis { get; }

    public IReadOnlyList<TrendPoint> Points { get; }

    /// <summary>Photos and sessions reach from the inset's left to its right; a course of one day stands in the middle.</summary>
    public double X(DateOnly day)
    {
        var span = _last.DayNumber - _first.DayNumber;
        var along = span == 0 ? 0.5 : (day.DayNumber - _first.DayNumber) / (double)span;
        return PlotLeft + Inset + (along * (PlotRight - PlotLeft - (2 * Inset)));
    }

    /// <summary>The points that the trend line joins.</summary>
    public IReadOnlyList<TrendPoint> Joined => [.. Points.Where(p => p.IsJoined)];

    public IReadOnlyList<(double X, int Number)> Sessions =>
        [.. _view.Course.Sessions.Select((day, i) => (X(day), i + 1))];

    public IReadOnlyList<PhaseStripe> Phases()
    {
        var stripes =
            from phase in CourseTiming.Phases(_view.Course.Sessions, _last.AddDays(1))
            let left = X(phase.From)
            let right = phase.To > _last ? PlotRight : X(phase.To)
            where right > left
            select new PhaseStripe(phase.Phase, left, right - left);
        return [.. stripes];
    }

    /// <summary>Even steps of weeks from the baseline, as dense as their labels allow.</summary>
    public IReadOnlyList<WeekTick> Ticks()
    {
        var zero = _view.Baseline?.Date ?? _first;
        var weeks = Math.Max(1, (_last.DayNumber - _first.DayNumber) / 7.0);
        var room = Math.Max(1, (PlotRight - PlotLeft) / TickRoom);
        var step = Array.Find(WeekSteps, s => weeks / s <= room) is var found && found > 0 ? found : WeekSteps[^1];
        var from = (int)Math.Ceiling((_first.DayNumber - zero.DayNumber) / 7.0 / step);
        var to = (int)Math.Floor((_last.DayNumber - zero.DayNumber) / 7.0 / step);
        return [.. Enumerable.Range(from, Math.Max(0, to - from + 1)).Select(i => Tick(i * step, zero))];
    }

    /// <summary>
    /// The band of measurement error: exact at each photo, straight between two of them, level beyond the first and last.
    /// Empty where no photo has one.
    /// </summary>
    public IReadOnlyList<Vector2> Band()
    {
        var bands = Points.Where(p => p.Change?.MdcPercent is not null).Select(p => (p.X, Band: Words.ErrorBand.Of(p.Change!)!.Value)).ToList();
        if (bands.Count == 0) return [];
        bands.Insert(0, (PlotLeft, bands[0].Band));
        bands.Add((PlotRight, bands[^1].Band));
        var upper = bands.Select(b => new Vector2((float)b.X, (float)Axis.At(b.Band.High)));
        var lower = bands.AsEnumerable().Reverse().Select(b => new Vector2((float)b.X, (float)Axis.At(b.Band.Low)));
        return [.. upper, .. lower];
    }

    /// <summary>Whether a number beside the point would run into the next photo.</summary>
    public bool HasRoomForLabel(TrendPoint point) =>
        point.IsJoined && point.Change?.ChangePercent is not null
        && !Points.Any(p => p.X > point.X && p.X - point.X < LabelRoom);

    private WeekTick Tick(int week, DateOnly zero)
    {
        var day = zero.AddDays(7 * week);
        return new WeekTick(week, day, X(day));
    }

    private TrendPoint Point(CourseRow row)
    {
        var x = X(row.Photo.Date);
        if (row.IsBaseline) return new TrendPoint(row, TrendMark.Baseline, null, x, Axis.At(0), Axis.At(0), Axis.At(0));
        var change = row.Change(_dimension);
        if (change?.ChangePercent is not { } percent)
            return new TrendPoint(row, TrendMark.NotComparable, change, x, PlotBottom, PlotBottom, PlotBottom);
        return new TrendPoint(row, Mark(row.Status), change, x, Axis.At(percent), Axis.At(change.CiLow!.Value), Axis.At(change.CiHigh!.Value));
    }

    private static TrendMark Mark(PhotoStatus status) => status switch
    {
        PhotoStatus.Healing => TrendMark.Healing,
        PhotoStatus.Provisional => TrendMark.Provisional,
        _ => TrendMark.Counts,
    };

    /// <summary>Day and month, with the year only where it changes or begins.</summary>
    public static string DayLabel(WeekTick tick, WeekTick? before) =>
        tick.Day.ToString(before?.Day.Year == tick.Day.Year ? "d MMM" : "d MMM yyyy", CultureInfo.InvariantCulture);
}
