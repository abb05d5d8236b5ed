using System.Collections.Concurrent;
using System.Numerics;
using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Check;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Reports.Tests;

/// <summary>Comparisons and courses made up in code, with a drawn oval for a face.</summary>
internal static class Samples
{
    public const int Width = 300;
    public const int Height = 400;

    private static readonly ConcurrentDictionary<double, SrgbImage> Drawn = new();

    public static readonly DateOnly Start = new(2026, 1, 10);

    /// <summary>A change with the given size and minimal detectable change, both percent.</summary>
    public static Change Of(Dimension dimension, double percent, double mdc, string region = RegionNames.Face, string? metric = null) =>
        Change.Judge(dimension, region, metric, new LogChange(Math.Log(1 + (percent / 100)), Math.Log(1 + (mdc / 100)) / Change.Z95));

    public static Change NotComparable(Dimension dimension, string reason, string region = RegionNames.Face) =>
        Change.NotComparable(dimension, region, null, reason);

    /// <summary>Texture 12 % lower, evenness and redness without detectable change, regions of every kind.</summary>
    public static Comparison Compared() => new(
        "0.1.0", Grade.B, [], Photo("2026-01-10_front.jpg", 'a', Start, [Blur(0.66, CheckOutcome.Flagged), Yaw(1.8)]),
        Photo("2026-04-04_front.jpg", 'b', Start.AddDays(84), [Blur(0.93, CheckOutcome.Passed), Yaw(-2.4)]),
        [Light(3.1, CheckOutcome.Passed), Scale()], [.. Whole(), .. Parts(), .. Metrics()], Pictures());

    /// <summary>What a model says of a whole face: a change of texture that it cannot tell from its own error.</summary>
    public static ModelAnswer Learned { get; } = new(
        "skin-2", [new ModelScore(Dimension.Texture, RegionNames.Face, -12.3, -30.1, 8.2, "%", "not to be told from the error of the model")], null);

    public static Comparison Compared(params Change[] changes) => Compared() with { Changes = changes };

    public static Comparison Refused(params Refusal[] refusals) => Compared() with
    {
        Grade = null,
        Refusals = refusals,
        Changes = [],
        Pictures = null,
        PairChecks = [Light(31, CheckOutcome.Refused)],
    };

    public static Refusal LightDiffers { get; } = new(
        "light", "The light on the left and right cheek differs by 31 % more than in the first photo.", "Take the photo again with both lamps on and the room dark.");

    public static Refusal HeadTurned { get; } = new(
        "pose", "The head is turned 14° further than in the first photo.", "Ask the client to look straight into the lens.");

    public static PhotoSummary Photo(string file, char digit, DateOnly day, IReadOnlyList<CheckResult> checks) => new(
        file, new string(digit, 64), 8.4, "iris", 2.5,
        CaptureRecord.Unknown with { TakenAt = day.ToDateTime(new TimeOnly(10, 30)), CameraMake = "Camera", CameraModel = "Model 1" },
        checks, [new Reading("texture.roughness.1-3mm", 1, RegionNames.Face, 0.0412, 0.001, "ln", null)]);

    public static CheckResult Blur(double value, CheckOutcome outcome) => new(
        "blur", value, 0.7, 0.4, "ratio", "own baseline", "blur", outcome,
        outcome == CheckOutcome.Passed ? null : "The photo is a little soft. Let the camera focus on the cheek and hold it still.");

    public static CheckResult Yaw(double value) =>
        new("pose_yaw", value, 5, 15, "degrees", "ISO 19794-5", "pose", CheckOutcome.Passed, null);

    public static CheckResult Light(double value, CheckOutcome outcome) => new(
        "light", value, 5, 25, "%", "own baseline", "light", outcome,
        outcome == CheckOutcome.Passed ? null : "Use the same two lamps in the same places.");

    public static CheckResult Scale() =>
        new("scale", 1.2, 5, 15, "%", "own baseline", "scale", CheckOutcome.Passed, null);

    /// <summary>Three sessions four weeks apart; a healing, a provisional, an incomparable photo; then follow-ups up to week 20.</summary>
    public static CourseReport Course()
    {
        var course = new Course(
            "C-017", new CoursePlan("microneedling", 1.5, "pen, 12 needles", 3, 28), [Start, Start.AddDays(28), Start.AddDays(56)],
            [Front(0, PhotoTiming.PreSession), Front(3, PhotoTiming.PostSession), Front(28, PhotoTiming.PreSession), Front(42, PhotoTiming.FollowUp), Front(56, PhotoTiming.PreSession), Front(98, PhotoTiming.FollowUp), Front(140, PhotoTiming.FollowUp)],
            null);
        return new CourseReport(
            course,
            [
                new CourseEntry(course.Photos[0], Thumbnail: Draw(0)),
                Entry(course.Photos[1], 4, 3, 38),
                Entry(course.Photos[2], -3, 1.5, 4),
                Entry(course.Photos[3], -6.5, -2, 11),
                new CourseEntry(course.Photos[4], Refused(LightDiffers), Thumbnail: Draw(0.4)),
                Entry(course.Photos[5], -9.5, -4, 2),
                Entry(course.Photos[6], -13, -8.8, -3),
            ],
            First(PhotoView.Front, course.Photos[0]),
            "0.1.0");
    }

    /// <summary>A view whose photos were compared with <paramref name="baseline"/>.</summary>
    public static Dictionary<PhotoView, Outcome<CoursePhoto>> First(PhotoView view, Outcome<CoursePhoto> baseline) => new() { [view] = baseline };

