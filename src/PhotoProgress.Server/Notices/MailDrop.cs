using MimeKit;
using PhotoProgress.Data.Store;

namespace PhotoProgress.Server.Notices;

/// <summary>One file for each message, named after its id, for whoever sends them by other means.</summary>
public sealed class MailDrop(string folder) : IMailCarrier
{
    public const string FolderName = "outbox";

    public bool IsRepeatable => true;

    public async Task CarryAsync(Guid id, MimeMessage message, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        await message.WriteToAsync(bytes, cancellation);
        try
        {
            DurableFile.Write(folder, NameOf(id), bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new MailFaultException(MailFaultKind.Later, $"The folder {FolderName} cannot be written ({fault.GetType().Name}): look at its rights and the disk.", fault);
        }
    }

    /// <summary>Removes what was dropped for somebody who is deleted.</summary>
    public void Remove(IEnumerable<Guid> ids)
    {
        if (!Directory.Exists(folder)) return;
        foreach (var id in ids) File.Delete(Path.Combine(folder, NameOf(id)));
    }

    private static string NameOf(Guid id) => $"{id:N}.eml";
}
