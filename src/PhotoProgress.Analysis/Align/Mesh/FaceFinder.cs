using System.Collections.Concurrent;
using System.Numerics;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Align.Mesh;

/// <summary>
/// Finds faces and their 468-point meshes. Made once (reading the models takes a moment), used from any number of
/// threads; the same pixels give the same points, bit for bit.
/// </summary>
public sealed class FaceFinder
{
    /// <summary>Least presence of a mesh; it only sorts out what is no face at all.</summary>
    private const double LeastPresence = 0.5;

    /// <summary>Where the whole frame shows no face, squares of this part of its longer side are searched, half overlapping.</summary>
    private const float TilePart = 0.5f;

    private readonly FaceDetector _detector;
    private readonly FaceMesher _mesher;
    private readonly ConcurrentBag<Scratch> _scratch = [];

    /// <param name="file">The installed model file.</param>
    public FaceFinder(FaceModelFile file)
    {
        _detector = new FaceDetector(new ModelRunner(TfliteReader.Read(file.Detector)));
        _mesher = new FaceMesher(new ModelRunner(TfliteReader.Read(file.Mesh)));
    }

    /// <summary>All faces in an upright photo, largest first; empty where there is none.</summary>
    public IReadOnlyList<Face> Find(SrgbImage image)
    {
        if (!_scratch.TryTake(out var scratch)) scratch = new Scratch();
        var faces = new List<Face>();
        foreach (var detection in Detect(image, scratch.Detector))
            if (Mesh(image, detection, scratch.Mesher) is { } face) faces.Add(face);
        _scratch.Add(scratch);
        return [.. faces.OrderByDescending(f => f.Box.Width * f.Box.Height)];
    }

    private List<Detection> Detect(SrgbImage image, DetectorScratch scratch)
    {
        var side = (float)Math.Max(image.Width, image.Height);
        var whole = _detector.Detect(image, new Square(new Vector2(image.Width, image.Height) / 2, side, 0), scratch);
        if (whole.Count > 0) return whole;
        var found = new List<Detection>();
        foreach (var tile in Tiles(image.Width, image.Height, side * TilePart)) found.AddRange(_detector.Detect(image, tile, scratch));
        return FaceDetector.Merge(found);
    }

    /// <summary>Squares that cover the frame, neighbours overlapping by half or more.</summary>
    internal static IEnumerable<Square> Tiles(int width, int height, float side)
    {
        foreach (var y in Starts(height, side))
            foreach (var x in Starts(width, side))
                yield return new Square(new Vector2(x + (side / 2), y + (side / 2)), side, 0);
    }

    private static IEnumerable<float> Starts(int length, float side)
    {
        var steps = Math.Max(0, (int)MathF.Ceiling((length - side) / (side / 2)));
        for (var i = 0; i <= steps; i++) yield return steps == 0 ? (length - side) / 2 : (length - side) * i / steps;
    }

    private Face? Mesh(SrgbImage image, Detection detection, MesherScratch scratch)
    {
        var (mesh, presence) = _mesher.Mesh(image, detection.Region, scratch);
        var box = new FaceBox(detection.Low.X, detection.Low.Y, detection.Size.X, detection.Size.Y);
        return presence < LeastPresence ? null : new Face(mesh, detection.Score, presence, box);
    }

    private sealed class Scratch
    {
        public DetectorScratch Detector { get; } = new();

        public MesherScratch Mesher { get; } = new();
    }
}
