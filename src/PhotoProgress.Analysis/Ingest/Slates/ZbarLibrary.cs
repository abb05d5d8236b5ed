using System.Runtime.InteropServices;

namespace PhotoProgress.Analysis.Ingest.Slates;

/// <summary>Whether zbar is on this machine.</summary>
internal static class ZbarLibrary
{
    private static readonly Lazy<bool> There = new(() => Load(ZbarNative.Zbar));

    /// <exception cref="DllNotFoundException">zbar is not installed.</exception>
    public static void EnsureThere() => _ = There.Value;

    /// <summary>Loaded by hand before the first call: the error of the runtime would not say what to install.</summary>
    internal static bool Load(string name) =>
        NativeLibrary.TryLoad(name, out _) ? true : throw new DllNotFoundException($"{name} is not installed. On Debian: apt-get install libzbar0.");
}
