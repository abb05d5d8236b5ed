using System.Runtime.InteropServices;

namespace PhotoProgress.Data;

/// <summary>
/// Loads the SQLite library that comes with the program so that it keeps to itself. libvips opens its modules into the process' global
/// names, and one of them (OpenSlide) brings Debian's own SQLite along; the two would then call into each other and crash
/// (docs/decisions/0015-two-sqlites.md).
/// </summary>
internal static partial class SqliteLibrary
{
    // From <dlfcn.h> of glibc: bind everything at once, and look in the library itself before the rest of the process.
    private const int BindNow = 0x2;
    private const int DeepBind = 0x8;

    private const string FileName = "libe_sqlite3.so";

    private static readonly Lazy<bool> Loaded = new(Load);

    /// <summary>Call before anything opens a SQLite database.</summary>
    /// <exception cref="DllNotFoundException">The library is there and cannot be loaded.</exception>
    public static void EnsureLoaded() => _ = Loaded.Value;

    private static bool Load()
    {
        if (!OperatingSystem.IsLinux()) return false;
        var architecture = RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
        string[] places = ["", $"runtimes/linux-{architecture}/native/"];
        var file = places.Select(place => Path.Combine(AppContext.BaseDirectory, place, FileName)).FirstOrDefault(File.Exists);
        if (file is null) return false;
        return DlOpen(file, BindNow | DeepBind) != 0 ? true : throw new DllNotFoundException($"{file} could not be loaded.");
    }

    [LibraryImport("libc.so.6", EntryPoint = "dlopen", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint DlOpen(string file, int flags);
}
