using System.Numerics;

namespace PhotoProgress.Learning.Phantom.Optics;

/// <summary>
/// Mirror reflection of skin towards the camera: the GGX lobe with Smith's shadowing (Walter et al., EGSR 2007; Heitz, JCGT 3
/// (2014)) and Schlick's Fresnel term, times π so that 1 is a white surface facing the light.
/// </summary>
internal static class Mirror
{
    /// <summary>((n − 1)/(n + 1))², n = 1.4: stratum corneum.</summary>
    private const float SkinAtNormal = 0.0278f;

    /// <summary>The same at n = 1.47: sebum.</summary>
    private const float OilAtNormal = 0.0362f;

    /// <summary>α of a film of sebum: it follows the skin's facets, smoothed.</summary>
    private const float OilRoughness = 0.19f;

    /// <param name="normal">Unit normals.</param>
    /// <param name="to">Unit vectors to the light.</param>
    /// <param name="roughness">GGX α of the dry skin.</param>
    /// <param name="oil">Share under a film, 0 to 1.</param>
    /// <param name="slopeSquare">What the light's size adds to α².</param>
    public static Vector<float> Of(Lanes3 normal, Lanes3 to, Vector<float> roughness, Vector<float> oil, Vector<float> slopeSquare)
    {
        var one = Vector<float>.One;
        var (incidence, view) = (Vector.Max(normal.Dot(to), Vector<float>.Zero), Vector.Max(normal.Z, new Vector<float>(0.02f)));
        var half = to with { Z = to.Z + one };
        half = half.Over(Vector.SquareRoot(Vector.Max(half.Dot(half), new Vector<float>(1e-6f))));
        var (cosine, turned) = (Vector.Max(normal.Dot(half), Vector<float>.Zero), one - Vector.Min(half.Z, one));
        var fresnel = turned * turned * turned * turned * turned;
        var dry = Lobe(cosine, incidence, view, (roughness * roughness) + slopeSquare) * Schlick(SkinAtNormal, fresnel);
        var film = Lobe(cosine, incidence, view, new Vector<float>(OilRoughness * OilRoughness) + slopeSquare) * Schlick(OilAtNormal, fresnel);
        return incidence * (dry + (oil * (film - dry)));
    }

    private static Vector<float> Schlick(float atNormal, Vector<float> fresnel) => new Vector<float>(atNormal) + (fresnel * (1 - atNormal));

    /// <summary>π·D·V; D·π = α²/((n·h)²(α² − 1) + 1)², V = ½/(n·l·√(α² + (1 − α²)(n·v)²) + n·v·√(α² + (1 − α²)(n·l)²)).</summary>
    private static Vector<float> Lobe(Vector<float> cosine, Vector<float> incidence, Vector<float> view, Vector<float> square)
    {
        var one = Vector<float>.One;
        square = Vector.Min(square, one);
        var spread = (cosine * cosine * (square - one)) + one;
        var seen = incidence * Vector.SquareRoot(square + ((one - square) * view * view));
        var lit = view * Vector.SquareRoot(square + ((one - square) * incidence * incidence));
        return square / (spread * spread) * 0.5f / Vector.Max(seen + lit, new Vector<float>(1e-4f));
    }
}
