using PhotoProgress.Reports;

namespace PhotoProgress.Cli;

/// <summary>The report files that were asked for. Checked before any work, written at its end.</summary>
internal sealed class ReportFiles
{
    private readonly string[] _paths;

    /// <exception cref="InputException">A path has another extension than .html or .pdf, or cannot be written.</exception>
    public ReportFiles(string[]? paths)
    {
        _paths = paths ?? [];
        foreach (var path in _paths) Check(path);
    }

    public bool Any => _paths.Length > 0;

    /// <summary>Writes the page to each path, in the form that its extension asks for.</summary>
    /// <exception cref="InputException">A path cannot be written.</exception>
    /// <exception cref="PdfPrinterException">The page cannot be printed.</exception>
    public async Task WriteAsync(string html, CancellationToken cancellation)
    {
        foreach (var path in _paths)
        {
            try
            {
                if (IsPdf(path)) await PdfPrinter.Default.PrintAsync(html, path, cancellation);
                else await ReplaceAsync(path, html, cancellation);
            }
            catch (Exception e) when (e is UnauthorizedAccessException or IOException and not PdfPrinterException)
            {
                throw Unwritable(path, e.Message, e);
            }
        }
    }

    private static void Check(string path)
    {
        if (!IsPdf(path) && !HasExtension(path, ".html"))
            throw new InputException($"The report {Shown.Quoted(path)} has the extension {Shown.Quoted(Path.GetExtension(path))}: name a file that ends in .html or .pdf.");
        if (Directory.Exists(path)) throw Unwritable(path, "it is a folder");
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is not { } folder || !Directory.Exists(folder))
            throw Unwritable(path, "its folder does not exist");
        ProveWritable(path);
    }

    // Only trying tells: rights, read-only mounts, names that are too long.
    private static void ProveWritable(string path)
    {
        try
        {
            using var _ = new FileStream(Half(path), FileMode.Create, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException or ArgumentException or NotSupportedException)
        {
            throw Unwritable(path, e.Message, e);
        }
    }

    /// <summary>In one step, so that nobody finds half a report.</summary>
    private static async Task ReplaceAsync(string path, string html, CancellationToken cancellation)
    {
        try
        {
            await File.WriteAllTextAsync(Half(path), html, cancellation);
            File.Move(Half(path), path, overwrite: true);
        }
        finally
        {
            File.Delete(Half(path));
        }
    }

    private static bool IsPdf(string path) => HasExtension(path, ".pdf");

    private static bool HasExtension(string path, string extension) =>
        Path.GetExtension(path).Equals(extension, StringComparison.OrdinalIgnoreCase);

    private static string Half(string path) => path + ".part";

    private static InputException Unwritable(string path, string why, Exception? inner = null) =>
        new($"The report {Shown.Quoted(path)} cannot be written ({why.Trim().TrimEnd('.')}): name another path.", inner);
}
