using PhotoProgress.Reports;

namespace PhotoProgress.Cli;

/// <summary>The report files that were asked for. Checked before any work, written at its end.</summary>
internal sealed class ReportFiles
{
    private const string What = "report";

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
                else await OutputFile.ReplaceAsync(path, html, cancellation);
            }
            catch (Exception e) when (e is UnauthorizedAccessException or IOException and not PdfPrinterException)
            {
                throw OutputFile.Unwritable(path, What, e.Message, e);
            }
        }
    }

    private static void Check(string path)
    {
        if (!IsPdf(path) && !HasExtension(path, ".html"))
            throw new InputException($"The report {Shown.Quoted(path)} has the extension {Shown.Quoted(Path.GetExtension(path))}: name a file that ends in .html or .pdf.");
        OutputFile.Check(path, What);
    }

    private static bool IsPdf(string path) => HasExtension(path, ".pdf");

    private static bool HasExtension(string path, string extension) =>
        Path.GetExtension(path).Equals(extension, StringComparison.OrdinalIgnoreCase);
}
