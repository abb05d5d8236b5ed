using System.Reflection;
using System.Runtime.InteropServices;

namespace PhotoProgress.Learning.Model.Xgb;

/// <summary>Finds XGBoost once for the process and turns its return codes into exceptions.</summary>
internal static unsafe class XgbLibrary
{
    private static readonly Lazy<string> Started = new(Start);

    /// <summary>Version of the library in use, e.g. <c>1.7.4</c>.</summary>
    /// <exception cref="DllNotFoundException">XGBoost is not installed.</exception>
    public static string Version => Started.Value;

    /// <exception cref="DllNotFoundException">XGBoost is not installed.</exception>
    public static void EnsureStarted() => _ = Started.Value;

    /// <exception cref="InvalidOperationException">XGBoost refused; the first line of what it says.</exception>
    public static void Check(int code, string what)
    {
        if (code == 0) return;
        var said = Marshal.PtrToStringUTF8((nint)XgbNative.LastError()) ?? "";
        throw new InvalidOperationException($"XGBoost could not {what}: {FirstLine(said)}");
    }

    private static string Start()
    {
        NativeLibrary.SetDllImportResolver(typeof(XgbLibrary).Assembly, Resolve);
        XgbNative.Version(out var major, out var minor, out var patch);
        Check(XgbNative.SetGlobalConfig("""{"verbosity":0}"""), "be silenced");
        return FormattableString.Invariant($"{major}.{minor}.{patch}");
    }

    /// <summary>A fault begins with "[time] file:line: reason" and goes on with a stack trace.</summary>
    private static string FirstLine(string said)
    {
        var line = said.Split('\n', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault() ?? "it does not say why";
        return line[(line.IndexOf("] ", StringComparison.Ordinal) is var at and >= 0 ? at + 2 : 0)..].Trim();
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (NativeLibrary.TryLoad(name, out var handle)) return handle;
        return name == XgbNative.Library
            ? throw new DllNotFoundException($"{name} is not installed. On Debian: apt-get install libxgboost0.")
            : 0;
    }
}
