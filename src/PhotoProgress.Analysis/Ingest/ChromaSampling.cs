namespace PhotoProgress.Analysis.Ingest;

/// <summary>Resolution at which a JPEG keeps colour.</summary>
public enum ChromaSampling
{
    /// <summary>Full from quality 90 on, half below.</summary>
    ByQuality,

    /// <summary>4:4:4.</summary>
    Full,

    /// <summary>4:2:0.</summary>
    Half,
}
