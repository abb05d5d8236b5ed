using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Learning.Phantom.Skin;

/// <summary>
/// Where on the skin a part is stronger or weaker: a plane of gain per part, of the maps' size, so that a face can have pores on the
/// nose and wrinkles on the forehead. A part without a plane has gain 1 everywhere.
/// </summary>
/// <param name="Gains">0 is none of the part, 1 its full amount; more is allowed.</param>
public sealed record SkinLocal(IReadOnlyDictionary<SkinPart, Plane> Gains)
{
    /// <summary>The same amounts everywhere.</summary>
    public static SkinLocal Everywhere { get; } = new(new Dictionary<SkinPart, Plane>());

    /// <summary>Gain of a part; null is 1 everywhere.</summary>
    public Plane? Of(SkinPart part) => Gains.GetValueOrDefault(part);
}
