using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Learning.Phantom.Skin;

/// <summary>Where a part is added: the grid, the part's own seed, and its gain per pixel (null is 1).</summary>
internal readonly record struct PartSite(SkinGrid Grid, int Seed, Plane? Gain)
{
    public float GainAt(int x, int y) => Gain is null ? 1 : Gain[x, y];
}
