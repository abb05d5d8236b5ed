using System.Runtime.Intrinsics;

namespace PhotoProgress.Analysis.Ingest.Jpeg;

/// <summary>The inverse cosine transform of a block of 8 × 8.</summary>
internal static class BlockTransform
{
    public const int Side = 8;
    public const int Size = Side * Side;

    /// <summary>By frequency u: ½·C(u)·cos((2x + 1)uπ/16) for x = 0 … 7.</summary>
    private static readonly Vector256<float>[] Waves = [.. Enumerable.Range(0, Side).Select(Wave)];

    /// <param name="values">64 values, row by row: vertical frequency, then horizontal.</param>
    /// <param name="target">Where the block begins.</param>
    /// <param name="stride">From row to row of the target.</param>
    public static void Inverse(ReadOnlySpan<float> values, Span<float> target, int stride)
    {
        Span<Vector256<float>> lines = stackalloc Vector256<float>[Side];
        lines.Clear();
        for (var v = 0; v < Side; v++)
        {
            if (Vector256.Create(values.Slice(v * Side, Side)) == Vector256<float>.Zero) continue; // most are
            var row = Waves[0] * values[v * Side];
            for (var u = 1; u < Side; u++) row += Waves[u] * values[(v * Side) + u];
            for (var y = 0; y < Side; y++) lines[y] += row * Waves[v][y];
        }

        for (var y = 0; y < Side; y++) lines[y].CopyTo(target[(y * stride)..]);
    }

    private static Vector256<float> Wave(int u)
    {
        Span<float> wave = stackalloc float[Side];
        for (var x = 0; x < Side; x++) wave[x] = (float)(0.5 * (u == 0 ? Math.Sqrt(0.5) : 1) * Math.Cos(((2 * x) + 1) * u * Math.PI / 16));
        return Vector256.Create<float>(wave);
    }
}
