using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Learning.Phantom.Skin;

/// <summary>What one piece of skin is, as planes of one size on a grid of millimetres. Made without noise: truth is computed from these.</summary>
/// <param name="HeightMm">Relief above the plateau, mm; hollows are negative.</param>
/// <param name="Melanin">Volume fraction of melanosomes in the epidermis, 0 to 1.</param>
/// <param name="Haemoglobin">Volume fraction of blood in the dermis, 0 to 1 (blood of 150 g haemoglobin per litre).</param>
/// <param name="Gloss">GGX α of the dry surface; less is shinier.</param>
/// <param name="Oil">Share of the surface under a film of sebum, 0 to 1.</param>
/// <param name="Hair">How much of the skin is hidden behind dark hair, 0 to 1.</param>
/// <param name="PixelsPerMm">Pitch of the grid.</param>
public sealed record SkinMaps(Plane HeightMm, Plane Melanin, Plane Haemoglobin, Plane Gloss, Plane Oil, Plane Hair, double PixelsPerMm)
{
    public int Width => HeightMm.Width;

    public int Height => HeightMm.Height;
}
