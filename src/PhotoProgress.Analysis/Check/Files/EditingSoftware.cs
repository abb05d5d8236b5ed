namespace PhotoProgress.Analysis.Check.Files;

/// <summary>
/// Whether the file names a program that retouches faces or edits photos (EXIF tag Software): number of known names in it. The photo
/// may be untouched all the same, so it only flags.
/// </summary>
internal static class EditingSoftware
{
    private static readonly string[] Names =
        ["facetune", "meitu", "beautyplus", "b612", "airbrush", "youcam", "faceapp", "picsart", "snapseed", "vsco", "lightroom", "photoshop", "gimp"];

    public static PhotoCheck Check { get; } = new(
        "editing_software", "filtered", "Editing programs named in the file", "programs", Bad.Above, 0, null,
        "Programs whose purpose is to retouch or edit; cameras write their firmware here.",
        "Upload the camera's original file.",
        static view => Count(view.Photo.Capture.Software ?? ""));

    private static double Count(string software) => Names.Count(name => software.Contains(name, StringComparison.OrdinalIgnoreCase));
}
