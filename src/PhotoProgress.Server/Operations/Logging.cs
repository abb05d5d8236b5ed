using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;
using PhotoProgress.Server.Settings;

namespace PhotoProgress.Server.Operations;

/// <summary>How the log is written: text for people, or one JSON object a line with ids only.</summary>
public static class Logging
{
    public static void AddLogs(this WebApplicationBuilder builder, ServiceSettings settings)
    {
        if (settings.Logs != LogStyle.Json) return;
        builder.Logging.AddConsole(console => console.FormatterName = IdsOnlyFormatter.Style).AddConsoleFormatter<IdsOnlyFormatter, ConsoleFormatterOptions>();
    }
}

/// <summary>
/// One JSON object a line. What this program logs holds ids, kinds and numbers and is written with its values; of what libraries log only the
/// wording is written, without values, and of an exception its kind and place, without its message: those may hold addresses, names of files
/// and whatever somebody typed.
/// </summary>
public sealed class IdsOnlyFormatter(TimeProvider clock) : ConsoleFormatter(Style)
{
    public const string Style = "photoprogress-ids-only";

    private const string OurCategories = "PhotoProgress.";
    private const string Template = "{OriginalFormat}";

    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartObject();
            json.WriteString("at", clock.GetUtcNow().UtcDateTime);
            json.WriteString("level", logEntry.LogLevel.ToString());
            json.WriteString("category", logEntry.Category);
            json.WriteString("event", logEntry.EventId.Name ?? logEntry.EventId.ToString());
            WriteMessage(json, logEntry);
            if (logEntry.Exception is { } fault) WriteFault(json, fault);
            json.WriteEndObject();
        }

        textWriter.WriteLine(Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length));
    }

    private static void WriteMessage<TState>(Utf8JsonWriter json, in LogEntry<TState> entry)
    {
        var values = entry.State as IReadOnlyList<KeyValuePair<string, object?>> ?? [];
        if (values.FirstOrDefault(pair => pair.Key == Template).Value is string template) json.WriteString("message", template);
        if (!entry.Category.StartsWith(OurCategories, StringComparison.Ordinal)) return;
        foreach (var (name, value) in values.Where(pair => pair.Key != Template)) json.WriteString(name, Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture));
    }

    private static void WriteFault(Utf8JsonWriter json, Exception fault)
    {
        json.WriteString("fault", string.Join(" <- ", Chain(fault).Select(one => one.GetType().FullName)));
        json.WriteString("trace", fault.StackTrace);
    }

    private static IEnumerable<Exception> Chain(Exception fault)
    {
        for (var one = fault; one is not null; one = one.InnerException) yield return one;
    }
}
