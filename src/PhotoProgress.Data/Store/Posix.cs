using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace PhotoProgress.Data.Store;

/// <summary>
/// What a durable and private file needs and .NET does not offer: the folder's own fsync, a lock that waits, a link that never
/// replaces, and modes at birth. Debian's glibc; other systems are refused at the first call.
/// </summary>
internal static partial class Posix
{
    public const UnixFileMode PrivateFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private const UnixFileMode PrivateFolder = PrivateFile | UnixFileMode.UserExecute;
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    // <fcntl.h>, <sys/file.h>, <errno.h> of Linux, alike on x86-64 and arm64.
    private const string C = "libc.so.6";
    private const int ReadOnly = 0;
    private const int ReadWriteCreateCloseOnExec = 0x2 | 0x40 | 0x80000;
    private const int CloseOnExec = 0x80000;
    private const int LockExclusive = 2;
    private const int Unlock = 8;
    private const int Interrupted = 4;

    /// <summary>Makes a folder and what is missing above it, all of them private; what is there stays as it is.</summary>
    public static void MakeFolder(string path)
    {
        RefuseWindows();
        if (OperatingSystem.IsWindows() || Directory.Exists(path)) return;
        if (Path.GetDirectoryName(path) is { Length: > 0 } parent) MakeFolder(parent); // .NET would give only the last its mode
        Directory.CreateDirectory(path, PrivateFolder);
    }

    /// <summary>Takes all rights from group and others, where the folder is there already.</summary>
    public static void MakePrivate(string folder)
    {
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(folder) & Others) != 0) File.SetUnixFileMode(folder, PrivateFolder);
    }

    /// <summary>A new file that only its owner may read. It fails if there is one of that name.</summary>
    public static FileStream CreateFile(string path)
    {
        RefuseWindows();
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite, // its name is random: nobody else writes it, and backups may look
            BufferSize = 0, // whole segments are written at once
        };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = PrivateFile;
        return new FileStream(path, options);
    }

    /// <summary>Whether anybody but the owner has any right to an open file.</summary>
    public static bool IsOpenToOthers(SafeFileHandle file) => !OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & Others) != 0;

    /// <summary>Makes names in a folder durable: what was created, renamed or deleted in it before stays so after a power cut.</summary>
    /// <exception cref="IOException">The disk does not take it.</exception>
    public static void SyncFolder(string folder)
    {
        using var handle = Open(folder, ReadOnly | CloseOnExec, 0);
        if (handle.IsInvalid || Sync(handle) != 0) throw Fault("make durable", folder);
    }

    /// <summary>Gives a file a second name; false if there is a file of that name.</summary>
    public static bool TryLink(string existing, string name)
    {
        if (Link(existing, name) == 0) return true;
        return File.Exists(name) ? false : throw Fault("create", name);
    }

    /// <summary>Opens a lock file and waits until nobody else, in this or another process, holds it.</summary>
    public static SafeFileHandle Lock(string path)
    {
        RefuseWindows();
        var handle = Open(path, ReadWriteCreateCloseOnExec, (int)PrivateFile);
        if (handle.IsInvalid) throw Fault("open", path);
        while (Flock(handle, LockExclusive) != 0)
        {
            if (Marshal.GetLastPInvokeError() != Interrupted) throw Fault("lock", path);
        }

        return handle;
    }

    /// <summary>Unlocks before closing: a child process that is being started may hold a copy of the descriptor for a moment.</summary>
    public static void Release(SafeFileHandle held)
    {
        _ = Flock(held, Unlock);
        held.Dispose();
    }

    private static void RefuseWindows()
    {
        if (OperatingSystem.IsWindows()) throw new PlatformNotSupportedException("The photo store needs the file rights and locks of Linux: run it there or in a container.");
    }

    private static IOException Fault(string what, string path) =>
        new($"Cannot {what} '{path}': {new Win32Exception(Marshal.GetLastPInvokeError()).Message}.");

    // open(2) is variadic in C. Its third argument is an integer, which Linux passes on x86-64 and arm64 as if it were not.
    [LibraryImport(C, EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle Open(string path, int flags, int mode);

    [LibraryImport(C, EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(SafeFileHandle file);

    [LibraryImport(C, EntryPoint = "flock", SetLastError = true)]
    private static partial int Flock(SafeFileHandle file, int operation);

    [LibraryImport(C, EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string existing, string name);
}
