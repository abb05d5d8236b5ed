using System.Numerics;

namespace PhotoProgress.Analysis.Align.Mesh;

/// <summary>A zeroed block of floats that does not move and starts on a cache line (64 bytes).</summary>
internal sealed unsafe class AlignedFloats
{
    private const int LineFloats = 16;

    // Pinned for its life: Start points into it.
    private readonly float[] _memory;

    public AlignedFloats(int length)
    {
        _memory = GC.AllocateArray<float>(length + LineFloats, pinned: true);
        fixed (float* first = _memory)
        {
            var bytes = (nuint)first;
            Start = (float*)((bytes + 63) & ~(nuint)63);
        }

        Length = length;
    }

    public float* Start { get; }

    public int Length { get; }

    /// <summary>Channels rounded up to whole vectors; what the surplus lanes hold never reaches a real channel.</summary>
    public static int Pad(int channels) => (channels + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;

    public static AlignedFloats Padded(float[] values)
    {
        var padded = new AlignedFloats(Pad(values.Length));
        values.CopyTo(new Span<float>(padded.Start, values.Length));
        return padded;
    }
}
