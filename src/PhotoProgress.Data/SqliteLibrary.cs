using System.Reflection;
using System.Runtime.InteropServices;

namespace PhotoProgress.Data;

/// <summary>
/// Loads our SQLite so that it calls itself. libvips opens its modules for the whole process, and one of them (openslide) brings in Debian's
/// libsqlite3: functions of the same names, of another version, which the dynamic linker would then call in the middle of ours. That ends the process.
/// </summary>
internal static partial class SqliteLibrary
{
    private const string Name = "e_sqlite3";

    // <dlfcn.h> of Linux: all symbols at once, and those of the library itself before everybody else's.
    private const int Now = 0x2;
    private const int DeepBind = 0x8;

    private static readonly Lazy<bool> Bound = new(() =>
    {
        NativeLibrary.SetDllImportResolver(typeof(SQLitePCL.SQLite3Provider_e_sqlite3).Assembly, Resolve);
        return true;
    });

    /// <summary>Call it before the first connection.</summary>
    public static void EnsureBound() => _ = Bound.Value;

    /// <returns>0 where it is not found: the runtime goes on with its own search.</returns>
    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != Name || !OperatingSystem.IsLinux()) return 0;
        var folders = (AppContext.GetData("NATIVE_DLL_SEARCH_DIRECTORIES") as string ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders.Append(AppContext.BaseDirectory).Select(folder => Path.Combine(folder, $"lib{Name}.so")).Where(File.Exists)
            .Select(file => Open(file, Now | DeepBind)).FirstOrDefault(handle => handle != 0);
    }

    [LibraryImport("libc.so.6", EntryPoint = "dlopen", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint Open(string file, int flags);
}
