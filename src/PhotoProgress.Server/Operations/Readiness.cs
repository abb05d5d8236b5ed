using System.Globalization;
using System.Runtime.InteropServices;
using PhotoProgress.Server.Settings;

namespace PhotoProgress.Server.Operations;

/// <summary>What <c>/ready</c> was told about this process and its machine.</summary>
/// <param name="FreeBytes">On the disk of the data folder, for this user.</param>
/// <param name="WorkerSeenAt">The last sign of life of any worker; null where none ever gave one.</param>
public sealed record Condition(bool Database, bool PhotoFolder, long FreeBytes, bool HasPrinter, bool HasImageLibrary, DateTimeOffset? WorkerSeenAt);

/// <summary>Decides whether a process can do its work.</summary>
public static class Readiness
{
    /// <summary>A photo, its pictures and a report are some 30 MB; below this a busy hour fills the disk.</summary>
    public const long LeastFreeBytes = 1_000_000_000;

    /// <summary>The image library as Debian names it, the same as the kernel binds.</summary>
    private const string ImageLibrary = "libvips.so.42";

    private const string Printer = "weasyprint";

    private static readonly TimeSpan WorkerLately = TimeSpan.FromMinutes(1);

    private static readonly Lazy<bool> ImageLibraryThere = new(() => NativeLibrary.TryLoad(ImageLibrary, out _));

    /// <returns>One line for each thing without which this role cannot work; empty where it is ready.</returns>
    public static IReadOnlyList<string> Faults(ServiceSettings settings, Condition condition)
    {
        var faults = new List<string>();
        if (!condition.Database) faults.Add("database: no connection, or no clinic in it");
        if (!condition.PhotoFolder) faults.Add("photos: the folder is gone");
        if (condition.FreeBytes < LeastFreeBytes)
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"disk: {condition.FreeBytes / 1_000_000} MB are free where the data lies, and 1000 should be"));
        if (settings.Analyses && !condition.HasImageLibrary) faults.Add($"{ImageLibrary}: not installed (Debian: libvips42); no photo can be decoded");
        if (settings.Analyses && !condition.HasPrinter) faults.Add($"{Printer}: not on the path (Debian: weasyprint); no report can be printed");
        return faults;
    }

    /// <returns>One line for each thing that somebody should look at, though this process works.</returns>
    public static IReadOnlyList<string> Warnings(ServiceSettings settings, Condition condition, DateTimeOffset now)
    {
        if (!settings.ServesPeople || condition.WorkerSeenAt > now - WorkerLately) return [];
        return condition.WorkerSeenAt is null
            ? ["warning: no worker has ever run; photos are taken in and wait"]
            : [string.Create(CultureInfo.InvariantCulture, $"warning: no worker was seen since {condition.WorkerSeenAt:u}; photos are taken in and wait")];
    }

    public static bool HasImageLibrary => ImageLibraryThere.Value;

    public static bool HasPrinter => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Any(folder => File.Exists(Path.Combine(folder, Printer)));
}
