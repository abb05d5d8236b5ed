using System.Numerics;

namespace PhotoProgress.Learning.Phantom.Face.Shape;

/// <summary>A smooth displacement around one place and, where it lies off the midline, around its mirror image.</summary>
/// <param name="Centre">Where it is largest, mm in the canonical head; X at 0 or above.</param>
/// <param name="RadiusMm">Standard deviation of its Gaussian.</param>
/// <param name="Shift">Displacement at the centre, mm; X is mirrored on the other side.</param>
internal readonly record struct Bump(Vector3 Centre, float RadiusMm, Vector3 Shift)
{
    /// <param name="rest">The point in the canonical head, mm: bumps do not add up on each other's way.</param>
    public Vector3 At(Vector3 rest)
    {
        var there = Shift * Weight(rest - Centre);
        if (Centre.X == 0) return there with { X = there.X * rest.X / RadiusMm };
        var mirrored = new Vector3(-1, 1, 1);
        return there + (Shift * mirrored * Weight(rest - (Centre * mirrored)));
    }

    private float Weight(Vector3 from) => MathF.Exp(-0.5f * from.LengthSquared() / (RadiusMm * RadiusMm));
}
