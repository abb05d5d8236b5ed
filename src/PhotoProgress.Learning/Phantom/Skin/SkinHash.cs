namespace PhotoProgress.Learning.Phantom.Skin;

/// <summary>
/// Random numbers that belong to a place instead of to a sequence, so that a skin does not depend on the grid that looks at it:
/// the finaliser of MurmurHash3 over seed and indices.
/// </summary>
public static class SkinHash
{
    private const float Unit = 1f / (1 << 24);

    public static int Of(int seed, int a) => (int)Mix((uint)seed ^ ((uint)a * 0x9E3779B1u));

    public static int Of(int seed, int a, int b) => Of(Of(seed, a), b);

    /// <summary>A number in 0..1, 1 excluded.</summary>
    public static float Uniform(int hash, int stream) => (Mix((uint)hash + ((uint)stream * 0x85EBCA77u)) >> 8) * Unit;

    private static uint Mix(uint h)
    {
        h ^= h >> 16;
        h *= 0x85EBCA6Bu;
        h ^= h >> 13;
        h *= 0xC2B2AE35u;
        return h ^ (h >> 16);
    }
}
