namespace PhotoProgress.Learning.Phantom.Skin;

/// <summary>A network or a family of furrows.</summary>
/// <param name="DepthMm">Depth of a full furrow under the plateau, mm, 0 or more; 0 is none.</param>
/// <param name="WidthMm">Half width at a third of the depth, mm, above 0.</param>
/// <param name="SpacingMm">Mean distance between neighbours, mm, above 0.</param>
/// <param name="DirectionDegrees">Along which they run longest, degrees from the grid's x axis towards y.</param>
public sealed record LineAmount(double DepthMm, double WidthMm, double SpacingMm, double DirectionDegrees);

/// <summary>Small round hollows: pores and scars.</summary>
/// <param name="DepthMm">Depth of a mean one, mm, 0 or more; 0 is none.</param>
/// <param name="DiameterMm">Diameter of a mean one, mm, above 0.</param>
/// <param name="PerCm2">How many on a square centimetre, 0 or more. It also decides where they lie: a treatment changes depths, not this.</param>
public sealed record PitAmount(double DepthMm, double DiameterMm, double PerCm2);

/// <summary>Raised red spots of an inflamed skin.</summary>
/// <param name="HeightMm">Height of a mean one, mm, 0 or more.</param>
/// <param name="DiameterMm">Diameter of a mean one, mm, above 0.</param>
/// <param name="PerCm2">How many on a square centimetre; places them, see <see cref="PitAmount"/>.</param>
/// <param name="Redness">Blood in the middle of one, added in multiples of the skin's own, 0 or more.</param>
public sealed record PapuleAmount(double HeightMm, double DiameterMm, double PerCm2, double Redness);

/// <summary>Pigments of the skin without any spot.</summary>
/// <param name="Melanin">Volume of melanosomes in the epidermis, fraction: 0.01 very light, 0.25 very dark.</param>
/// <param name="Blood">Volume of blood in the dermis, fraction: 0.002 pale, 0.02 flushed.</param>
public sealed record ToneAmount(double Melanin, double Blood);

/// <summary>Freckles and sun spots.</summary>
/// <param name="Gain">Melanin in the middle of a mean one, added in multiples of the skin's own, 0 or more.</param>
/// <param name="DiameterMm">Diameter of a mean one, mm.</param>
/// <param name="PerCm2">How many on a square centimetre; places them, see <see cref="PitAmount"/>.</param>
public sealed record SpotAmount(double Gain, double DiameterMm, double PerCm2);

/// <summary>Soft patches of more and less pigment.</summary>
/// <param name="Strength">Root mean square of the pigment's relative change, 0 or more; diffuse redness: its mean.</param>
/// <param name="SizeMm">Period of the patches, mm.</param>
public sealed record PatchAmount(double Strength, double SizeMm);

/// <summary>Dilated vessels.</summary>
/// <param name="Gain">Blood in the middle of one, added in multiples of the skin's own, 0 or more.</param>
/// <param name="WidthMm">Half width at a third of the gain, mm.</param>
/// <param name="SpacingMm">Distance between neighbours where there are any, mm.</param>
public sealed record VesselAmount(double Gain, double WidthMm, double SpacingMm);

/// <summary>How the surface mirrors.</summary>
/// <param name="Roughness">GGX α of the dry surface, 0.2 to 0.6.</param>
/// <param name="Oil">Share of the surface under a film of sebum, 0 to 1.</param>
/// <param name="Patchiness">Root mean square of the relative change of the film, 0 or more.</param>
public sealed record GlossAmount(double Roughness, double Oil, double Patchiness);

/// <summary>Hairs on the skin.</summary>
/// <param name="PerCm2">How many on a square centimetre, 0 or more.</param>
/// <param name="LengthMm">Length seen, mm.</param>
/// <param name="WidthMm">Thickness, mm.</param>
/// <param name="Darkness">How much of the skin behind one hair hides, 0 to 1: vellus is nearly clear.</param>
public sealed record HairAmount(double PerCm2, double LengthMm, double WidthMm, double Darkness);
