namespace PhotoProgress.Analysis.Check.Files;

/// <summary>
/// Software
/// </summary>
internal static class EditingSoftware
{
    private static readonly string[] Names =
        ["facetune", "meitu", "beautyplus", "snapseed", "b612", "airbrush", "youcam", "faceapp", "lightroom", "photoshop", "picsart", "vsco", "snow"];

    public static PhotoCheck Check { get; } = new(
        "editing_software", "filtered", "Editing programs named in the file", "programs", Bad.Above, 0, null,
        "Ours",
        "Upload the original file.",
        static view => view.Photo.Capture.Software is { } software ? Names.Count(name => software.Contains(name, StringComparison.OrdinalIgnoreCase)) : 0);
}
