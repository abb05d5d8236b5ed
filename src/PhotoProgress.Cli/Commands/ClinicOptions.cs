using System.CommandLine;
using System.Security.Cryptography;
using PhotoProgress.Data;
using PhotoProgress.Data.Backup;
using PhotoProgress.Data.Store;

namespace PhotoProgress.Cli.Commands;

/// <summary>Which clinic a command is about: the same settings that the service reads, as options or from its environment.</summary>
internal sealed class ClinicOptions
{
    private const string DataVariable = "PhotoProgress__Data";
    private const string DatabaseVariable = "PhotoProgress__Database";
    private const string KeysVariable = "PhotoProgress__KeyFile";

    public Option<string?> Data { get; } = new("--data") { Description = $"The service's data folder. Default: {DataVariable} of the environment.", HelpName = "DIR" };

    public Option<string?> Connection { get; } = new("--database")
    {
        Description = $"sqlite, or a connection to PostgreSQL; one with a password better in {DatabaseVariable}, where other users do not see it.",
        HelpName = "CONNECTION",
    };

    public Option<string?> Keys { get; } = new("--keys") { Description = $"The clinic's key file. Default: {KeysVariable}, else keys.json in the data folder.", HelpName = "FILE" };

    public void AddTo(Command command)
    {
        command.Options.Add(Data);
        command.Options.Add(Connection);
        command.Options.Add(Keys);
    }

    /// <exception cref="InputException">No data folder is named or there is none, or the connection is not understood.</exception>
    public ClinicArguments Read(ParseResult parsed, bool mayBeNew = false)
    {
        var data = Given(parsed.GetValue(Data), DataVariable) ?? throw new InputException($"No data folder is named: add --data DIR, or set {DataVariable}.");
        if (!mayBeNew && !Directory.Exists(data)) throw new InputException($"The data folder {Shown.Quoted(data)} does not exist: check the name.");
        var full = Path.GetFullPath(data);
        var text = Given(parsed.GetValue(Connection), DatabaseVariable);
        return new ClinicArguments(full, ConnectionOf(text), Path.GetFullPath(Given(parsed.GetValue(Keys), KeysVariable) ?? Path.Combine(full, "keys.json")));
    }

    private static string? Given(string? option, string variable) =>
        !string.IsNullOrWhiteSpace(option) ? option : Environment.GetEnvironmentVariable(variable) is { Length: > 0 } set ? set : null;

    /// <summary>Null is the file in the data folder. The text is not shown: it may hold a password.</summary>
    private static string? ConnectionOf(string? text) => text switch
    {
        null => null,
        _ when text.Equals("sqlite", StringComparison.OrdinalIgnoreCase) => null,
        _ when text.Contains("Host=", StringComparison.OrdinalIgnoreCase) => text,
        _ => throw new InputException("The database is not understood: write sqlite, or a connection such as \"Host=db;Database=photoprogress;Username=photoprogress\"."),
    };
}

/// <param name="Connection">To PostgreSQL; null for the file in the data folder.</param>
internal sealed record ClinicArguments(string Data, string? Connection, string KeyFile)
{
    public KeyRing OpenKeys() => KeyRing.Load(KeyFile, TimeProvider.System, RandomNumberGenerator.Create());

    public PhotoStore OpenStore(KeyRing keys) => new(Path.Combine(Data, "photos"), keys, TimeProvider.System, RandomNumberGenerator.Create());

    /// <exception cref="InputException">There is no database yet.</exception>
    public ClinicPlace Open(bool mayBeNew = false)
    {
        var file = Path.Combine(Data, "clinic.db");
        if (!mayBeNew && Connection is null && !File.Exists(file)) throw new InputException($"The database {Shown.Quoted(file)} does not exist: check --data, or name the PostgreSQL database in --database.");
        var keys = OpenKeys();
        return Connection is null
            ? new ClinicPlace(Data, Engine.Sqlite, $"Data Source={file}", OpenStore(keys))
            : new ClinicPlace(Data, Engine.Postgres, Connection, OpenStore(keys));
    }
}
