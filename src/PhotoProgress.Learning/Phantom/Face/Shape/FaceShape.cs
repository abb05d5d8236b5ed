using System.Numerics;
using PhotoProgress.Analysis.Align.Mesh;

namespace PhotoProgress.Learning.Phantom.Face.Shape;

/// <summary>Turns the canonical face into the face of one invented person: proportions, features, a little asymmetry, closed lips.</summary>
internal static class FaceShape
{
    private const float MillimetresPerCentimetre = 10;

    /// <summary>Upper and lower points of the inner lips that meet when the mouth is closed.</summary>
    private static readonly (int Upper, int Lower)[] LipPairs =
        [(13, 14), (82, 87), (81, 178), (80, 88), (191, 95), (312, 317), (311, 402), (310, 318), (415, 324)];

    /// <summary>How far points near the corners come forward when the lips close, mm.</summary>
    private static readonly (int Point, float ForwardMm)[] CornerFill =
        [(78, 2), (308, 2), (191, 1.3f), (95, 1.3f), (415, 1.3f), (324, 1.3f), (80, 0.5f), (88, 0.5f), (310, 0.5f), (318, 0.5f)];

    /// <summary>Gap that is left between the lips, mm.</summary>
    private const float LipGapMm = 0.3f;

    /// <summary>How much the opening of the lids grows over that of the canonical face, which looks down a little.</summary>
    private const float LidLift = 0.3f;

    /// <param name="canonical">Canonical face, cm.</param>
    /// <param name="traits">Who it is.</param>
    /// <param name="smile">0 is neutral, 1 a broad smile with closed lips.</param>
    /// <returns>468 points, mm.</returns>
    public static Vector3[] Of(CanonicalFace canonical, FaceTraits traits, double smile)
    {
        var rest = Array.ConvertAll(canonical.Points, point => point * MillimetresPerCentimetre);
        Bump[] bumps = [.. FaceBumps.Of(traits), .. Smile.Bumps((float)smile)];
        var face = Array.ConvertAll(rest, point => Shaped(point, bumps, traits));
        CloseLips(face);
        Open(face, MeshTopology.RightUpperLid, MeshTopology.RightLowerLid);
        Open(face, MeshTopology.LeftUpperLid, MeshTopology.LeftLowerLid);
        return face;
    }

    private static Vector3 Shaped(Vector3 rest, Bump[] bumps, FaceTraits traits)
    {
        var point = rest * new Vector3((float)traits.Width, (float)traits.Height, (float)traits.Depth);
        foreach (var bump in bumps) point += bump.At(rest);
        point.Y += (float)traits.Tilt * rest.X * Lower(rest);
        return point with { X = point.X + ((float)traits.Shift * Lower(rest)) };
    }

    /// <summary>0 at the brows, 1 at the chin: asymmetry grows downwards, as jaws have more of it than eyes.</summary>
    private static float Lower(Vector3 rest) => Math.Clamp((40 - rest.Y) / 130, 0, 1);

    private static void CloseLips(Vector3[] face)
    {
        foreach (var (upper, lower) in LipPairs)
        {
            var middle = (face[upper] + face[lower]) / 2;
            face[upper] = middle + new Vector3(0, LipGapMm / 2, 0);
            face[lower] = middle - new Vector3(0, LipGapMm / 2, 0);
        }

        // The canonical mouth is hollow at its corners; closed lips are not.
        foreach (var (point, forward) in CornerFill) face[point].Z += forward;
    }

    private static void Open(Vector3[] face, IReadOnlyList<int> upper, IReadOnlyList<int> lower)
    {
        for (var i = 1; i < upper.Count - 1; i++)
        {
            var gap = face[upper[i]].Y - face[lower[i]].Y;
            face[upper[i]].Y += LidLift * gap;
        }
    }
}
