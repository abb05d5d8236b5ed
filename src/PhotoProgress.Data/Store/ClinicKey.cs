namespace PhotoProgress.Data.Store;

/// <summary>One key that locks data keys of photos. Prints as its id and never as itself.</summary>
internal sealed class ClinicKey(string id, DateTimeOffset created, byte[] secret)
{
    public const int IdBytes = 16;
    public const int SecretBytes = 32;

    /// <summary>32 lower-case hexadecimal digits, random.</summary>
    public string Id => id;

    public DateTimeOffset Created => created;

    public byte[] Secret => secret;

    public override string ToString() => id;
}
