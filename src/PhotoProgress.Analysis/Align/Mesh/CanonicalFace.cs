using System.Buffers.Binary;
using System.Numerics;

namespace PhotoProgress.Analysis.Align.Mesh;

/// <summary>
/// The reference face that comes with the model: an average head in its own centimetres, the surface's triangles, and
/// the points that a rigid fit should rely on.
/// </summary>
public sealed class CanonicalFace
{
    private CanonicalFace(Vector3[] points, int[] triangles, IReadOnlyList<FitWeight> fitWeights)
    {
        Points = points;
        Triangles = triangles;
        FitWeights = fitWeights;
        Mirror = Array.ConvertAll(points, point => Nearest(points, point * new Vector3(-1, 1, 1)));
    }

    /// <summary>468 points, centimetres of the reference head: X to the picture's right, Y up, Z towards the camera.</summary>
    public Vector3[] Points { get; }

    /// <summary>898 triangles, three point numbers each, counter-clockwise as the camera sees them; eyes and mouth are covered too.</summary>
    public int[] Triangles { get; }

    /// <summary>Points that keep still when the face moves, with their weights.</summary>
    public IReadOnlyList<FitWeight> FitWeights { get; }

    /// <summary>For each point its counterpart on the other side of the face; points on the midline are their own.</summary>
    public int[] Mirror { get; }

    /// <summary>Reads it from the installed model file.</summary>
    public static CanonicalFace Read(FaceModelFile file) => Parse(file.Canonical.Span);

    private static int Nearest(Vector3[] points, Vector3 place) =>
        Enumerable.Range(0, points.Length).MinBy(i => Vector3.DistanceSquared(points[i], place));

    // Field numbers of MediaPipe's GeometryPipelineMetadata: 1 mesh, 2 weights of the fit.
    private static CanonicalFace Parse(ReadOnlySpan<byte> message)
    {
        var (vertices, indices) = (new List<float>(), new List<int>());
        var weights = new List<FitWeight>();
        var reader = new ProtobufReader(message);
        while (reader.Next())
        {
            if (reader.Field == 1) ReadMesh(reader.Bytes, vertices, indices);
            if (reader.Field == 2) weights.Add(ReadWeight(reader.Bytes));
        }

        // Five numbers a vertex: X, Y, Z and two texture coordinates.
        var points = new Vector3[vertices.Count / 5];
        for (var i = 0; i < points.Length; i++) points[i] = new Vector3(vertices[5 * i], vertices[(5 * i) + 1], vertices[(5 * i) + 2]);
        return new CanonicalFace(points, [.. indices], weights);
    }

    // Mesh3d: 3 vertex buffer (floats, unpacked), 4 index buffer (integers, unpacked).
    private static void ReadMesh(ReadOnlySpan<byte> message, List<float> vertices, List<int> indices)
    {
        var reader = new ProtobufReader(message);
        while (reader.Next())
        {
            if (reader.Field == 3) vertices.Add(reader.Single);
            if (reader.Field == 4) indices.Add((int)reader.Integer);
        }
    }

    // WeightedLandmarkRef: 1 point, 2 weight.
    private static FitWeight ReadWeight(ReadOnlySpan<byte> message)
    {
        var weight = default(FitWeight);
        var reader = new ProtobufReader(message);
        while (reader.Next())
        {
            if (reader.Field == 1) weight = weight with { Point = (int)reader.Integer };
            if (reader.Field == 2) weight = weight with { Weight = reader.Single };
        }

        return weight;
    }
}

/// <summary>Weight of one mesh point in a rigid fit.</summary>
public readonly record struct FitWeight(int Point, float Weight);

/// <summary>Steps through the fields of one Protocol Buffers message (source: the encoding guide).</summary>
internal ref struct ProtobufReader(ReadOnlySpan<byte> message)
{
    private const int Varint = 0;
    private const int LengthDelimited = 2;
    private const int Fixed32 = 5;

    private ReadOnlySpan<byte> _rest = message;

    public int Field { get; private set; }

    public ulong Integer { get; private set; }

    public float Single { get; private set; }

    public ReadOnlySpan<byte> Bytes { get; private set; }

    /// <exception cref="InvalidDataException">A wire type that the message should not contain.</exception>
    public bool Next()
    {
        if (_rest.IsEmpty) return false;
        var key = ReadVarint();
        Field = (int)(key >> 3);
        switch ((int)(key & 7))
        {
            case Varint:
                Integer = ReadVarint();
                break;
            case LengthDelimited:
                Bytes = Take((int)ReadVarint());
                break;
            case Fixed32:
                Single = BinaryPrimitives.ReadSingleLittleEndian(Take(4));
                break;
            default:
                throw new InvalidDataException($"Wire type {key & 7} is not expected here.");
        }

        return true;
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        var taken = _rest[..length];
        _rest = _rest[length..];
        return taken;
    }

    private ulong ReadVarint()
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var octet = Take(1)[0];
            value |= (ulong)(octet & 0x7F) << shift;
            if (octet < 0x80) return value;
        }
    }
}
