using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;

namespace PhotoProgress.Data.Work;

/// <summary>What <see cref="PhotoReadings.Document"/> holds.</summary>
/// <param name="Summary">Null where the file could not be decoded.</param>
public sealed record PhotoRecord(PhotoSummary? Summary, IReadOnlyList<Refusal> Refusals);

/// <summary>
/// What <see cref="PhotoComparison.Document"/> holds: the comparison without its pictures, and where the regions lie in them.
/// </summary>
/// <param name="PixelsPerMm">Of the aligned pictures; null where there are none.</param>
public sealed record ComparisonRecord(Comparison Comparison, double? PixelsPerMm, IReadOnlyList<OutlineRecord> Regions);

/// <summary>Closed polygons of a region, each as x, y, x, y … in pixels of the aligned picture.</summary>
public sealed record OutlineRecord(string Region, IReadOnlyList<IReadOnlyList<float>> Polygons);

/// <summary>The kernel's records as documents in the database. Written and read by the same version, which stands in the row's key.</summary>
public static class Documents
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };

    /// <summary>UTF-8 JSON, Brotli-compressed to a sixth: a large clinic keeps a hundred thousand of them.</summary>
    public static byte[] Write<T>(T record)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest)) JsonSerializer.Serialize(brotli, record, Options);
        return packed.ToArray();
    }

    /// <exception cref="JsonException">The document is not of this kind: the database was edited by hand.</exception>
    public static T Read<T>(byte[] document)
    {
        using var brotli = new BrotliStream(new MemoryStream(document), CompressionMode.Decompress);
        return JsonSerializer.Deserialize<T>(brotli, Options) ?? throw new JsonException($"A document of {typeof(T).Name} is null.");
    }
}
