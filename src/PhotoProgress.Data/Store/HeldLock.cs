using Microsoft.Win32.SafeHandles;

namespace PhotoProgress.Data.Store;

/// <summary>
/// A lock between threads and processes, held for the moments in which names change hands: placing, deleting, replacing. It ends
/// with the process that holds it, so a crash leaves none behind.
/// </summary>
internal readonly struct HeldLock : IDisposable
{
    private readonly SafeFileHandle _file;

    private HeldLock(SafeFileHandle file) => _file = file;

    public static HeldLock Take(string path) => new(Posix.Lock(path));

    public void Dispose() => Posix.Release(_file);
}
