using System.Globalization;
using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Ingest;
using PhotoProgress.Analysis.Judge;

namespace PhotoProgress.Analysis.Check;

/// <summary>Tests the quality of one photo: every check of the catalogue, always all of them and in its order.</summary>
public sealed class PhotoChecks
{
    /// <summary>Most kinds of flags with which a photo is still of grade B.</summary>
    private const int MostFlagsOfB = 3;

    private readonly HeadPoseFit _pose;

    public PhotoChecks(HeadPoseFit pose) => _pose = pose;

    /// <summary>Checks a photo of a face.</summary>
    /// <param name="faces">What was found in it, largest first; may be empty.</param>
    /// <param name="pixelsPerMm">Scale at the largest face; null takes it from the distance of the eyes.</param>
    /// <exception cref="ArgumentOutOfRangeException">The scale is not above 0.</exception>
    public IReadOnlyList<CheckResult> Run(Photo photo, IReadOnlyList<Face> faces, double? pixelsPerMm)
    {
        if (pixelsPerMm is { } scale && !(scale > 0 && double.IsFinite(scale)))
            throw new ArgumentOutOfRangeException(nameof(pixelsPerMm), scale, "A scale is above 0 pixels per millimetre.");
        var view = CheckView.OfFace(photo, faces, pixelsPerMm, _pose);
        return [.. CheckCatalogue.Face.Select(check => check.Run(view))];
    }

    /// <summary>Checks a close-up, which shows skin from edge to edge and no face.</summary>
    public static IReadOnlyList<CheckResult> RunCloseup(Photo photo)
    {
        var view = CheckView.OfCloseup(photo);
        return [.. CheckCatalogue.Closeup.Select(check => check.Run(view))];
    }

    /// <summary>Why the photo is refused: one reason for each refusal code, the first in the catalogue's order; empty where it is not.</summary>
    public static IReadOnlyList<Refusal> Refusals(IReadOnlyList<CheckResult> results) =>
        [.. results.Where(result => result.Outcome == CheckOutcome.Refused).DistinctBy(result => result.RefusalCode).Select(Refusal)];

    /// <summary>
    /// Grade of a photo on its own: A without a flag, B with up to three kinds, C with more; null where it is refused. Flags of one
    /// refusal code are one kind: a smile widens, lifts and opens the mouth and is still one smile.
    /// </summary>
    public static Grade? GradeOf(IReadOnlyList<CheckResult> results)
    {
        if (results.Any(result => result.Outcome == CheckOutcome.Refused)) return null;
        var kinds = results.Where(result => result.Outcome == CheckOutcome.Flagged).DistinctBy(result => result.RefusalCode).Count();
        return kinds == 0 ? Grade.A : kinds <= MostFlagsOfB ? Grade.B : Grade.C;
    }

    private static Refusal Refusal(CheckResult result)
    {
        var check = CheckCatalogue.Face.Concat(CheckCatalogue.Closeup)
            .First(check => check.Code == result.Code && check.Unit == result.Unit && check.Limit == result.Limit);
        var sign = check.Bad == Bad.FarFromZero ? "±" : "";
        var limit = result.RefusalLimit ?? result.Limit;
        var message = string.Create(
            CultureInfo.InvariantCulture, $"{check.Title}: {result.Value:0.##} {result.Unit}; the limit is {sign}{limit:0.##} {result.Unit}.");
        return new Refusal(result.RefusalCode, message, result.Advice ?? check.Advice);
    }
}
