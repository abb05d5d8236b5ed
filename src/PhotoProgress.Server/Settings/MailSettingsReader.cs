using System.Globalization;
using System.Net;
using MimeKit;

namespace PhotoProgress.Server.Settings;

/// <summary>Reads and checks how messages leave the service. Whoever names a server must name everything that it needs.</summary>
internal sealed class MailSettingsReader(IConfigurationSection section, List<string> faults)
{
    private const int MostPort = 65535;

    public static IReadOnlyList<string> Known { get; } = ["MailHost", "MailPort", "MailTls", "MailUser", "MailPassword", "MailPasswordFile", "MailFrom", "PublicUrl"];

    public MailSettings Read()
    {
        var (sender, address) = (ReadSender(), ReadPublicUrl());
        if (Text("MailHost") is not { } host)
        {
            foreach (var key in Known.Where(key => key is not ("MailHost" or "MailFrom" or "PublicUrl") && Text(key) is not null))
                faults.Add($"{Name(key)} is written, but no {Name("MailHost")}: name the mail server too, or leave it out and messages are written to files.");
            return new MailSettings(null, sender ?? MailSettings.NoSender, address);
        }

        if (sender is null) faults.Add($"{Name("MailFrom")} is missing: write the address that messages come from, such as Clinic <reports@clinic.example>.");
        if (address is null) faults.Add($"{Name("PublicUrl")} is missing: write the address by which clients reach the service, such as https://photos.clinic.example; links in messages begin with it.");
        return new MailSettings(ReadServer(host), sender ?? MailSettings.NoSender, address);
    }

    private MailServer ReadServer(string host)
    {
        if (Uri.CheckHostName(host) == UriHostNameType.Unknown) faults.Add($"{Name("MailHost")} is \"{host}\": write the name or address of the mail server alone, such as mail.clinic.example.");
        var tls = ReadTls();
        var (user, password) = (Text("MailUser"), ReadPassword());
        if (user is null != password is null)
            faults.Add($"{(user is null ? $"{Name("MailUser")} is missing, but there is a password" : $"{Name("MailPassword")} is missing, but there is a user")}: write both, or neither for a server that asks for none.");
        if (user is not null && tls == MailTls.None && !IsThisMachine(host))
            faults.Add($"{Name("MailTls")} is \"none\", and the password would cross the network in the clear: write starttls or tls.");
        return new MailServer { Host = host, Port = ReadPort(tls), Tls = tls, User = user, Password = password };
    }

    private MailTls ReadTls()
    {
        var text = Text("MailTls") ?? nameof(MailTls.StartTls);
        if (Enum.TryParse<MailTls>(text, ignoreCase: true, out var tls) && Enum.IsDefined(tls)) return tls;
        faults.Add($"{Name("MailTls")} is \"{text}\": write starttls, tls or none.");
        return MailTls.StartTls;
    }

    private int ReadPort(MailTls tls)
    {
        var usual = tls switch { MailTls.StartTls => 587, MailTls.Tls => 465, _ => 25 }; // RFC 6409, RFC 8314, RFC 5321
        if (Text("MailPort") is not { } text) return usual;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= MostPort) return port;
        faults.Add($"{Name("MailPort")} is \"{text}\": write a whole number from 1 to 65535.");
        return usual;
    }

    /// <summary>From the environment or from a file, such as a container's secret; its last line break is no part of it.</summary>
    private string? ReadPassword()
    {
        var (written, file) = (Text("MailPassword"), Text("MailPasswordFile"));
        if (file is null) return written;
        if (written is not null) faults.Add($"{Name("MailPassword")} and {Name("MailPasswordFile")} are both written: leave one out.");
        try
        {
            if (File.ReadAllText(file).TrimEnd('\r', '\n') is { Length: > 0 } password) return password;
            faults.Add($"{Name("MailPasswordFile")} is \"{file}\", which is empty: write the password into it.");
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            faults.Add($"{Name("MailPasswordFile")} is \"{file}\", which cannot be read: name a file that the user of the service may read.");
        }

        return null;
    }

    private string? ReadSender()
    {
        if (Text("MailFrom") is not { } text) return null;
        if (MailboxAddress.TryParse(text, out var sender) && sender.Address.Contains('@', StringComparison.Ordinal)) return text;
        faults.Add($"{Name("MailFrom")} is \"{text}\": write an e-mail address, such as Clinic <reports@clinic.example>.");
        return text;
    }

    private Uri? ReadPublicUrl()
    {
        if (Text("PublicUrl") is not { } text) return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" && address is { AbsolutePath: "/", Query: "", Fragment: "", UserInfo: "" }) return address;
        faults.Add($"{Name("PublicUrl")} is \"{text}\": write scheme and host alone, such as https://photos.clinic.example.");
        return new Uri("https://localhost");
    }

    private static bool IsThisMachine(string host) => host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private string? Text(string key) => string.IsNullOrWhiteSpace(section[key]) ? null : section[key]!.Trim();

    private static string Name(string key) => $"{ServiceSettings.Section}:{key}";
}
