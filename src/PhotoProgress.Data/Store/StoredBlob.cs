namespace PhotoProgress.Data.Store;

/// <summary>A photo that is safe: what was added, durably, and where it is found again.</summary>
/// <param name="Address">64 lower-case hexadecimal digits.</param>
/// <param name="PlainBytes">Length of the content.</param>
/// <param name="WasThere">The store held the same content already.</param>
public sealed record StoredBlob(string Address, long PlainBytes, bool WasThere);

/// <summary>A file of the store as a listing finds it.</summary>
/// <param name="Address">64 lower-case hexadecimal digits.</param>
/// <param name="FileBytes">Length of the encrypted file.</param>
/// <param name="Touched">When the content was last added, by the clock of the machine that added it.</param>
public sealed record StoredFile(string Address, long FileBytes, DateTimeOffset Touched);

/// <summary>A half-written file that a crash or a broken connection left behind.</summary>
/// <param name="Name">File name in the folder of incoming files.</param>
/// <param name="FileBytes">Length so far.</param>
/// <param name="Touched">When something was last written to it.</param>
public sealed record AbandonedFile(string Name, long FileBytes, DateTimeOffset Touched);
