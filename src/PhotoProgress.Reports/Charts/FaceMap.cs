using System.Numerics;
using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Judge;
using PhotoProgress.Analysis.Measure;
using PhotoProgress.Reports.Pictures;

namespace PhotoProgress.Reports.Charts;

/// <summary>A region on the map with the change that colours it.</summary>
/// <param name="Label">Where its number may stand.</param>
public sealed record MapRegion(string Name, Change Change, Polygon Outline, Vector2 Label);

/// <summary>The frame of the face maps: a part of the aligned pictures around all regions, drawn <see cref="Width"/> units wide.</summary>
public sealed class FaceMap
{
    /// <summary>Width of the drawing, its own units.</summary>
    public const double Width = 200;

    // Hair line and jaw stay visible around the regions.
    private const float Margin = 0.06f;

    private readonly IReadOnlyList<RegionOutline> _outlines;
    private readonly float _scale;

    private FaceMap(PixelBox box, IReadOnlyList<RegionOutline> outlines)
    {
        (Box, _outlines) = (box, outlines);
        _scale = (float)(Width / box.Width);
        Height = box.Height * Width / box.Width;
    }

    /// <summary>The part of the aligned pictures that is shown.</summary>
    public PixelBox Box { get; }

    public double Height { get; }

    /// <summary>Units of the drawing a pixel of the aligned pictures.</summary>
    public double Scale => _scale;

    /// <summary>Null where no part of a face has an outline: a close-up is one region, and a map of it would tell no place.</summary>
    public static FaceMap? Of(AlignedPictures pictures) => Of(pictures.Regions, pictures.Before.Width, pictures.Before.Height);

    /// <summary>Where only the outlines are known: the frame may then reach beyond the picture.</summary>
    /// <inheritdoc cref="Of(AlignedPictures)"/>
    public static FaceMap? Of(IReadOnlyList<RegionOutline> regions) => Of(regions, int.MaxValue, int.MaxValue);

    private static FaceMap? Of(IReadOnlyList<RegionOutline> regions, int width, int height)
    {
        RegionOutline[] parts = [.. regions.Where(r => RegionNames.Parts.Contains(r.Region))];
        var outlines = parts.Select(r => new Polygon(r.Polygons)).Where(p => !p.IsEmpty).ToList();
        if (outlines.Count == 0) return null;
        var bounds = outlines.ConvertAll(o => o.Bounds());
        var (min, max) = (bounds.Select(b => b.Min).Aggregate(Vector2.Min), bounds.Select(b => b.Max).Aggregate(Vector2.Max));
        return new FaceMap(Around(min, max, width, height), parts);
    }

    /// <summary>The parts that were judged in one dimension.</summary>
    public IReadOnlyList<MapRegion> Regions(Comparison comparison, Dimension dimension)
    {
        var drawn =
            from outline in _outlines
            let polygon = new Polygon(outline.Polygons).Map(ToMap)
            where !polygon.IsEmpty
            from change in comparison.Changes
            where change.Metric is null && change.Dimension == dimension && change.Region == outline.Region
            select new MapRegion(outline.Region, change, polygon, polygon.LabelPoint());
        return [.. drawn];
    }

    private Vector2 ToMap(Vector2 point) => (point - new Vector2(Box.X, Box.Y)) * _scale;

    private static PixelBox Around(Vector2 min, Vector2 max, int width, int height)
    {
        var margin = Margin * Math.Max(max.X - min.X, max.Y - min.Y);
        var left = (int)Math.Clamp(min.X - margin, 0, width - 1);
        var top = (int)Math.Clamp(min.Y - margin, 0, height - 1);
        var right = (int)Math.Clamp(MathF.Ceiling(max.X + margin), left + 1, width);
        var bottom = (int)Math.Clamp(MathF.Ceiling(max.Y + margin), top + 1, height);
        return new PixelBox(left, top, right - left, bottom - top);
    }
}
