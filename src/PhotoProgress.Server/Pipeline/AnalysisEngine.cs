using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using PhotoProgress.Analysis.Align.Mesh;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Learning.Model;
using PhotoProgress.Reports;

namespace PhotoProgress.Server.Pipeline;

/// <summary>The kernel as this process uses it: one codec, one learned model, one analyser for each table of repeatability.</summary>
public sealed class AnalysisEngine(ILogger<AnalysisEngine> log) : IDisposable
{
    // Good to the eye at the size of a report; chroma is halved below 90.
    private const int JpegQuality = 88;
    private const int TableDigits = 6;

    private readonly Lock _guard = new();
    private readonly Lazy<PhotoCodec> _codec = new(() => new PhotoCodec());
    private readonly Lazy<FaceModelFile> _face = new(FaceModelFile.OpenInstalled);
    private readonly Lazy<InstalledModel> _model = new(() => OpenModel(log));
    private (string? Table, Analyser Analyser)? _cached;

    /// <summary>Version of everything in the kernel that can change a number.</summary>
    public static string KernelVersion => Analyser.Version;

    public PhotoCodec Codec => _codec.Value;

    /// <summary>What tells its scores beside the verdicts; any number of photos may ask it at once.</summary>
    public InstalledModel Model => _model.Value;

    public ReportWriter Writer => new(image => Codec.EncodeJpeg(image, JpegQuality));

    /// <summary>The version that results carry: the kernel's, and a trace of the clinic's own table of errors where it has one.</summary>
    public static string VersionWith(string? repeatabilityJson)
    {
        if (repeatabilityJson is null) return KernelVersion;
        var digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(repeatabilityJson)));
        return string.Create(CultureInfo.InvariantCulture, $"{KernelVersion}+{digest[..TableDigits]}");
    }

    /// <param name="repeatabilityJson">The clinic's own table; null takes the one that comes with the program.</param>
    public Analyser With(string? repeatabilityJson)
    {
        lock (_guard)
        {
            if (_cached is { } cached && cached.Table == repeatabilityJson) return cached.Analyser;
            var table = repeatabilityJson is null ? Repeatability.Default() : Repeatability.Parse(repeatabilityJson);
            var analyser = new Analyser(Codec, _face.Value, table);
            _cached = (repeatabilityJson, analyser);
            return analyser;
        }
    }

    public byte[] Jpeg(Analysis.Pixels.SrgbImage image) => Codec.EncodeJpeg(image, JpegQuality);

    public void Dispose()
    {
        if (_model.IsValueCreated) _model.Value.Dispose();
    }

    private static InstalledModel OpenModel(ILogger log)
    {
        var model = InstalledModel.Open();
        if (model.Missing is { } missing) log.NoModel(missing);
        return model;
    }
}
