using System.Security.Cryptography;
using PhotoProgress.Analysis.Ingest;

namespace PhotoProgress.Analysis.Align.Mesh;

/// <summary>
/// The packed model file of npm <c>@mediapipe/face_mesh</c> 0.4.1657299874 (Apache-2.0). It is installed beside the
/// product, not part of it. Byte ranges: <c>face_mesh_solution_packed_assets_loader.js</c> of the same package.
/// </summary>
public sealed class FaceModelFile
{
    /// <summary>Environment variable that names the file.</summary>
    public const string Variable = "PHOTOPROGRESS_FACE_MODEL";

    /// <summary>SHA-256 of the file, lower-case hexadecimal.</summary>
    public const string Sha256 = "dbe5905c582c0462cdaea17e7e6ecea92edaa8cccc515c5e2e7291f2cbb5fb99";

    private const string FileName = "face_mesh_solution_packed_assets.data";
    private const string Remedy = "Install it with ./photoprogress, or name it in " + Variable + ".";

    private readonly byte[] _bytes;

    private FaceModelFile(byte[] bytes) => _bytes = bytes;

    /// <summary>468 points from a square crop of 192 × 192 cells, and a presence logit.</summary>
    internal ReadOnlyMemory<byte> Mesh => _bytes.AsMemory(2495952..3737848);

    /// <summary>Canonical face: Protocol Buffers message with points, triangles and weights of the rigid fit.</summary>
    internal ReadOnlyMemory<byte> Canonical => _bytes.AsMemory(3737848..3757224);

    /// <summary>Short-range detector on 128 × 128 cells.</summary>
    internal ReadOnlyMemory<byte> Detector => _bytes.AsMemory(3757224..3986256);

    /// <summary>Opens the installed file: where <see cref="Variable"/> points, else <c>.cache/face-mesh/</c> beside the nearest solution.</summary>
    /// <exception cref="FileNotFoundException">It is not installed.</exception>
    /// <exception cref="InvalidDataException">Its bytes are not the pinned ones.</exception>
    public static FaceModelFile OpenInstalled() =>
        Open(Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : InstalledPath.Find(File.Exists, ".cache", "face-mesh", FileName));

    /// <summary>Opens the file at <paramref name="path"/> and checks it.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="InvalidDataException">Its bytes are not the pinned ones.</exception>
    public static FaceModelFile Open(string path)
    {
        if (!File.Exists(path)) throw new FileNotFoundException($"The face model {path} is missing. {Remedy}", path);
        var bytes = File.ReadAllBytes(path);
        var found = Convert.ToHexStringLower(SHA256.HashData(bytes));
        return found == Sha256
            ? new FaceModelFile(bytes)
            : throw new InvalidDataException($"The face model {path} has SHA-256 {found}, expected {Sha256}. {Remedy}");
    }
}
