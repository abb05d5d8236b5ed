namespace PhotoProgress.Analysis.Check.Framing;

/// <summary>
/// Whether it is clear whom the photo shows: width of the second largest face over that of the largest; 0 where there is one.
/// </summary>
internal static class SeveralFaces
{
    public static PhotoCheck Check { get; } = new(
        "several_faces", "several_faces", "Width of the second face over the first", "ratio", Bad.Above, 0.3, 0.6,
        "Ours: beyond 0.6 a bystander is as good as beside the client; up to 0.3 it is someone far behind.",
        "Photograph one person alone and ask others to step out of the frame.",
        static view => view.Faces.Count switch { 0 => null, 1 => 0, _ => view.Faces[1].Box.Width / (double)view.Faces[0].Box.Width });
}
