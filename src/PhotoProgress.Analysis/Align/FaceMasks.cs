using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Align;

/// <summary>A region's open skin in a window of the face's grid.</summary>
/// <param name="Name">From <see cref="RegionNames"/>.</param>
/// <param name="Window">Window of the grid.</param>
/// <param name="Weights">0..1, of the window's size.</param>
public readonly record struct OpenRegion(string Name, PlaneWindow Window, Plane Weights);

/// <summary>
/// Where one face's skin is open, whole and by region. Held on a grid as coarse as masks allow; enlarged where it is asked for.
/// </summary>
public sealed class FaceMasks
{
    private readonly CoarseGrid _grid;
    private readonly FaceFrame _frame;
    private readonly Plane _open;
    private readonly IReadOnlyDictionary<string, Plane> _expected;

    private FaceMasks(CoarseGrid grid, FaceFrame frame, Plane open, IReadOnlyDictionary<string, Plane> expected)
    {
        (_grid, _frame, _open, _expected) = (grid, frame, open, expected);
    }

    /// <param name="light">Linear light on the frame.</param>
    /// <param name="frame">The face's grid.</param>
    public static FaceMasks Of(LinearRgb light, FaceFrame frame, Face face)
    {
        var grid = CoarseGrid.For(frame.PixelsPerMm, SkinMask.LeastPixelsPerMm);
        var coarse = grid.Factor == 1 ? frame : frame.AtPitch(frame.PixelsPerMm / grid.Factor);
        var (skin, regions) = FaceRegions.Of(coarse, face);
        return new FaceMasks(grid, frame, SkinMask.OnOneGrid(grid.Reduce(light), skin, coarse.PixelsPerMm), regions);
    }

    /// <summary>Open skin of all regions, on the whole grid.</summary>
    public Plane Face() => _grid.Enlarge(
        Gaussian.Multiply(Plane.Union(_open.Width, _open.Height, _expected.Values), _open), new PlaneWindow(0, 0, _frame.Width, _frame.Height));

    /// <summary>Regions of which at least this share is open skin.</summary>
    public IEnumerable<OpenRegion> Open(double leastShare)
    {
        foreach (var (name, expected) in _expected)
        {
            var weights = Gaussian.Multiply(expected, _open);
            if (SkinMask.Share(weights, expected) < leastShare) continue;
            var window = _grid.Finer(PlaneWindow.Around(weights, 0), _frame.Width, _frame.Height);
            yield return new OpenRegion(name, window, _grid.Enlarge(weights, window));
        }
    }
}
