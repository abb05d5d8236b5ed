using System.Text;
using System.Text.Json;
using PhotoProgress.Analysis.Align.Mesh;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Reports;

namespace PhotoProgress.Cli;

/// <summary>Codec and analyser of one run.</summary>
internal sealed record Tools(PhotoCodec Codec, Analyser Analyser)
{
    // Good to the eye at the size of a report; chroma is halved below 90.
    private const int JpegQuality = 88;

    public ReportWriter Writer => new(image => Codec.EncodeJpeg(image, JpegQuality));

    /// <param name="repeatability">File of the clinic's own table; null takes the one that comes with the program.</param>
    /// <exception cref="InputException">The file is missing or no repeatability table.</exception>
    public static Tools Open(string? repeatability = null)
    {
        var table = repeatability is null ? Repeatability.Default() : ReadTable(repeatability);
        var codec = new PhotoCodec();
        return new Tools(codec, new Analyser(codec, FaceModelFile.OpenInstalled(), table));
    }

    /// <exception cref="InputException">The file cannot be decoded.</exception>
    public AnalysedPhoto Look(PhotoFile file, bool closeup)
    {
        var looked = closeup ? Analyser.LookCloseup(file.Bytes, file.Path) : Analyser.Look(file.Bytes, file.Path);
        return looked.IsRefused ? throw file.NotAPhoto(looked.Refused!) : looked.Value;
    }

    private static Repeatability ReadTable(string path)
    {
        var bytes = InputFile.Read(path, "repeatability file");
        try
        {
            return Repeatability.Parse(Encoding.UTF8.GetString(bytes));
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            throw new InputException($"The repeatability file {Shown.Quoted(path)} cannot be used: {e.Message.TrimEnd('.')}. See docs/command-line.md.", e);
        }
    }
}
