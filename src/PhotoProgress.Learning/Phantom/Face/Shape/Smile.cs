using System.Numerics;

namespace PhotoProgress.Learning.Phantom.Face.Shape;

/// <summary>A smile with closed lips: corners of the mouth out, up and back, cheeks up and forward, lids narrowed.</summary>
internal static class Smile
{
    /// <param name="amount">0 neutral, 1 broad.</param>
    public static IEnumerable<Bump> Bumps(float amount) => amount == 0 ? [] :
    [
        new(new(26, -43, 42), 12, new Vector3(8, 8, -4) * amount),
        new(new(40, -8, 36), 16, new Vector3(1, 3.5f, 3) * amount),
        new(new(32, 20, 38), 8, new Vector3(0, 1.4f, 0) * amount),
        new(new(0, -44, 55), 10, new Vector3(0, -1.5f, -1.5f) * amount),
    ];
}
