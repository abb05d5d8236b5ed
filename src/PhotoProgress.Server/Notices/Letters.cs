using System.Globalization;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using MimeKit;
using PhotoProgress.Data.People;
using PhotoProgress.Data.Work;
using PhotoProgress.Server.Members;
using PhotoProgress.Server.Settings;

namespace PhotoProgress.Server.Notices;

/// <summary>
/// What a message says: that there is something, and where. Anybody may read an e-mail on its way, so it names nobody, shows no photo and
/// says nothing about skin, treatment or result.
/// </summary>
public sealed class Letters(MailSettings settings, IServer server, TimeProvider clock)
{
    private const string NoHost = "localhost";

    /// <exception cref="ParseException">The member's address is none that mail can be sent to.</exception>
    /// <param name="secret">Of an invitation; null for everything else.</param>
    public MimeMessage Write(Notice notice, Member member, string? secret)
    {
        var message = new MimeMessage();
        message.From.Add(MailboxAddress.Parse(settings.From));
        message.To.Add(new MailboxAddress(null, member.Email!)); // the bare address: a name beside it would be a client's
        message.Date = clock.GetUtcNow();
        message.MessageId = string.Create(CultureInfo.InvariantCulture, $"{notice.Id:N}@{MailboxAddress.Parse(settings.From).Domain}"); // the same at every attempt
        message.Headers.Add("Auto-Submitted", "auto-generated"); // RFC 3834: nobody's holiday answers
        (message.Subject, var text) = notice.Kind == NoticeKind.Invitation ? Invitation(secret!) : Report();
        message.Body = new TextPart("plain") { Text = text };
        return message;
    }

    private (string Subject, string Text) Report() => (
        "A new report is ready",
        $"""
        Hello,

        a new report is ready for you. Sign in to read it:

        {Link("/my")}

        You do not want these messages? Switch them off there, under "Messages".
        """);

    private (string Subject, string Text) Invitation(string secret) => (
        "Your invitation",
        $"""
        Hello,

        an account was made for you. This link lets you set its password, once, within {Invitations.Lasting.Days} days:

        {Link($"/invitation/{secret}")}

        You expected none? Then leave this message alone; nothing happens.
        """);

    private Uri Link(string path) => new(settings.PublicUrl ?? Listening(), path);

    /// <summary>Never taken from a request: whoever sends one could write any host into it.</summary>
    private Uri Listening()
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? $"http://{NoHost}";
        var wanted = BindingAddress.Parse(address);
        var host = wanted.Host is "+" or "*" or "[::]" or "0.0.0.0" ? NoHost : wanted.Host;
        return new Uri(string.Create(CultureInfo.InvariantCulture, $"{wanted.Scheme}://{host}:{wanted.Port}"));
    }
}
