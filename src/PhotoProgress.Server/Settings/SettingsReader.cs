using System.Globalization;
using System.Net;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Data;

namespace PhotoProgress.Server.Settings;

/// <summary>Settings that cannot be used: one line for each fault, with the key, the value and what to write.</summary>
public sealed class SettingsException(IReadOnlyList<string> faults) : Exception(string.Join(Environment.NewLine, faults));

/// <summary>Reads and checks the section <c>PhotoProgress</c> of the configuration. Unknown keys are faults: a typing error must not pass for a default.</summary>
public static class SettingsReader
{
    private const int MostWorkers = 64;
    private const int MostMegabytes = PhotoCodec.MaxBytes / ServiceSettings.BytesOfMegabyte;
    private const int UsualMegabytes = 40;
    private const int LeastRequestsPerMinute = 60;
    private const int MostRequestsPerMinute = 1_000_000;
    private const int BitsOfByte = 8;

    /// <summary>All there are; docs/operations.md has a row for each.</summary>
    internal static IReadOnlyList<string> Known { get; } =
        ["Role", "Data", "Database", "KeyFile", "Inbox", "Workers", "MostPhotoMegabytes", "RequestsPerMinute", "Demo", "Logs", "Proxy", "PasskeyHost", .. MailSettingsReader.Known];

    /// <param name="processors">Of this machine; the default of <c>Workers</c>.</param>
    /// <exception cref="SettingsException">Something is missing, unknown or out of range; all faults at once.</exception>
    public static ServiceSettings Read(IConfiguration configuration, int processors)
    {
        var section = configuration.GetSection(ServiceSettings.Section);
        var faults = new List<string>();
        foreach (var key in section.GetChildren().Select(child => child.Key).Where(key => !Known.Contains(key, StringComparer.OrdinalIgnoreCase)))
            faults.Add($"{ServiceSettings.Section}:{key} is no setting: known are {string.Join(", ", Known)}.");
        var data = Path.GetFullPath(Text(section, "Data") ?? "data");
        var (engine, connection) = ReadDatabase(Text(section, "Database"), data, faults);
        var role = ReadRole(Text(section, "Role"), engine, faults);
        var settings = new ServiceSettings(
            role, data, engine, connection,
            Path.GetFullPath(Text(section, "KeyFile") ?? Path.Combine(data, "keys.json")),
            Text(section, "Inbox") is { } inbox ? Path.GetFullPath(inbox) : null,
            Whole(section, "Workers", Math.Clamp(processors, 1, MostWorkers), MostWorkers, faults),
            Whole(section, "MostPhotoMegabytes", UsualMegabytes, MostMegabytes, faults),
            Flag(section, "Demo", faults),
            ReadLogs(Text(section, "Logs"), faults))
        {
            RequestsPerMinute = Whole(section, "RequestsPerMinute", ServiceSettings.UsualRequestsPerMinute, MostRequestsPerMinute, faults, LeastRequestsPerMinute),
            Proxies = ReadProxies(Text(section, "Proxy"), faults),
            Mail = new MailSettingsReader(section, faults).Read(),
            PasskeyHost = ReadHost(Text(section, "PasskeyHost"), faults),
        };
        return faults.Count == 0 ? settings : throw new SettingsException(faults);
    }

    private static ServiceRole ReadRole(string? text, Engine engine, List<string> faults)
    {
        if (!Enum.TryParse<ServiceRole>(text ?? nameof(ServiceRole.All), ignoreCase: true, out var role) || !Enum.IsDefined(role))
            faults.Add($"{Name("Role")} is \"{text}\": write all, web or worker.");
        else if (engine == Engine.Sqlite && role != ServiceRole.All)
            faults.Add($"{Name("Role")} is \"{text}\", but the database is SQLite, which only one process may use: write all, or name a PostgreSQL database in {Name("Database")}.");
        return role;
    }

    private static (Engine Engine, string Connection) ReadDatabase(string? text, string data, List<string> faults)
    {
        if (text is null || text.Equals("sqlite", StringComparison.OrdinalIgnoreCase))
            return (Engine.Sqlite, $"Data Source={Path.Combine(data, "clinic.db")}");
        if (text.Contains("Host=", StringComparison.OrdinalIgnoreCase)) return (Engine.Postgres, text);
        faults.Add($"{Name("Database")} is not understood: write sqlite, or a PostgreSQL connection such as \"Host=db;Database=photoprogress;Username=photoprogress\". (Its value is not shown: it may hold a password.)");
        return (Engine.Sqlite, "");
    }

    private static LogStyle ReadLogs(string? text, List<string> faults)
    {
        if (Enum.TryParse<LogStyle>(text ?? nameof(LogStyle.Text), ignoreCase: true, out var style) && Enum.IsDefined(style)) return style;
        faults.Add($"{Name("Logs")} is \"{text}\": write text or json.");
        return LogStyle.Text;
    }

    /// <summary>Addresses and networks, blanks or commas between them.</summary>
    private static List<IPNetwork> ReadProxies(string? text, List<string> faults)
    {
        var networks = new List<IPNetwork>();
        foreach (var word in (text ?? "").Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            if (IPNetwork.TryParse(word, out var network)) networks.Add(network);
            else if (IPAddress.TryParse(word, out var address)) networks.Add(new IPNetwork(address, BitsOfByte * address.GetAddressBytes().Length));
            else faults.Add($"{Name("Proxy")} holds \"{word}\": write the addresses or networks of your proxies, such as 127.0.0.1 or 172.18.0.0/16.");
        }

        return networks;
    }

    /// <summary>A name as browsers compare it: no scheme, no port, and no number, which passkeys cannot belong to.</summary>
    private static string? ReadHost(string? text, List<string> faults)
    {
        if (text is not null && Uri.CheckHostName(text) != UriHostNameType.Dns)
            faults.Add($"{Name("PasskeyHost")} is \"{text}\": write the name under which the service is opened, such as clinic.example, without https:// and port.");
        return text?.ToLowerInvariant();
    }

    private static int Whole(IConfigurationSection section, string key, int usual, int most, List<string> faults, int least = 1)
    {
        var text = Text(section, key);
        if (text is null) return usual;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most) return value;
        faults.Add(string.Create(CultureInfo.InvariantCulture, $"{Name(key)} is \"{text}\": write a whole number from {least} to {most}."));
        return usual;
    }

    private static bool Flag(IConfigurationSection section, string key, List<string> faults)
    {
        var text = Text(section, key);
        if (text is null) return false;
        if (bool.TryParse(text, out var value)) return value;
        faults.Add($"{Name(key)} is \"{text}\": write true or false.");
        return false;
    }

    private static string? Text(IConfigurationSection section, string key) =>
        string.IsNullOrWhiteSpace(section[key]) ? null : section[key]!.Trim();

    private static string Name(string key) => $"{ServiceSettings.Section}:{key}";
}
