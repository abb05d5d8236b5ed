using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace PhotoProgress.Analysis.Ingest;

/// <summary>
/// Reads <c>course.json</c> (schema <c>photoprogress.course/1</c>, docs/course-json.md). Strict: unknown, missing, doubled or
/// unfit keys are refused with one line that names the file, the key and the value, and advice that tells what to write.
/// </summary>
public static partial class CourseFile
{
    public const string Schema = "photoprogress.course/1";

    /// <summary>Code of every refusal of this reader.</summary>
    public const string RefusalCode = "course_file";

    internal const string CodeAdvice = "Write the client's code (letters, digits, . _ -), e.g. \"C-017\", never a name.";
    internal const string DateAdvice = "Write the day as \"yyyy-MM-dd\", e.g. \"2026-01-10\".";
    private const int MostSessions = 100;
    private const int MostIntervalDays = 730;
    private const double DeepestNeedleMm = 5;

    /// <param name="json">The file's bytes, UTF-8.</param>
    /// <param name="file">Name for messages.</param>
    public static Outcome<Course> Read(ReadOnlyMemory<byte> json, string file)
    {
        var faults = new FaultLog(file, RefusalCode);
        if (Parse(json, faults) is not { } document) return faults.First!;
        using (document)
        {
            var course = ReadCourse(new StrictObject("", document.RootElement, faults), faults);
            if (faults.First is null) Check(course, faults);
            return faults.First is { } refused ? refused : course;
        }
    }

