using PhotoProgress.Analysis.Ingest;

namespace PhotoProgress.Analysis.Judge;

/// <summary>
/// Photos of a face from the side. Their regions, their scale (the eyes' distance is foreshortened) and above all their measurement error
/// are not known: no repeated captures at 45° or 90° were there to measure it on. So they are kept and shown, and no number is made of them.
/// </summary>
public static class SideView
{
    public const string Code = "view_not_measured";

    /// <summary>No fault of the photo: nobody has to take it again.</summary>
    public static Refusal NotMeasured { get; } = new(
        Code, "Photos from the side are kept and shown; only those from the front and close-ups are measured.",
        "Nothing to do; where it is a photo from the front, change its view.");

    public static bool Includes(PhotoView view) => view is not (PhotoView.Front or PhotoView.Closeup);

    /// <summary>Whether a photo is only kept: nothing is wrong with it but its view.</summary>
    /// <param name="refusals">All of the photo.</param>
    public static bool Explains(IReadOnlyList<Refusal> refusals) => refusals is [{ Code: Code }];

    internal static Outcome<AnalysedPhoto> Of(Outcome<Photo> decoded, string file) => decoded.IsRefused
        ? decoded.Refused!
        : new AnalysedPhoto(file, decoded.Value, null, null, [], [NotMeasured]);
}
