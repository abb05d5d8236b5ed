using System.Numerics;

namespace PhotoProgress.Learning.Phantom.Face.Render;

/// <summary>The eyeball: white with fine red towards the corners, iris with fibres and a dark rim, pupil, the lamps' reflections.</summary>
/// <param name="iris">Colour of the iris, linear.</param>
/// <param name="gaze">Where the pupil stands on the eyeball's chart, mm.</param>
internal sealed class EyeShader(Vector3 iris, Vector2 gaze, Quaternion pose)
{
    private const float BallMm = 12.5f;
    private const float CorneaMm = 8;
    private const float IrisMm = 5.9f;
    private const float PupilMm = 1.7f;
    private const float SoftMm = 0.35f;

    private static readonly Vector3 White = new(0.66f, 0.60f, 0.56f);
    private static readonly Vector3 Corner = new(0.55f, 0.30f, 0.27f);

    public Vector3 Shade(in Fragment fragment, Vector3 view)
    {
        var from = fragment.Chart - gaze;
        var radius = from.Length();
        var ball = Dome(fragment.Chart, BallMm);
        var shade = fragment.Light(ball);
        var white = Vector3.Lerp(White, Corner, Math.Clamp((MathF.Abs(fragment.Chart.X) - 9.5f) / 5, 0, 1));
        var inside = Math.Clamp(((IrisMm - radius) / SoftMm) + 0.5f, 0, 1);
        var colour = Vector3.Lerp(white, Iris(from, radius), inside);
        var cornea = Vector3.Normalize(Vector3.Lerp(ball, Dome(from, CorneaMm), inside));
        return (colour * shade) + Reflection(fragment, cornea, view, inside);
    }

    private Vector3 Iris(Vector2 from, float radius)
    {
        var angle = MathF.Atan2(from.Y, from.X);
        var fibres = 0.82f + (0.12f * MathF.Sin((angle * 37) + (3 * MathF.Sin(angle * 5)))) + (0.1f * MathF.Sin((angle * 61) + radius));
        var rim = 1 - (0.65f * Math.Clamp((radius - (IrisMm - 1.3f)) / 1.3f, 0, 1));
        var core = 1 + (0.35f * Math.Clamp((3.4f - radius) / 1.6f, 0, 1));
        var pupil = Math.Clamp(((radius - PupilMm) / 0.25f) + 0.5f, 0, 1);
        return (iris * (fibres * rim * core * pupil)) + new Vector3(0.004f);
    }

    private Vector3 Dome(Vector2 from, float radius)
    {
        var (x, y) = (from.X / radius, from.Y / radius);
        return Vector3.Transform(Vector3.Normalize(new Vector3(x, y, MathF.Sqrt(MathF.Max(0.05f, 1 - (x * x) - (y * y))))), pose);
    }

    /// <summary>A mirror: the lamp shows where the mirrored view meets it.</summary>
    private static Vector3 Reflection(in Fragment fragment, Vector3 normal, Vector3 view, float inside)
    {
        var mirrored = (2 * Vector3.Dot(normal, view) * normal) - view;
        var sum = Vector3.Zero;
        for (var i = 0; i < fragment.Key.Length; i++)
        {
            var key = fragment.Key[i];
            var strength = key.Length();
            if (strength <= 0) continue;
            var off = MathF.Acos(Math.Clamp(Vector3.Dot(mirrored, key / strength), -1, 1));
            sum += strength * Math.Clamp((0.24f - off) / 0.06f, 0, 1) * fragment.Colours[i];
        }

        return sum * float.Lerp(0.25f, 0.9f, inside);
    }
}
