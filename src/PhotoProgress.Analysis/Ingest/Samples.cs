using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Ingest;

/// <summary>Sample depths: 8 bits to 16 and back, whole rows at a time.</summary>
internal static class Samples
{
    /// <summary>0–255 → 0–65535, times 257, so that full scale stays full scale.</summary>
    public static void Widen(ReadOnlySpan<byte> narrow, Span<ushort> wide)
    {
        var i = 0;
        ref var from = ref MemoryMarshal.GetReference(narrow);
        ref var to = ref MemoryMarshal.GetReference(wide[..narrow.Length]);
        for (; i <= narrow.Length - Vector256<byte>.Count; i += Vector256<byte>.Count)
        {
            var (low, high) = Vector256.Widen(Vector256.LoadUnsafe(ref from, (nuint)i));
            (low | (low << 8)).StoreUnsafe(ref to, (nuint)i);
            (high | (high << 8)).StoreUnsafe(ref to, (nuint)(i + Vector256<ushort>.Count));
        }

        for (; i < narrow.Length; i++) wide[i] = (ushort)(narrow[i] * 257);
    }

    /// <summary>Left-aligned samples of 10 or 12 bits → 0–65535; 16 bits are copied.</summary>
    public static void FillRange(ReadOnlySpan<ushort> samples, int bits, Span<ushort> full)
    {
        if (bits is <= 8 or >= 16) samples.CopyTo(full);
        else
            for (var i = 0; i < samples.Length; i++) full[i] = (ushort)Math.Min(samples[i] + (samples[i] >> bits), 65535);
    }

    /// <summary>16 bits → 8, rounded to the nearest.</summary>
    public static byte[] Narrow(ReadOnlySpan<ushort> wide)
    {
        var narrow = Unfilled.Of<byte>(wide.Length);
        for (var i = 0; i < wide.Length; i++) narrow[i] = (byte)((wide[i] + 128) / 257);
        return narrow;
    }

    /// <summary>Whether every sample is an 8-bit sample widened.</summary>
    public static bool FitIn8Bits(ReadOnlySpan<ushort> wide)
    {
        foreach (var sample in wide)
            if (sample >> 8 != (sample & 255)) return false;
        return true;
    }
}
