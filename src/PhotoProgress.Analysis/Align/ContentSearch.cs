using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Align;

/// <summary>
/// Finds how a picture of skin without a face lies on another of the same skin: every turn, scale and shift within the
/// reach of a hand-held retake is tried on a small, contrast-normalised copy, and the best is refined on larger ones.
/// </summary>
public static class ContentSearch
{
    /// <summary>Reach of the search: a careful retake stays well inside.</summary>
    private const double ReachDegrees = 20;

    private const double ReachLogScale = 0.3;
    private const double ReachShift = 0.35;
    private const int SmallSide = 56;

    /// <summary>Small pixels.</summary>
    private const int ShiftStep = 2;

    private const int LargeSide = 168;

    /// <summary>The best place found.</summary>
    /// <param name="FixedToMoving">Fixed pixel → moving pixel, on the originals.</param>
    /// <param name="Correlation">Of the contrast-normalised pictures where they overlap, −1..1.</param>
    /// <param name="Runner">The best correlation at a clearly different place: how plausible chance is.</param>
    public sealed record Found(Similarity FixedToMoving, double Correlation, double Runner);

    /// <param name="still">Log luminance of the fixed picture.</param>
    /// <param name="moving">Log luminance of the moving picture.</param>
    public static Found Search(Plane still, Plane moving)
    {
        var (small, smallMoving) = (Thumbnail.Of(still, SmallSide), Thumbnail.Of(moving, SmallSide));
        var coarse = Sweep(small, smallMoving);
        var best = coarse[0];
        var runner = coarse.FirstOrDefault(pose => IsElsewhere(pose, best)) ?? best with { Score = 0 };
        var (large, largeMoving) = (Thumbnail.Of(still, LargeSide), Thumbnail.Of(moving, LargeSide));
        var enlarged = large.Width / (double)small.Width; // less than the ratio of the sides where the original is small itself
        var refined = Climb(large, largeMoving, best with { Dx = best.Dx * enlarged, Dy = best.Dy * enlarged });
        return new Found(OnOriginals(refined, large, largeMoving), refined.Score, runner.Score);
    }

    private static List<Pose> Sweep(Thumbnail still, Thumbnail moving)
    {
        var lattice = still.Lattice((int)(ReachShift * SmallSide), ShiftStep);
        var poses = new List<Pose>();
        for (var degrees = -ReachDegrees; degrees <= ReachDegrees; degrees += 2.5)
        {
            for (var logScale = -ReachLogScale; logScale <= ReachLogScale + 1e-9; logScale += 0.06)
                poses.AddRange(Shifts(still, lattice, moving, degrees, logScale));
        }

        poses.Sort(static (a, b) => b.Score.CompareTo(a.Score));
        return poses;
    }

    /// <summary>The three best shifts at one turn and scale.</summary>
    private static IEnumerable<Pose> Shifts(Thumbnail still, ShiftLattice lattice, Thumbnail moving, double degrees, double logScale)
    {
        var correlations = lattice.Correlations(moving.Turned(degrees, logScale, still.Width, still.Height));
        List<Pose> best = [.. correlations.Select((score, i) => new Pose(degrees, logScale, lattice.Shift(i % lattice.Side), lattice.Shift(i / lattice.Side), score))];
        best.Sort(static (a, b) => b.Score.CompareTo(a.Score));
        return best.Take(3);
    }

    private static bool IsElsewhere(Pose pose, Pose best) =>
        Math.Abs(pose.Dx - best.Dx) + Math.Abs(pose.Dy - best.Dy) > 0.2 * SmallSide
        || Math.Abs(pose.Degrees - best.Degrees) > 8 || Math.Abs(pose.LogScale - best.LogScale) > 0.2;

    /// <summary>Coordinate search with halving steps.</summary>
    private static Pose Climb(Thumbnail still, Thumbnail moving, Pose start)
    {
        var best = start with { Score = Score(still, moving, start) };
        double degrees = 2, logScale = 0.04, shift = 3;
        for (var round = 0; round < 7; round++)
        {
            for (var again = 0; again < 3; again++)
            {
                foreach (var step in Neighbours(best, degrees, logScale, shift))
                {
                    var tried = step with { Score = Score(still, moving, step) };
                    if (tried.Score > best.Score) best = tried;
                }
            }

            (degrees, logScale, shift) = (degrees / 2, logScale / 2, shift / 2);
        }

        return best;
    }

    private static IEnumerable<Pose> Neighbours(Pose pose, double degrees, double logScale, double shift) =>
    [
        pose with { Degrees = pose.Degrees + degrees }, pose with { Degrees = pose.Degrees - degrees },
        pose with { LogScale = pose.LogScale + logScale }, pose with { LogScale = pose.LogScale - logScale },
        pose with { Dx = pose.Dx + shift }, pose with { Dx = pose.Dx - shift },
        pose with { Dy = pose.Dy + shift }, pose with { Dy = pose.Dy - shift },
    ];

    private static double Score(Thumbnail still, Thumbnail moving, Pose pose) =>
        still.Correlation(moving.Placed(pose.Degrees, pose.LogScale, pose.Dx, pose.Dy, still.Width, still.Height), 0, 0);

    private static Similarity OnOriginals(Pose pose, Thumbnail still, Thumbnail moving)
    {
        var map = moving.Map(pose.Degrees, pose.LogScale, pose.Dx, pose.Dy, still.Width, still.Height);
        (double X, double Y)[] corners = [(0, 0), (still.Width, 0), (0, still.Height), (still.Width, still.Height)];
        return Similarity.Fit(
            [.. corners.Select(c => still.OnOriginal(c.X, c.Y))],
            [.. corners.Select(c => map.Apply(c.X, c.Y)).Select(c => moving.OnOriginal(c.X, c.Y))]);
    }

    private sealed record Pose(double Degrees, double LogScale, double Dx, double Dy, double Score);
}
