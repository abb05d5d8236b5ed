using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Learning.Phantom.Skin.Parts;

namespace PhotoProgress.Learning.Phantom.Skin;

/// <summary>Makes skin from its amounts. The same amounts, grid and seed give the same maps, bit for bit.</summary>
public static class SkinMaker
{
    /// <summary>Each part with its own file; relief adds heights, pigments multiply, so that order matters only in the last bit.</summary>
    private static readonly (SkinPart Part, Action<SkinMaps, SkinAmounts, PartSite> Add)[] Parts =
    [
        (SkinPart.PrimaryLines, PrimaryLines.Add), (SkinPart.SecondaryLines, SecondaryLines.Add), (SkinPart.Wrinkles, Wrinkles.Add),
        (SkinPart.Pores, Pores.Add), (SkinPart.RollingScars, RollingScars.Add), (SkinPart.BoxcarScars, BoxcarScars.Add),
        (SkinPart.IcepickScars, IcepickScars.Add), (SkinPart.Papules, Papules.Add),
        (SkinPart.Freckles, Freckles.Add), (SkinPart.Blotches, Blotches.Add),
        (SkinPart.DiffuseRedness, DiffuseRedness.Add), (SkinPart.RedPatches, RedPatches.Add), (SkinPart.Vessels, Vessels.Add),
        (SkinPart.Oil, Oil.Add), (SkinPart.Stubble, Stubble.Add), (SkinPart.Vellus, Vellus.Add),
    ];

    /// <summary>Skin around the place (0, 0); its places come from one number of <paramref name="random"/>.</summary>
    /// <inheritdoc cref="Make(SkinAmounts, SkinGrid, int, SkinLocal?)"/>
    public static SkinMaps Make(SkinAmounts amounts, int width, int height, double pixelsPerMm, Random random, SkinLocal? local = null) =>
        Make(amounts, new SkinGrid(width, height, pixelsPerMm), random.Next(), local);

    /// <param name="amounts">What the skin is made of.</param>
    /// <param name="grid">Which piece of it, how finely.</param>
    /// <param name="seed">Decides where lines, pores and spots lie: one seed, one person's place on the body.</param>
    /// <param name="local">Where parts are stronger or weaker; null is everywhere the same.</param>
    public static SkinMaps Make(SkinAmounts amounts, SkinGrid grid, int seed, SkinLocal? local = null)
    {
        var maps = Base(amounts, grid);
        foreach (var (part, add) in Parts) add(maps, amounts, new PartSite(grid, SkinHash.Of(seed, (int)part), local?.Of(part)));
        return maps;
    }

    private static SkinMaps Base(SkinAmounts amounts, SkinGrid grid)
    {
        Plane Of(double value)
        {
            var plane = new Plane(grid.Width, grid.Height);
            plane.Samples.AsSpan().Fill((float)value);
            return plane;
        }

        return new SkinMaps(
            Of(0), Of(amounts.Tone.Melanin), Of(amounts.Tone.Blood), Of(amounts.Gloss.Roughness), Of(0), Of(0), grid.PixelsPerMm);
    }
}
