namespace PhotoProgress.Analysis.Check.Files;

/// <summary>
/// Blocks
/// </summary>
internal static class Blockiness
{
    public static PhotoCheck Check { get; } = new(
        "blockiness", "jpeg_quality", "Block edges", "ratio", Bad.Above, 1.5, null,
        "Ours",
        "x",
        static view => BlockEdges.Strength(view.Photo.Image, view.Middle()));
}
