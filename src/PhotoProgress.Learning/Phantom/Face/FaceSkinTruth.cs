using System.Numerics;
using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Pixels;
using PhotoProgress.Learning.Phantom.Face.Paint;
using PhotoProgress.Learning.Phantom.Skin;
using PhotoProgress.Learning.Phantom.Truth;
using Plane = PhotoProgress.Analysis.Pixels.Plane;

namespace PhotoProgress.Learning.Phantom.Face;

/// <summary>The skin of a face on its chart, and what is true of each region: the regions are the product's own, laid over the chart by its mesh points.</summary>
public sealed class FaceSkinTruth
{
    /// <summary>Skin around a region that its coarsest band, 30 mm, still draws from, mm.</summary>
    private const double MarginMm = 10;

    private readonly FaceChart _chart;

    internal FaceSkinTruth(FaceChart chart, SkinMaps maps) => (_chart, Maps) = (chart, maps);

    /// <summary>Maps of the bare skin.</summary>
    public SkinMaps Maps { get; }

    /// <summary>Truth of the whole face (<see cref="RegionNames.Face"/>) and of each of its parts.</summary>
    public IReadOnlyDictionary<string, RegionTruth> ByRegion()
    {
        var masks = Masks();
        var names = RegionNames.Parts.Where(masks.ContainsKey);
        var truth = new Dictionary<string, RegionTruth> { [RegionNames.Face] = Of(Plane.Union(Maps.Width, Maps.Height, masks.Values)) };
        foreach (var name in names) truth[name] = Of(masks[name]);
        return truth;
    }

    private IReadOnlyDictionary<string, Plane> Masks()
    {
        Vector3[] mesh = [.. _chart.Places.Select(place => new Vector3(_chart.Layout.Pixel(place), 0))];
        var frame = new FaceFrame(Maps.Width, Maps.Height, Maps.PixelsPerMm, new Similarity(1, 0, 0, 0));
        return FaceRegions.On(frame, new Analysis.Align.Face(mesh, 1, 1, default));
    }

    private RegionTruth Of(Plane mask)
    {
        var window = PlaneWindow.Around(mask, (int)(MarginMm * Maps.PixelsPerMm));
        var part = new SkinMaps(
            window.Of(Maps.HeightMm), window.Of(Maps.Melanin), window.Of(Maps.Haemoglobin), window.Of(Maps.Gloss), window.Of(Maps.Oil), window.Of(Maps.Hair),
            Maps.PixelsPerMm);
        return SkinTruth.Of(part, window.Of(mask));
    }
}
