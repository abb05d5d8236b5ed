using System.Numerics;

namespace PhotoProgress.Learning.Phantom.Face.Render;

/// <summary>Light mirrored by a surface: GGX lobe, Smith shadowing and Schlick's Fresnel term (Walter et al. 2007, EGSR).</summary>
internal static class Gleam
{
    /// <summary>Reflectance at normal incidence of skin, tears and hair (index 1.4).</summary>
    public const float Normal = 0.028f;

    /// <summary>A lamp of half a metre at 1.3 m widens every lobe by this much.</summary>
    private const float LampAlpha = 0.13f;

    /// <param name="fragment">Where.</param>
    /// <param name="normal">Normal with relief.</param>
    /// <param name="view">Unit vector to the camera.</param>
    /// <param name="alpha">GGX α of the surface.</param>
    public static Vector3 Of(in Fragment fragment, Vector3 normal, Vector3 view, float alpha)
    {
        var widened = MathF.Sqrt((alpha * alpha) + (LampAlpha * LampAlpha));
        var sum = fragment.Ambient.Length() * Fresnel(MathF.Max(0, Vector3.Dot(normal, view))) * 0.5f * fragment.Colours[^1];
        for (var i = 0; i < fragment.Key.Length; i++) sum += One(fragment.Key[i], normal, view, widened) * fragment.Colours[i];
        return sum;
    }

    private static float One(Vector3 key, Vector3 normal, Vector3 view, float alpha)
    {
        var strength = key.Length();
        var (nl, nv) = (Vector3.Dot(normal, key), Vector3.Dot(normal, view));
        if (nl <= 0 || nv <= 0.02f || strength <= 0) return 0;
        var towards = key / strength;
        nl /= strength;
        var half = Vector3.Normalize(towards + view);
        var nh = Vector3.Dot(normal, half);
        var a2 = alpha * alpha;
        var d = (nh * nh * (a2 - 1)) + 1;
        var lobe = a2 / (d * d); // times π cancels against the light's own π
        var k = a2 / 2;
        var shadowing = 1 / (((nl * (1 - k)) + k) * ((nv * (1 - k)) + k));
        return strength * nl * lobe * Fresnel(Vector3.Dot(towards, half)) * shadowing / 4;
    }

    private static float Fresnel(float cosine)
    {
        var c = 1 - Math.Clamp(cosine, 0, 1);
        var c2 = c * c;
        return Normal + ((1 - Normal) * c2 * c2 * c);
    }
}
