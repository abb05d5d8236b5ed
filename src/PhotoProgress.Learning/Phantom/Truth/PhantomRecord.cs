using System.Text.Json;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Learning.Phantom.Camera;
using PhotoProgress.Learning.Phantom.Optics;
using PhotoProgress.Learning.Phantom.Skin;

namespace PhotoProgress.Learning.Phantom.Truth;

/// <summary>What is written beside every phantom photo: the skin, everything that was done to its picture, and what is true of it.</summary>
/// <param name="Schema">Always <see cref="CurrentSchema"/>.</param>
/// <param name="File">Name of the photo.</param>
/// <param name="Scene">Name of the scene.</param>
/// <param name="Seed">Seed of the run.</param>
/// <param name="Key">Which subject, treatment and capture.</param>
/// <param name="PixelsPerMm">Scale of the photo at the skin.</param>
/// <param name="Amounts">The skin.</param>
/// <param name="Lights">The light.</param>
/// <param name="Camera">The camera.</param>
/// <param name="Nuisance">Everything else that differs between captures, by name with its unit: <c>turnDegrees</c>, <c>shiftXMm</c> …</param>
/// <param name="Truth">By region; a close-up has the one region <see cref="SkinTruth.Frame"/>.</param>
public sealed record PhantomRecord(
    string Schema,
    string File,
    string Scene,
    int Seed,
    PhantomKey Key,
    double PixelsPerMm,
    SkinAmounts Amounts,
    LightRig Lights,
    CameraSettings Camera,
    IReadOnlyDictionary<string, double> Nuisance,
    IReadOnlyDictionary<string, RegionTruth> Truth)
{
    public const string CurrentSchema = "photoprogress.phantom/1";

    public string ToJson() => JsonSerializer.Serialize(this, JsonTable.Options) + "\n";

    /// <exception cref="FormatException">The text is no such record; one line says why.</exception>
    public static PhantomRecord Parse(string json) => JsonTable.Read<PhantomRecord>(json, CurrentSchema);
}
