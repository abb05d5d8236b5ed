using System.Numerics;
using System.Runtime.InteropServices;

namespace PhotoProgress.Analysis.Pixels;

/// <summary>Weighted sums of shifted samples: the one inner loop of the scale space.</summary>
internal static class Fir
{
    /// <summary>target[x] = Σ weights[t] · source[x + t · stride]. A stride of 1 filters along a row, a stride of the width along columns.</summary>
    /// <param name="source">At least target.Length + (weights.Length − 1) · stride samples.</param>
    /// <exception cref="ArgumentException">The source is too short.</exception>
    public static void Sum(ReadOnlySpan<float> source, int stride, ReadOnlySpan<float> weights, Span<float> target)
    {
        if (source.Length < target.Length + ((weights.Length - 1) * stride))
            throw new ArgumentException("The source ends before the last tap.", nameof(source));
        var lanes = Vector<float>.Count;
        var x = 0;
        for (; x <= target.Length - (4 * lanes); x += 4 * lanes) FourVectors(source, stride, weights, target, x);
        for (; x <= target.Length - lanes; x += lanes) OneVector(source, stride, weights, target, x);
        for (; x < target.Length; x++) target[x] = One(source, stride, weights, x);
    }

    /// <summary>Four accumulators hide the latency of the multiply-add.</summary>
    private static void FourVectors(ReadOnlySpan<float> source, int stride, ReadOnlySpan<float> weights, Span<float> target, int x)
    {
        var lanes = (nuint)Vector<float>.Count;
        ref var from = ref MemoryMarshal.GetReference(source);
        var (a, b, c, d) = (Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero, Vector<float>.Zero);
        var at = (nuint)x;
        foreach (var tap in weights)
        {
            var weight = new Vector<float>(tap);
            a = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref from, at), weight, a);
            b = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref from, at + lanes), weight, b);
            c = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref from, at + (2 * lanes)), weight, c);
            d = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref from, at + (3 * lanes)), weight, d);
            at += (nuint)stride;
        }

        ref var to = ref MemoryMarshal.GetReference(target);
        a.StoreUnsafe(ref to, (nuint)x);
        b.StoreUnsafe(ref to, (nuint)x + lanes);
        c.StoreUnsafe(ref to, (nuint)x + (2 * lanes));
        d.StoreUnsafe(ref to, (nuint)x + (3 * lanes));
    }

    private static void OneVector(ReadOnlySpan<float> source, int stride, ReadOnlySpan<float> weights, Span<float> target, int x)
    {
        ref var from = ref MemoryMarshal.GetReference(source);
        var sum = Vector<float>.Zero;
        var at = (nuint)x;
        foreach (var tap in weights)
        {
            sum = Vector.FusedMultiplyAdd(Vector.LoadUnsafe(ref from, at), new Vector<float>(tap), sum);
            at += (nuint)stride;
        }

        sum.StoreUnsafe(ref MemoryMarshal.GetReference(target), (nuint)x);
    }

    /// <summary>Fused like the vectors, so that a sample's value does not depend on its column.</summary>
    private static float One(ReadOnlySpan<float> source, int stride, ReadOnlySpan<float> weights, int x)
    {
        var sum = 0f;
        for (var t = 0; t < weights.Length; t++) sum = MathF.FusedMultiplyAdd(source[x + (t * stride)], weights[t], sum);
        return sum;
    }
}
