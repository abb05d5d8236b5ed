namespace PhotoProgress.Learning.Training;

/// <summary>What a subject's captures are used for.</summary>
public enum Share
{
    /// <summary>The trees are grown on them: 6 of 10 subjects.</summary>
    Train,

    /// <summary>The intervals are measured on them: 2 of 10.</summary>
    Calibration,

    /// <summary>The scores are measured on them: 2 of 10.</summary>
    Test,
}

/// <summary>Which subject belongs to which share: by its number and the seed alone, so that more subjects move nobody.</summary>
public static class SubjectSplit
{
    private const int Parts = 10;

    public static Share Of(int subject, int seed) => Part(subject, seed, Parts) switch
    {
        < 6 => Share.Train,
        < 8 => Share.Calibration,
        _ => Share.Test,
    };

    /// <summary>A part of 0..<paramref name="parts"/> − 1, evenly spread over subjects (finaliser of MurmurHash3, Appleby).</summary>
    public static int Part(int subject, int seed, int parts)
    {
        var hash = (uint)subject ^ ((uint)seed * 0x9e3779b9u);
        hash = (hash ^ (hash >> 16)) * 0x85ebca6bu;
        hash = (hash ^ (hash >> 13)) * 0xc2b2ae35u;
        return (int)((hash ^ (hash >> 16)) % (uint)parts);
    }
}
