using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace PhotoProgress.Reports;

/// <summary>A report could not be printed; the message is one line that says what is missing or wrong.</summary>
public sealed class PdfPrinterException(string message, Exception? inner = null) : IOException(message, inner);

/// <summary>Prints a self-contained page as PDF with WeasyPrint, run as a child process that gets the page on standard input.</summary>
/// <param name="Program">Name or path of the program.</param>
/// <param name="Timeout">After this the child is ended; a report takes about two seconds.</param>
public sealed record PdfPrinter(string Program, TimeSpan Timeout)
{
    /// <summary><c>weasyprint</c> on the path, at most a minute.</summary>
    public static PdfPrinter Default { get; } = new("weasyprint", TimeSpan.FromMinutes(1));

    // The discard port: whatever would fetch from the network fails at once.
    private const string Nowhere = "http://127.0.0.1:9";

    /// <summary>Writes the PDF; <paramref name="path"/> is replaced in one step when all went well, and not touched otherwise.</summary>
    /// <exception cref="ArgumentException">The page refers to something outside itself.</exception>
    /// <exception cref="PdfPrinterException">The program is missing, fails or takes too long.</exception>
    public async Task PrintAsync(string html, string path, CancellationToken cancellation = default)
    {
        RefuseOutside(html);
        var half = path + ".part";
        try
        {
            await RunAsync(html, half, cancellation);
            File.Move(half, path, overwrite: true);
        }
        finally
        {
            File.Delete(half);
        }
    }

    /// <summary>The PDF's bytes; nothing is written to disk.</summary>
    /// <inheritdoc cref="PrintAsync(string, string, CancellationToken)"/>
    public async Task<byte[]> PrintAsync(string html, CancellationToken cancellation = default)
    {
        RefuseOutside(html);
        var pdf = await RunAsync(html, "-", cancellation);
        return pdf.Length > 0 ? pdf : throw new PdfPrinterException($"{Program} printed nothing.");
    }

    private static void RefuseOutside(string html)
    {
        if (SelfContained.FirstOutside(html) is { } outside)
            throw new ArgumentException($"The page refers to {outside}; only self-contained pages are printed.", nameof(html));
    }

    /// <returns>What the program wrote to standard output.</returns>
    private async Task<byte[]> RunAsync(string html, string output, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Timeout);
        using var child = Start(output);
        try
        {
            var errors = child.StandardError.ReadToEndAsync(limit.Token);
            using var printed = new MemoryStream();
            var copied = child.StandardOutput.BaseStream.CopyToAsync(printed, limit.Token);
            await SendAsync(child, html, limit.Token);
            await copied;
            await child.WaitForExitAsync(limit.Token);
            if (child.ExitCode == 0 && (output == "-" || File.Exists(output))) return printed.ToArray();
            throw new PdfPrinterException($"{Program} failed with exit code {child.ExitCode.ToString(CultureInfo.InvariantCulture)}: {LastLine(await errors)}");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new PdfPrinterException($"{Program} took longer than {Timeout.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture)} s and was ended.");
        }
        finally
        {
            if (!child.HasExited) child.Kill(entireProcessTree: true);
        }
    }

    private Process Start(string output)
    {
        var start = new ProcessStartInfo(Program, ["--encoding", "utf-8", "--base-url", "about:blank", "-", output])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            UseShellExecute = false,
        };
        foreach (var name in new[] { "http_proxy", "https_proxy", "ftp_proxy", "HTTP_PROXY", "HTTPS_PROXY", "FTP_PROXY" }) start.Environment[name] = Nowhere;
        start.Environment.Remove("no_proxy");
        start.Environment.Remove("NO_PROXY");
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new PdfPrinterException($"The program {Program} was not found, which prints the report as PDF: install it (Debian: apt-get install weasyprint), or write the report as .html.", e);
        }
    }

    // A child that ends early closes its end; its exit code and last line tell more than the broken pipe.
    private static async Task SendAsync(Process child, string html, CancellationToken cancellation)
    {
        try
        {
            await child.StandardInput.WriteAsync(html.AsMemory(), cancellation);
            child.StandardInput.Close();
        }
        catch (IOException)
        {
        }
    }

    private static string LastLine(string errors) =>
        errors.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault() ?? "no message";
}