    internal static JsonDocument? Parse(ReadOnlyMemory<byte> json, FaultLog faults)
    {
        try
        {
            return JsonDocument.Parse(WithoutMark(json), new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (JsonException e)
        {
            var line = (e.LineNumber ?? 0) + 1;
            faults.Add($"line {line.ToString(CultureInfo.InvariantCulture)} is not valid JSON", "Look for a missing comma, quote or bracket, or a key written twice.");
            return null;
        }
    }

    // Some editors write a byte order mark, which JSON does not allow.
    private static ReadOnlyMemory<byte> WithoutMark(ReadOnlyMemory<byte> json) =>
        json.Span.StartsWith("\uFEFF"u8) ? json[3..] : json;

    private static Course ReadCourse(StrictObject root, FaultLog faults)
    {
        root.Required("schema", (JsonElement e, out string v) => IsText(e, out v) && v == Schema, "", $"Write \"{Schema}\".");
        var client = root.Required("client", IsCode, "", CodeAdvice);
        var plan = ReadPlan(root.Required<JsonElement>("plan", IsAny, default, "Write the plan as an object, see docs/course-json.md."), faults);
        var sessions = root.List("sessions", "Write the days of needling as a list, e.g. [\"2026-01-10\"].").Select(e => ReadDay(e.Path, e.Element, faults)).ToList();
        var photos = root.List("photos", "Write the photos as a list of objects, see docs/course-json.md.").Select(e => ReadPhoto(e.Path, e.Element, faults)).ToList();
        var baseline = root.Optional<string?>("baseline", IsFileName, null, "Write the file name of one of the photos, or leave the key out.");
        root.Close();
        return new Course(client, plan, sessions, photos, baseline);
    }

    private static CoursePlan ReadPlan(JsonElement element, FaultLog faults)
    {
        var plan = new StrictObject("plan", element.ValueKind == JsonValueKind.Undefined ? Empty : element, faults);
        var modality = plan.Required("modality", IsLine, "", "Write what is done, e.g. \"microneedling\".");
        var depth = plan.Optional<double?>("needleDepthMm", IsDepth, null, "Write millimetres above 0 and up to 5, e.g. 1.5.");
        var device = plan.Optional<string?>("device", IsLine, null, "Write the device in one line of text, or leave the key out.");
        var sessions = plan.Required("sessions", IsSessionCount, 1, "Write how many sessions are planned, a whole number from 1 to 100.");
        var interval = plan.Optional<int?>("intervalDays", IsInterval, null, "Write the days between two sessions, a whole number from 1 to 730.");
        plan.Close();
        return new CoursePlan(modality, depth, device, sessions, interval);
    }

    private static CoursePhoto ReadPhoto(string path, JsonElement element, FaultLog faults)
    {
        var photo = new StrictObject(path, element, faults);
        var file = photo.Required("file", IsFileName, "", "Write the plain name of a photo in the same folder, e.g. \"2026-01-10_front.jpg\".");
        var date = photo.Required<DateOnly>("date", IsDay, default, DateAdvice);
        var view = photo.Required("view", OneOf(PhotoWords.Views), default, $"Write one of: {string.Join(", ", PhotoWords.Views.Keys)}.");
        var timing = photo.Required("timing", OneOf(PhotoWords.Timings), default, $"Write one of: {string.Join(", ", PhotoWords.Timings.Keys)}.");
        photo.Close();
        return new CoursePhoto(file, date, view, timing);
    }

    private static DateOnly ReadDay(string path, JsonElement element, FaultLog faults)
    {
        if (!IsDay(element, out var day)) faults.Add($"{path} is {StrictObject.Quote(element)}", DateAdvice);
        return day;
    }

    private static void Check(Course course, FaultLog faults)
    {
        CheckSessions(course.Sessions, faults);
        CheckPhotos(course, faults);
        if (course.Baseline is { } baseline && course.Photos.All(p => p.File != baseline))
            faults.Add($"baseline \"{baseline}\" is not among the photos", "Write the file name of one of the photos, or leave the key out.");
    }

    private static void CheckSessions(IReadOnlyList<DateOnly> sessions, FaultLog faults)
    {
        for (var i = 1; i < sessions.Count; i++)
            if (sessions[i] <= sessions[i - 1])
                faults.Add($"sessions[{i}] \"{sessions[i]:yyyy-MM-dd}\" does not follow \"{sessions[i - 1]:yyyy-MM-dd}\"", "List each session once, oldest first.");
    }

    private static void CheckPhotos(Course course, FaultLog faults)
    {
        if (course.Photos.Count == 0) faults.Add("photos is empty", "List at least one photo.");
        var seen = new HashSet<string>();
        foreach (var photo in course.Photos)
        {
            if (!seen.Add(photo.File))
                faults.Add($"photo \"{photo.File}\" is listed twice", "List each file once.");
            if (photo.Timing == PhotoTiming.PostSession && !course.Sessions.Any(s => s <= photo.Date))
                faults.Add($"photo \"{photo.File}\" is post-session, but no session is on or before {photo.Date:yyyy-MM-dd}", "Add the session's day to sessions, or write pre-session.");
        }
    }

    private static readonly JsonElement Empty = JsonDocument.Parse("{}").RootElement.Clone();

    private static bool IsAny(JsonElement e, out JsonElement value)
    {
        value = e;
        return true;
    }

    private static bool IsText(JsonElement e, out string value)
    {
        value = e.ValueKind == JsonValueKind.String ? e.GetString()! : "";
        return e.ValueKind == JsonValueKind.String;
    }

    private static bool IsLine(JsonElement e, out string value) =>
        IsText(e, out value) && value.Trim().Length is > 0 and <= 120 && !value.Any(char.IsControl);

    internal static bool IsCode(JsonElement e, out string value) => IsText(e, out value) && ClientCode().IsMatch(value);

    // A plain name keeps a course file from reaching outside its folder.
    private static bool IsFileName(JsonElement e, out string value) =>
        IsLine(e, out value) && value.IndexOfAny(['/', '\\', ':']) < 0 && value is not ("." or "..");

    internal static bool IsDay(JsonElement e, out DateOnly value)
    {
        value = default;
        return IsText(e, out var text)
            && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out value);
    }

    private static bool IsDepth(JsonElement e, out double? value)
    {
        value = e.ValueKind == JsonValueKind.Number && e.TryGetDouble(out var number) ? number : null;
        return value is > 0 and <= DeepestNeedleMm;
    }

    private static bool IsWhole(JsonElement e, int most, out int value)
    {
        value = 0;
        return e.ValueKind == JsonValueKind.Number && e.TryGetInt32(out value) && value >= 1 && value <= most;
    }

    private static bool IsSessionCount(JsonElement e, out int value) => IsWhole(e, MostSessions, out value);

    private static bool IsInterval(JsonElement e, out int? value)
    {
        var fits = IsWhole(e, MostIntervalDays, out var days);
        value = days;
        return fits;
    }

    internal static TryRead<T> OneOf<T>(IReadOnlyDictionary<string, T> words) => (JsonElement e, out T value) =>
    {
        value = default!;
        return IsText(e, out var word) && words.TryGetValue(word, out value!);
    };

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,39}\z")]
    private static partial Regex ClientCode();
}
