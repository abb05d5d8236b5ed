using MimeKit;

namespace PhotoProgress.Server.Notices;

/// <summary>What is known of a message that was not taken for sure.</summary>
public enum MailFaultKind
{
    /// <summary>It did not go out; another try may help.</summary>
    Later,

    /// <summary>It did not go out, and another try will not help.</summary>
    Never,

    /// <summary>It may have gone out.</summary>
    Unknown,
}

/// <summary>A message was not taken. The text is one line for the owner.</summary>
public sealed class MailFaultException(MailFaultKind kind, string message, Exception? inner = null) : Exception(message, inner)
{
    public MailFaultKind Kind => kind;
}

/// <summary>Takes messages out of the service.</summary>
public interface IMailCarrier
{
    /// <summary>Whether a message may be given to it twice without arriving twice.</summary>
    public bool IsRepeatable { get; }

    /// <param name="id">Of the notice; the message's own id holds it too.</param>
    /// <exception cref="MailFaultException">It was not taken, or nobody knows.</exception>
    public Task CarryAsync(Guid id, MimeMessage message, CancellationToken cancellation);
}
