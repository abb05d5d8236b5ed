using System.Numerics;

namespace PhotoProgress.Learning.Phantom.Face.Render;

/// <summary>Colours of everything in the scene, linear.</summary>
/// <param name="Gaze">Where the pupils stand on the eyeballs' charts, mm.</param>
/// <param name="Seed">Of the hair's streaks.</param>
internal sealed record Palette(SkinTexture Skin, Vector3 Hair, Vector3 Brow, Vector3 Iris, Vector3 Cloth, Vector3 Wall, Vector2 Gaze, int Seed);
