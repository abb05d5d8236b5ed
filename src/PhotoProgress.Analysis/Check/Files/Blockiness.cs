namespace PhotoProgress.Analysis.Check.Files;

/// <summary>
/// Traces of strong compression, also an earlier one: steps across the edges of 8 × 8 blocks over those elsewhere (see BlockEdges), in the middle of the picture.
/// </summary>
internal static class Blockiness
{
    public static PhotoCheck Check { get; } = new(
        "blockiness", "compression", "Block edges", "ratio", Bad.Above, 1.6, null,
        "Measured: saving studio portraits at quality 75 gives 1.4 to 1.5, at 50 1.5 to 1.75, at 30 1.9 to 2.1.",
        "Upload the camera's original file, not one from a messenger or web page.",
        static view => BlockEdges.Strength(view.Photo.Image, view.Middle()));
}
