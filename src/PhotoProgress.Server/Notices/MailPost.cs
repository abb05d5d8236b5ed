using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using PhotoProgress.Server.Settings;

namespace PhotoProgress.Server.Notices;

/// <summary>Gives messages to the clinic's mail server.</summary>
public sealed class MailPost(MailServer server) : IMailCarrier
{
    private const int LongestAnswer = 200;

    /// <summary>Of one command; a service that stops waits for no longer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    public bool IsRepeatable => false;

    public async Task CarryAsync(Guid id, MimeMessage message, CancellationToken cancellation)
    {
        using var client = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
        client.CheckCertificateRevocation = false; // certificates of a clinic's own authority name no list; chain and name are checked
        await ConnectAsync(client, cancellation);
        var begun = new Begun();
        try
        {
            await client.SendAsync(message, CancellationToken.None, begun); // once begun it is ended, within its patience
        }
        catch (SmtpCommandException refused)
        {
            throw new MailFaultException((int)refused.StatusCode < 500 ? MailFaultKind.Later : MailFaultKind.Never, $"The mail server answered {(int)refused.StatusCode}: {Short(refused.Message)}", refused);
        }
        catch (ServiceNotAuthenticatedException fault)
        {
            throw new MailFaultException(MailFaultKind.Later, $"The mail server {server} asks for a sign-in: write MailUser and MailPassword.", fault);
        }
        catch (Exception fault) when (IsOfTheWay(fault))
        {
            throw begun.IsSo
                ? new MailFaultException(MailFaultKind.Unknown, "The connection ended while the message was handed over: it may have gone out or not.", fault)
                : new MailFaultException(MailFaultKind.Later, $"The mail server {server} ended the connection ({fault.GetType().Name}).", fault);
        }

        await LeaveAsync(client);
    }

    private async Task ConnectAsync(SmtpClient client, CancellationToken cancellation)
    {
        var way = server.Tls switch { MailTls.Tls => SecureSocketOptions.SslOnConnect, MailTls.StartTls => SecureSocketOptions.StartTls, _ => SecureSocketOptions.None };
        try
        {
            await client.ConnectAsync(server.Host, server.Port, way, cancellation);
            if (server.User is not null) await client.AuthenticateAsync(server.User, server.Password!, cancellation);
        }
        catch (Exception fault) when (fault is AuthenticationException or SslHandshakeException or NotSupportedException or SmtpCommandException || IsOfTheWay(fault))
        {
            throw new MailFaultException(MailFaultKind.Later, Told(fault), fault);
        }
    }

    /// <summary>The settings may be put right and the service started again: all of these are tried again.</summary>
    private string Told(Exception fault) => fault switch
    {
        AuthenticationException => $"The mail server {server} does not take user and password: correct MailUser and MailPassword.",
        SslHandshakeException => $"The certificate of the mail server {server} is not trusted, or MailTls and MailPort do not belong together.",
        NotSupportedException => $"The mail server {server} offers no {(server.Tls == MailTls.StartTls ? "STARTTLS" : "sign-in")}: correct MailTls, or MailUser.",
        SmtpCommandException refused => $"The mail server answered {(int)refused.StatusCode}: {Short(refused.Message)}",
        _ => $"The mail server {server} does not answer ({fault.GetType().Name}): look whether it runs, and at MailHost and MailPort.",
    };

    /// <summary>The message is taken already: how the parting goes changes nothing.</summary>
    private static async Task LeaveAsync(SmtpClient client)
    {
        try
        {
            await client.DisconnectAsync(quit: true, CancellationToken.None);
        }
        catch (Exception fault) when (IsOfTheWay(fault))
        {
            // It hung up first.
        }
    }

    private static bool IsOfTheWay(Exception fault) => fault is IOException or SocketException or TimeoutException or ProtocolException or ServiceNotConnectedException or OperationCanceledException;

    private static string Short(string answer)
    {
        var line = answer.ReplaceLineEndings(" ").Trim();
        return line.Length <= LongestAnswer ? line : line[..LongestAnswer];
    }

    /// <summary>Whether bytes of the message itself were sent: before that, nothing can have gone out.</summary>
    private sealed class Begun : ITransferProgress
    {
        public bool IsSo { get; private set; }

        public void Report(long bytesTransferred, long totalSize) => IsSo = true;

        public void Report(long bytesTransferred) => IsSo = true;
    }
}
