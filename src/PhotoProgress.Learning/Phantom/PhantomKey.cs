using System.Globalization;
using PhotoProgress.Learning.Phantom.Skin;

namespace PhotoProgress.Learning.Phantom;

/// <summary>
/// Which phantom: a subject (one person's place of skin), a treatment of it (0 is none), a capture of that. All seeds follow from the
/// run's seed and the key, so that any one phantom can be made on its own and two runs with one seed share their subjects:
/// the skin and its places from (seed, subject), what a treatment changes from (seed, subject, treatment), light, framing and camera
/// from all four. Learning must split by subject, never by photo: captures and treatments of one subject share every line and spot.
/// </summary>
/// <param name="Subject">0 or more.</param>
/// <param name="Treatment">0 is untreated.</param>
/// <param name="Capture">0 or more.</param>
public readonly record struct PhantomKey(int Subject, int Treatment, int Capture)
{
    public const int TreatmentsPerSubject = 3;
    public const int CapturesPerTreatment = 2;

    private const int SkinStream = 1;
    private const int TreatmentStream = 2;
    private const int CaptureStream = 3;
    private const int HabitStream = 4;

    /// <summary>The key at a place of a run that goes through captures, then treatments, then subjects.</summary>
    /// <param name="index">0 or more.</param>
    public static PhantomKey At(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        var (treated, capture) = Math.DivRem(index, CapturesPerTreatment);
        var (subject, treatment) = Math.DivRem(treated, TreatmentsPerSubject);
        return new PhantomKey(subject, treatment, capture);
    }

    /// <summary>Name of files: <c>s0002-t1-c0</c>.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string FileStem => string.Create(CultureInfo.InvariantCulture, $"s{Subject:0000}-t{Treatment}-c{Capture}");

    /// <summary>Seed of the skin: where everything lies on it, and how much of it there is.</summary>
    public int SkinSeed(int seed) => SkinHash.Of(SkinHash.Of(seed, SkinStream), Subject);

    /// <summary>What a treatment changes.</summary>
    public Random Treating(int seed) => new(SkinHash.Of(SkinHash.Of(seed, TreatmentStream), Subject, Treatment));

    /// <summary>What a subject's captures have in common: the room, the camera, the form of the place.</summary>
    public Random Habit(int seed) => new(SkinHash.Of(SkinHash.Of(seed, HabitStream), Subject));

    /// <summary>What differs between captures.</summary>
    public Random Capturing(int seed) => new(SkinHash.Of(SkinHash.Of(SkinHash.Of(seed, CaptureStream), Subject, Treatment), Capture));
}
