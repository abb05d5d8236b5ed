namespace PhotoProgress.Analysis.Align;

/// <summary>Names of the regions, as they stand in the command-line contract. Left and right are the client's own.</summary>
public static class RegionNames
{
    public const string Face = "face";
    public const string Forehead = "forehead";
    public const string LeftCheek = "left_cheek";
    public const string RightCheek = "right_cheek";
    public const string Nose = "nose";
    public const string Chin = "chin";
    public const string Perioral = "perioral";
    public const string Periorbital = "periorbital";

    /// <summary>The whole frame of a close-up.</summary>
    public const string Frame = "frame";

    /// <summary>The parts of a face, top to bottom.</summary>
    public static IReadOnlyList<string> Parts { get; } =
        [Forehead, Periorbital, Nose, LeftCheek, RightCheek, Perioral, Chin];
}
