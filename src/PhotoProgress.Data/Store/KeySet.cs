namespace PhotoProgress.Data.Store;

/// <summary>The keys of one moment.</summary>
internal sealed class KeySet(byte[] addressKey, string current, IReadOnlyList<ClinicKey> keys)
{
    /// <summary>Makes addresses of content. It never changes, or every address would.</summary>
    public byte[] AddressKey => addressKey;

    /// <summary>Locks what is added from now on.</summary>
    public ClinicKey Current { get; } = keys.Single(key => key.Id == current);

    public IReadOnlyList<ClinicKey> Keys => keys;

    public ClinicKey? Find(string id) => keys.FirstOrDefault(key => key.Id == id);

    public KeySet With(ClinicKey added) => new(addressKey, added.Id, [.. keys, added]);

    public KeySet Without(string id) => new(addressKey, current, [.. keys.Where(key => key.Id != id)]);
}
