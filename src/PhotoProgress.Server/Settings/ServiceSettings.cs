using System.Net;
using PhotoProgress.Data;

namespace PhotoProgress.Server.Settings;

/// <summary>What this process does.</summary>
public enum ServiceRole
{
    /// <summary>Pages, API and analysis in one process: how the service comes, and the only way on SQLite.</summary>
    All,

    /// <summary>Pages, API and inbox; decodes no photo.</summary>
    Web,

    /// <summary>Analysis only; answers health and metrics.</summary>
    Worker,
}

/// <summary>How the log is written.</summary>
public enum LogStyle
{
    /// <summary>Text, for people.</summary>
    Text,

    /// <summary>One JSON object a line, with ids only.</summary>
    Json,
}

/// <summary>The service's settings, checked at the start. docs/operations.md explains each.</summary>
/// <param name="Data">Folder of everything the service keeps, made where there is none.</param>
/// <param name="Connection">To the database; null takes a file in <paramref name="Data"/>.</param>
/// <param name="KeyFile">The clinic's keys.</param>
/// <param name="Inbox">Folder that cameras and cards write to; null leaves that door closed.</param>
/// <param name="Workers">Photos analysed at once by this process, 1 to 64.</param>
/// <param name="MostPhotoMegabytes">Largest photo that is taken in, 1 to 83 MB.</param>
/// <param name="Demo">Whether an empty clinic is filled with rendered clients at the first start.</param>
public sealed record ServiceSettings(
    ServiceRole Role,
    string Data,
    Engine Engine,
    string Connection,
    string KeyFile,
    string? Inbox,
    int Workers,
    int MostPhotoMegabytes,
    bool Demo,
    LogStyle Logs = LogStyle.Text)
{
    public const string Section = "PhotoProgress";

    public const int BytesOfMegabyte = 1_000_000;

    /// <summary>A hundred a second: far more than a page or a program that brings photos needs.</summary>
    public const int UsualRequestsPerMinute = 6000;

    /// <summary>Networks of the proxies before this service: what they say about who asks is believed. None by default.</summary>
    public IReadOnlyList<IPNetwork> Proxies { get; init; } = [];

    /// <summary>Requests of one caller in a minute that are answered, 60 to 1,000,000.</summary>
    public int RequestsPerMinute { get; init; } = UsualRequestsPerMinute;

    /// <summary>How messages leave the service; files by default.</summary>
    public MailSettings Mail { get; init; } = MailSettings.FileDrop;

    /// <summary>The name that passkeys belong to, such as <c>clinic.example</c>; null takes the name in the address that the browser asks for.</summary>
    public string? PasskeyHost { get; init; }

    public bool ServesPeople => Role != ServiceRole.Worker;

    public bool Analyses => Role != ServiceRole.Web;

    public long MostPhotoBytes => (long)MostPhotoMegabytes * BytesOfMegabyte;

    public string PhotoFolder => Path.Combine(Data, "photos");

    /// <summary>Quartz keeps its own tickets apart on SQLite, so that they never wait for the clinic's rows.</summary>
    public string QuartzConnection => Engine == Engine.Sqlite ? $"Data Source={Path.Combine(Data, "queue.db")}" : Connection;
}
