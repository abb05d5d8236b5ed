namespace PhotoProgress.Data.Store;

/// <summary>A file of the store cannot be read as what was stored under its address. The message is one line.</summary>
public sealed class StoreCorruptException : IOException
{
    internal StoreCorruptException(string address, string what, Exception? inner = null)
        : base($"Photo {address}: {what}.", inner)
    {
        Address = address;
    }

    public string Address { get; }

    /// <summary>The key that would open the file and is not in the key file; null if the file itself is at fault.</summary>
    public string? MissingKeyId { get; private init; }

    internal static StoreCorruptException KeyMissing(string address, string keyId, string keyFile) =>
        new(address, $"it is locked with key {keyId}, which is not in '{keyFile}'; put that key's entry back from a copy of the key file, or restore the photo from a backup")
        {
            MissingKeyId = keyId,
        };
}
