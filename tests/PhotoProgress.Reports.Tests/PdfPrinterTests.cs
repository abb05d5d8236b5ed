using System.Diagnostics;
using System.Text.RegularExpressions;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Reports.Words;

namespace PhotoProgress.Reports.Tests;

public sealed class PdfPrinterTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("photoprogress-pdf-");

    private string Output => Path.Combine(_folder.FullName, "report.pdf");

    public void Dispose() => _folder.Delete(recursive: true);

    [NeedsToolsFact("weasyprint", "pdftotext", "pdfinfo")]
    public async Task Print_Comparison_GivesPagesThatHoldTheSentence()
    {
        await PdfPrinter.Default.PrintAsync(await HtmlAsync(), Output);

        var text = Regex.Replace(Run("pdftotext", "-layout", Output, "-"), @"[\s\u00A0]+", " ");
        Assert.Contains(PlainSentence.Of(Samples.Compared()), text, StringComparison.Ordinal);
        var info = Run("pdfinfo", Output);
        Assert.Matches(@"Pages:\s+[1-9]", info);
        Assert.Contains("Page size:       595.276 x 841.89 pts (A4)", info, StringComparison.Ordinal);
        Assert.Equal([Output], Directory.GetFiles(_folder.FullName));
    }

    [NeedsToolsFact("weasyprint", "pdftotext")]
    public async Task Print_RefusedWithHostileNames_PrintsThemAsText()
    {
        var refused = Samples.Refused(new Refusal("no_face", "<b>x</b>&amp;.jpg shows no face.", "Take it again."));
        await PdfPrinter.Default.PrintAsync(await new ReportWriter(Png.Encode).ComparisonHtmlAsync(refused, new ReportHeader(Client: "<i>")), Output);

        Assert.Contains("<b>x</b>&amp;.jpg shows no face.", Run("pdftotext", "-layout", Output, "-"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Print_ProgramMissing_SaysWhatToInstall()
    {
        var printer = PdfPrinter.Default with { Program = "weasyprint-that-is-not-there" };
        var error = await Assert.ThrowsAsync<PdfPrinterException>(() => printer.PrintAsync("<p>x</p>", Output));

        Assert.Equal("The program weasyprint-that-is-not-there was not found, which prints the report as PDF: install it (Debian: apt-get install weasyprint), or write the report as .html.", error.Message);
        Assert.Empty(Directory.GetFiles(_folder.FullName));
    }

    [Fact]
    public async Task Print_ProgramFails_TellsItsExitCodeAndKeepsTheOldFile()
    {
        await File.WriteAllTextAsync(Output, "old");
        var error = await Assert.ThrowsAsync<PdfPrinterException>(() => (PdfPrinter.Default with { Program = "false" }).PrintAsync("<p>x</p>", Output));

        Assert.Equal("false failed with exit code 1: no message", error.Message);
        Assert.Equal("old", await File.ReadAllTextAsync(Output));
        Assert.Single(Directory.GetFiles(_folder.FullName));
    }

    [NeedsToolsFact("weasyprint")]
    public async Task Print_TooSlow_IsEndedWithAClearError()
    {
        var printer = PdfPrinter.Default with { Timeout = TimeSpan.FromMilliseconds(1) };
        var error = await Assert.ThrowsAsync<PdfPrinterException>(() => printer.PrintAsync("<p>x</p>", Output));

        Assert.Contains("took longer than 0", error.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder.FullName));
    }

    [Fact]
    public async Task Print_OutsideReference_IsRefusedBeforeAnythingRuns() =>
        Assert.Contains("file:///etc/passwd", (await Assert.ThrowsAsync<ArgumentException>(() => PdfPrinter.Default.PrintAsync("<img src='file:///etc/passwd'>", Output))).Message, StringComparison.Ordinal);

    private static Task<string> HtmlAsync() =>
        new ReportWriter(Png.Encode).ComparisonHtmlAsync(Samples.Compared(), new ReportHeader("Clinic", "C-017", PhotoView.Front));

    private static string Run(string program, params string[] arguments)
    {
        using var child = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var text = child.StandardOutput.ReadToEnd();
        child.WaitForExit();
        return text;
    }
}
