namespace PhotoProgress.Analysis.Check.Framing;

/// <summary>
/// Whether it is clear whose photo this is: width of the second largest face over that of the largest, 0 where there is one face.
/// </summary>
internal static class SeveralFaces
{
    public static PhotoCheck Check { get; } = new(
        "several_faces", "several_faces", "Width of the second face over the first", "ratio", Bad.Above, 0.3, 0.6,
        "Ours",
        "Photograph one person alone; ask others to step out of the frame.",
        static view => view.Faces.Count == 0 ? null : view.Faces.Count == 1 ? 0 : view.Faces[1].Box.Width / (double)view.Faces[0].Box.Width);
}
