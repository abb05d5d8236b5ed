using System.Reflection;
using System.Runtime.InteropServices;

namespace PhotoProgress.Analysis.Ingest.Vips;

/// <summary>Starts libvips once for the process, with the settings that make it safe to feed strangers' files to it.</summary>
internal static class VipsLibrary
{
    private static readonly Lazy<bool> Started = new(Start);

    /// <exception cref="DllNotFoundException">libvips is not installed.</exception>
    /// <exception cref="InvalidOperationException">libvips refuses to start.</exception>
    public static void EnsureStarted() => _ = Started.Value;

    /// <summary>What libvips has to say about its last failures. Shared by all threads: for a developer's eyes, never to be parsed.</summary>
    public static unsafe string TakeErrors()
    {
        var text = VipsNative.CopyErrorBuffer();
        VipsNative.ClearErrors();
        var errors = Marshal.PtrToStringUTF8((nint)text) ?? "";
        VipsNative.Free(text);
        return errors.Trim();
    }

    private static bool Start()
    {
        NativeLibrary.SetDllImportResolver(typeof(VipsLibrary).Assembly, Resolve);

        // Without this a damaged file can print a warning per row to standard error.
        _ = VipsNative.SetEnvironment("VIPS_WARNING", "1", 0);
        if (VipsNative.Init("photoprogress") != 0) throw new InvalidOperationException($"libvips did not start: {TakeErrors()}");
        VipsNative.BlockUntrusted(1);
        VipsNative.SetCacheMax(0); // every photo is decoded once; a cache would only hold on to clients' faces
        VipsNative.SetConcurrency(1); // the worker runs one decode per core
        return true;
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (NativeLibrary.TryLoad(name, out var handle)) return handle;
        return name is VipsNative.Vips or VipsNative.GObject or VipsNative.GLib
            ? throw new DllNotFoundException($"{name} is not installed. On Debian: apt-get install libvips42.")
            : 0; // another library of this assembly: the runtime goes on with its own search
    }
}
