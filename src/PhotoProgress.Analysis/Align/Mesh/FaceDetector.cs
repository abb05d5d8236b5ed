using System.Numerics;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Align.Mesh;

/// <summary>A face as the detector sees it, in photo pixels (edges of pixel (x, y) at x and x+1).</summary>
internal readonly record struct Detection(float Score, Vector2 Low, Vector2 High, Vector2 RightEye, Vector2 LeftEye)
{
    public Vector2 Size => High - Low;

    /// <summary>Region for the mesh: 1.5 times the longer side, level by the eyes.</summary>
    public Square Region
    {
        get
        {
            var eyes = LeftEye - RightEye;
            return new Square((Low + High) / 2, FaceMesher.RegionScale * MathF.Max(Size.X, Size.Y), MathF.Atan2(eyes.Y, eyes.X));
        }
    }

    public static Detection operator *(Detection d, float factor) =>
        new(d.Score, d.Low * factor, d.High * factor, d.RightEye * factor, d.LeftEye * factor);

    public static Detection operator +(Detection d, Vector2 shift) =>
        new(d.Score, d.Low + shift, d.High + shift, d.RightEye + shift, d.LeftEye + shift);

    /// <summary>Shared area over joint area, 0..1.</summary>
    public float Overlap(Detection other)
    {
        var shared = Vector2.Max(Vector2.Min(High, other.High) - Vector2.Max(Low, other.Low), Vector2.Zero);
        var area = shared.X * shared.Y;
        return area / ((Size.X * Size.Y) + (other.Size.X * other.Size.Y) - area);
    }
}

/// <summary>
/// The short-range face detector: faces of about a fifth of the square it is shown, or more. Anchors, decoding and the
/// weighted merging of overlapping boxes follow the published graph of MediaPipe's face_detection_short_range.
/// </summary>
internal sealed class FaceDetector(ModelRunner model)
{
    /// <summary>Least score of a detection.</summary>
    private const float LeastScore = 0.5f;

    /// <summary>Boxes that overlap more are one face.</summary>
    private const float MostOverlap = 0.3f;

    /// <summary>Nine samples a cell.</summary>
    private const int MostSamples = 3;

    private const int Cells = 128;
    private const int Numbers = 16;
    private static readonly Vector2[] Anchors = [.. Grid(16, 2), .. Grid(8, 6)];

    /// <summary>Faces in a square of the photo, best first.</summary>
    public List<Detection> Detect(SrgbImage photo, Square square, DetectorScratch scratch)
    {
        SquareCrop.Cut(photo, square, Cells, MostSamples, InputRange.MinusOneToOne, Beyond.Black, scratch.Input);
        model.Run(scratch.Input, scratch.Boxes, scratch.Logits);
        var found = new List<Detection>();
        for (var i = 0; i < Anchors.Length; i++)
        {
            var score = 1f / (1f + MathF.Exp(-scratch.Logits[i]));
            if (score >= LeastScore) found.Add((Decode(score, Anchors[i], scratch.Boxes.AsSpan(i * Numbers, Numbers)) * square.Side) + square.Corner);
        }

        return Merge(found);
    }

    // Numbers: centre, size, then key points; the first two are the client's right and left eye.
    private static Detection Decode(float score, Vector2 anchor, ReadOnlySpan<float> numbers)
    {
        var centre = anchor + (new Vector2(numbers[0], numbers[1]) / Cells);
        var half = new Vector2(numbers[2], numbers[3]) / (2 * Cells);
        var right = anchor + (new Vector2(numbers[4], numbers[5]) / Cells);
        var left = anchor + (new Vector2(numbers[6], numbers[7]) / Cells);
        return new Detection(score, centre - half, centre + half, right, left);
    }

    /// <summary>The best detection and all that overlap it become one, averaged by score; then the best of the rest.</summary>
    internal static List<Detection> Merge(List<Detection> found)
    {
        var merged = new List<Detection>();
        var rest = found.OrderByDescending(d => d.Score).ToList();
        while (rest.Count > 0)
        {
            var best = rest[0];
            merged.Add(Average(best.Score, rest.Where(d => d == best || d.Overlap(best) > MostOverlap)));
            rest.RemoveAll(d => d == best || d.Overlap(best) > MostOverlap);
        }

        return merged;
    }

    private static Detection Average(float score, IEnumerable<Detection> group)
    {
        var (sum, weight) = (default(Detection), 0f);
        foreach (var d in group)
        {
            var part = d * d.Score;
            sum = new Detection(0, sum.Low + part.Low, sum.High + part.High, sum.RightEye + part.RightEye, sum.LeftEye + part.LeftEye);
            weight += d.Score;
        }

        return (sum * (1f / weight)) with { Score = score };
    }

    private static IEnumerable<Vector2> Grid(int side, int each)
    {
        for (var y = 0; y < side; y++)
            for (var x = 0; x < side; x++)
                for (var i = 0; i < each; i++)
                    yield return new Vector2((x + 0.5f) / side, (y + 0.5f) / side);
    }
}

/// <summary>Arrays of one detector run, reused.</summary>
internal sealed class DetectorScratch
{
    public float[] Input { get; } = new float[128 * 128 * 3];

    public float[] Boxes { get; } = new float[896 * 16];

    public float[] Logits { get; } = new float[896];
}
