namespace PhotoProgress.Server.Settings;

/// <summary>How the way to the mail server is kept private.</summary>
public enum MailTls
{
    /// <summary>Begins in the clear and must change over before anything is said; usually port 587.</summary>
    StartTls,

    /// <summary>Encrypted from the first byte; usually port 465.</summary>
    Tls,

    /// <summary>Not at all: for a server on this machine; usually port 25.</summary>
    None,
}

/// <summary>The mail server that messages are given to. Not a record: it would print its password.</summary>
public sealed class MailServer
{
    public required string Host { get; init; }

    /// <summary>1 to 65535.</summary>
    public required int Port { get; init; }

    public required MailTls Tls { get; init; }

    /// <summary>Null signs in as nobody.</summary>
    public string? User { get; init; }

    /// <summary>Null exactly where there is no <see cref="User"/>.</summary>
    public string? Password { get; init; }

    public override string ToString() => $"{Host}:{Port}";
}

/// <summary>How messages leave the service.</summary>
/// <param name="Server">Null drops them as files in the folder <c>outbox</c> of the data folder.</param>
/// <param name="From">Address of the sender, with a name if wanted: <c>Clinic &lt;reports@clinic.example&gt;</c>.</param>
/// <param name="PublicUrl">What links begin with; null takes the address where the service listens, which only this machine may reach.</param>
public sealed record MailSettings(MailServer? Server, string From, Uri? PublicUrl)
{
    /// <summary>Nobody's: files show whom a message is for, and no server takes this sender.</summary>
    public const string NoSender = "photoprogress@localhost";

    public static MailSettings FileDrop { get; } = new(null, NoSender, null);
}