    public static AlignedPictures Pictures() => new(Draw(0), Draw(1), 2, Outlines(Width / 2f, 210, 92));

    /// <summary>Outlines of a face around a centre, <paramref name="r"/> being half its width.</summary>
    public static IReadOnlyList<RegionOutline> Outlines(float x, float y, float r) =>
    [
        new(RegionNames.Forehead, [Oval(x, y - (0.95f * r), 0.72f * r, 0.3f * r)]),
        new(RegionNames.Periorbital, [Oval(x - (0.4f * r), y - (0.4f * r), 0.3f * r, 0.17f * r), Oval(x + (0.4f * r), y - (0.4f * r), 0.3f * r, 0.17f * r)]),
        new(RegionNames.Nose, [Oval(x, y - (0.05f * r), 0.16f * r, 0.36f * r)]),
        new(RegionNames.RightCheek, [Oval(x - (0.55f * r), y + (0.15f * r), 0.28f * r, 0.34f * r)]),
        new(RegionNames.LeftCheek, [Oval(x + (0.55f * r), y + (0.15f * r), 0.28f * r, 0.34f * r)]),
        new(RegionNames.Perioral, [Oval(x, y + (0.62f * r), 0.4f * r, 0.2f * r), Oval(x, y + (0.62f * r), 0.27f * r, 0.08f * r)]),
        new(RegionNames.Chin, [Oval(x, y + (1.02f * r), 0.3f * r, 0.15f * r)]),
    ];

    /// <summary>A pale oval on grey; <paramref name="tint"/> 0..1 shifts its colour a little.</summary>
    public static SrgbImage Draw(double tint) => Drawn.GetOrAdd(tint, New);

    private static SrgbImage New(double tint)
    {
        var rgb = new ushort[Width * Height * 3];
        for (var y = 0; y < Height; y++)
            for (var x = 0; x < Width; x++)
                Paint(rgb.AsSpan(((y * Width) + x) * 3, 3), (x - 150.0) / 100, (y - 205.0) / 145, tint);
        return new SrgbImage(Width, Height, rgb);
    }

    private static void Paint(Span<ushort> pixel, double x, double y, double tint)
    {
        var d = (x * x) + (y * y);
        double[] colour = d > 1 ? [0.80, 0.82, 0.84] : [0.86 - (0.18 * d), 0.70 - (0.2 * d), 0.60 - (0.2 * d) + (0.04 * tint)];
        for (var c = 0; c < 3; c++) pixel[c] = (ushort)(65535 * colour[c]);
    }

    private static Vector2[] Oval(float x, float y, float rx, float ry) =>
        [.. Enumerable.Range(0, 36).Select(i => new Vector2(x + (rx * MathF.Cos(i * MathF.Tau / 36)), y + (ry * MathF.Sin(i * MathF.Tau / 36))))];

    private static Change[] Whole() =>
        [Of(Dimension.Texture, -12.1, 6.1), Of(Dimension.Evenness, -2.1, 7.4), Of(Dimension.Redness, 4.0, 8.8)];

    private static Change[] Parts() =>
    [
        Of(Dimension.Texture, -14, 9, RegionNames.Forehead), Of(Dimension.Texture, -6, 9, RegionNames.Periorbital), Of(Dimension.Texture, -9.5, 9, RegionNames.Nose),
        Of(Dimension.Texture, -22, 9, RegionNames.LeftCheek), Of(Dimension.Texture, -18, 9, RegionNames.RightCheek), NotComparable(Dimension.Texture, "too_little_skin", RegionNames.Perioral), Of(Dimension.Texture, 3, 11, RegionNames.Chin),
        Of(Dimension.Evenness, -4, 10, RegionNames.Forehead), NotComparable(Dimension.Evenness, "resolution", RegionNames.Periorbital), Of(Dimension.Evenness, 2, 10, RegionNames.Nose),
        Of(Dimension.Evenness, -12, 10, RegionNames.LeftCheek), Of(Dimension.Evenness, -5, 10, RegionNames.RightCheek), Of(Dimension.Evenness, 1, 10, RegionNames.Perioral), Of(Dimension.Evenness, -2, 10, RegionNames.Chin),
        Of(Dimension.Redness, 2, 12, RegionNames.Forehead), Of(Dimension.Redness, 6, 12, RegionNames.Periorbital), Of(Dimension.Redness, 16, 12, RegionNames.Nose),
        Of(Dimension.Redness, 5, 12, RegionNames.LeftCheek), Of(Dimension.Redness, 26, 12, RegionNames.RightCheek), Of(Dimension.Redness, 1, 12, RegionNames.Perioral), Of(Dimension.Redness, -3, 12, RegionNames.Chin),
    ];

    private static Change[] Metrics() =>
        [Of(Dimension.Texture, -11, 8, RegionNames.Face, "texture.roughness.1-3mm"), Of(Dimension.Evenness, -1, 9, RegionNames.Face, "evenness.melanin.3-8mm")];

    private static CoursePhoto Front(int day, PhotoTiming timing) =>
        new($"{Start.AddDays(day):yyyy-MM-dd}_front.jpg", Start.AddDays(day), PhotoView.Front, timing);

    private static CourseEntry Entry(CoursePhoto photo, double texture, double evenness, double redness) => new(
        photo,
        Compared(Of(Dimension.Texture, texture, 6.1), Of(Dimension.Evenness, evenness, 7.4), Of(Dimension.Redness, redness, 8.8)) with { Grade = Grade.A },
        Thumbnail: Draw(texture / 10));
}
