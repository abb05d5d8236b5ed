using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Align;

/// <summary>How far and how well the moving picture had to be bent onto the fixed one; all planes on the registration grid.</summary>
/// <param name="PixelsPerMm">Pitch of the registration grid.</param>
/// <param name="Dx">Displacement in grid pixels, columns.</param>
/// <param name="Dy">Displacement in grid pixels, rows.</param>
/// <param name="Similarity">Local correlation (−1..1) of the two pictures' skin marks after registration.</param>
/// <param name="ResidualMm">Root mean square of the last correction: what registration still wanted to move, mm.</param>
public sealed record Registered(double PixelsPerMm, Plane Dx, Plane Dy, Plane Similarity, double ResidualMm)
{
    /// <summary>A picture registered with itself: nothing moves, exactly.</summary>
    public static Registered Unmoved(Plane log, Plane weights, double pixelsPerMm)
    {
        var still = new Plane(log.Width, log.Height);
        return new Registered(pixelsPerMm, still, still, Registration.Marks(log, log, weights, pixelsPerMm), 0);
    }

    /// <summary>A map on a fine frame, displaced by what was found on this coarser grid over the same skin.</summary>
    public WarpMap Refine(WarpMap start, FaceFrame frame)
    {
        var step = (float)(frame.PixelsPerMm / PixelsPerMm);
        return start.Shifted(Enlarged(Dx, frame).Map(value => value * step), Enlarged(Dy, frame).Map(value => value * step));
    }

    /// <summary>A plane of the registration grid, read on a fine frame.</summary>
    public Plane Enlarged(Plane plane, FaceFrame frame)
    {
        var step = frame.PixelsPerMm / PixelsPerMm;
        return step == 1 ? plane : Plane.From(frame.Width, frame.Height, (x, y) =>
            Bilinear.At(plane, ((x + 0.5) / step) - 0.5, ((y + 0.5) / step) - 0.5));
    }
}

/// <summary>
/// Bends one picture of skin onto another to a fraction of a pixel: iterated Lucas–Kanade steps (Lucas and Kanade 1981)
/// on band-passed, contrast-normalised log luminance, coarse bands first, each step smoothed over a neighbourhood.
/// Contrast normalisation makes it blind to exposure, light gradients and the amount of texture.
/// </summary>
public static class Registration
{
    /// <summary>Band of periods, reach of the window, and steps, coarse to fine.</summary>
    private static readonly Stage[] Stages =
    [
        new(new Band(5, 20), 7, 7, 4),
        new(new Band(2.5, 10), 5, 5, 4),
        new(new Band(1.5, 6), 3.5, 4, 4),
    ];

    /// <summary>A stage ends early when a step moves less than this, pixels root mean square.</summary>
    private const double SettledPx = 0.01;

    private static readonly Band MarksBand = new(1.5, 6);
    private const double MarksWindowMm = 4;

    /// <param name="fixedLog">Log luminance of the fixed picture on the registration grid.</param>
    /// <param name="movingLog">Log luminance of the moving picture, already roughly in place, same grid.</param>
    /// <param name="weights">Where to look, 0..1.</param>
    /// <param name="pixelsPerMm">Pitch of the grid.</param>
    public static Registered Align(Plane fixedLog, Plane movingLog, Plane weights, double pixelsPerMm)
    {
        var (dx, dy) = (new Plane(fixedLog.Width, fixedLog.Height), new Plane(fixedLog.Width, fixedLog.Height));
        var inside = new InsideBlur(weights);
        double residualPx = 0;
        foreach (var stage in Stages)
        {
            var target = Normalised(fixedLog, inside, stage.Band, stage.WindowMm, pixelsPerMm);
            var source = Normalised(movingLog, inside, stage.Band, stage.WindowMm, pixelsPerMm);
            for (var i = 0; i < stage.Steps && (i == 0 || residualPx > SettledPx); i++)
                residualPx = Step(target, source, weights, dx, dy, stage, pixelsPerMm);
        }

        var similarity = Marks(fixedLog, Displaced(movingLog, dx, dy), weights, pixelsPerMm);
        return new Registered(pixelsPerMm, dx, dy, similarity, residualPx / pixelsPerMm);
    }

    /// <summary>Local correlation of skin marks (periods 1.5–6 mm).</summary>
    public static Plane Marks(Plane a, Plane b, Plane weights, double pixelsPerMm)
    {
        var inside = new InsideBlur(weights);
        var (bandA, bandB) = (MarksBand.Of(a, inside, pixelsPerMm), MarksBand.Of(b, inside, pixelsPerMm));
        var sigma = MarksWindowMm * pixelsPerMm;
        var ab = Gaussian.Blur(Gaussian.Multiply(bandA, bandB), sigma);
        var aa = Gaussian.Blur(Gaussian.Multiply(bandA, bandA), sigma);
        var bb = Gaussian.Blur(Gaussian.Multiply(bandB, bandB), sigma);
        for (var i = 0; i < ab.Samples.Length; i++)
            ab.Samples[i] = weights.Samples[i] > 0 ? ab.Samples[i] / (MathF.Sqrt(aa.Samples[i] * bb.Samples[i]) + 1e-12f) : 0;
        return ab;
    }

    /// <summary>One Lucas–Kanade step for all places at once; updates the displacement and returns the RMS correction in pixels.</summary>
    private static double Step(Plane target, Plane source, Plane weights, Plane dx, Plane dy, Stage stage, double pixelsPerMm)
    {
        var moved = Displaced(source, dx, dy);
        var terms = new NormalEquations(target, moved, weights, stage.WindowMm * pixelsPerMm);
        var (ux, uy) = terms.Solve();
        var smoothing = stage.SmoothingMm * pixelsPerMm / NormalEquations.CellPx;
        var sure = new InsideBlur(terms.Confidence);
        ux = NormalEquations.OnGrid(sure.Of(ux, smoothing), target.Width, target.Height);
        uy = NormalEquations.OnGrid(sure.Of(uy, smoothing), target.Width, target.Height);
        double square = 0, total = 1e-9;
        for (var i = 0; i < ux.Samples.Length; i++)
        {
            dx.Samples[i] += ux.Samples[i];
            dy.Samples[i] += uy.Samples[i];
            square += weights.Samples[i] * ((ux.Samples[i] * ux.Samples[i]) + (uy.Samples[i] * uy.Samples[i]));
            total += weights.Samples[i];
        }

        return Math.Sqrt(square / total);
    }

    private static Plane Normalised(Plane log, InsideBlur inside, Band band, double windowMm, double pixelsPerMm)
    {
        var passed = band.Of(log, inside, pixelsPerMm);
        var energy = inside.Of(Gaussian.Multiply(passed, passed), windowMm * pixelsPerMm);
        for (var i = 0; i < passed.Samples.Length; i++) passed.Samples[i] /= MathF.Sqrt(energy.Samples[i]) + 1e-4f;
        return passed;
    }

    private static Plane Displaced(Plane plane, Plane dx, Plane dy)
    {
        var moved = Plane.Unfilled(plane.Width, plane.Height);
        for (var y = 0; y < plane.Height; y++)
        {
            for (var x = 0; x < plane.Width; x++)
                moved[x, y] = Cubic.At(plane, x + dx[x, y], y + dy[x, y]);
        }

        return moved;
    }

    private sealed record Stage(Band Band, double WindowMm, double SmoothingMm, int Steps);
}
