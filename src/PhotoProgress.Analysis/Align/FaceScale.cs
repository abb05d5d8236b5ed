namespace PhotoProgress.Analysis.Align;

/// <summary>How many photo pixels make a millimetre on the skin, and how sure that is.</summary>
/// <param name="Source">What it was read from (<c>eye_distance</c>, …).</param>
/// <param name="StandardErrorPercent">Standard error of <paramref name="PixelsPerMm"/>, percent of it.</param>
public sealed record PhotoScale(double PixelsPerMm, string Source, double StandardErrorPercent);

/// <summary>Scale of a face photo without a marker, from the distance of the pupils.</summary>
public static class FaceScale
{
    public const string EyeDistance = "eye_distance";

    /// <summary>Mean distance of adults' pupils, mm, both sexes (Dodgson 2004, doi:10.1117/12.529999).</summary>
    public const double MeanEyeDistanceMm = 63.0;

    /// <summary>Its standard deviation between adults of both sexes, mm (ANSUR 1988 survey, as tabled by Dodgson 2004).</summary>
    public const double EyeDistanceSdMm = 3.8;

    /// <summary>Spread of the guessed against the hand-set pupil distance, percent (27 neutral London faces).</summary>
    private const double PupilErrorPercent = 3.0;

    /// <summary>
    /// Error of the depth, percent of the distance at full profile: turned faces were corrected by depth and by cos(yaw),
    /// which differ by 4 % at 45° and 7 % at 60°, about 8 % times the squared sine.
    /// </summary>
    private const double DepthErrorPercent = 8.0;

    /// <summary>Between two photos of one person the scale is taken from their registration instead: this error is mostly the person's.</summary>
    public static PhotoScale FromEyeDistance(Face face)
    {
        var pupils = Pupils.Of(face);
        var depth = (pupils.Left.Z - pupils.Right.Z) / pupils.Distance;
        double[] errors = [100 * EyeDistanceSdMm / MeanEyeDistanceMm, PupilErrorPercent, DepthErrorPercent * depth * depth];
        return new PhotoScale(pupils.Distance / MeanEyeDistanceMm, EyeDistance, Math.Sqrt(errors.Sum(e => e * e)));
    }
}
