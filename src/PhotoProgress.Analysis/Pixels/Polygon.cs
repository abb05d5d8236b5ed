namespace PhotoProgress.Analysis.Pixels;

/// <summary>Fills closed polygons on a grid, even–odd rule, pixel centres at whole numbers.</summary>
public static class Polygon
{
    /// <summary>Sets to 1 all pixels of <paramref name="mask"/> whose centre lies inside.</summary>
    public static void Fill(Plane mask, IReadOnlyList<(double X, double Y)> corners)
    {
        var crossings = new List<double>();
        for (var y = 0; y < mask.Height; y++)
        {
            Crossings(corners, y, crossings);
            for (var k = 0; k + 1 < crossings.Count; k += 2)
            {
                var from = Math.Max(0, (int)Math.Ceiling(crossings[k]));
                var to = Math.Min(mask.Width - 1, (int)Math.Floor(crossings[k + 1]));
                if (to >= from) mask.Row(y)[from..(to + 1)].Fill(1);
            }
        }
    }

    private static void Crossings(IReadOnlyList<(double X, double Y)> corners, double y, List<double> crossings)
    {
        crossings.Clear();
        for (var i = 0; i < corners.Count; i++)
        {
            var (a, b) = (corners[i], corners[(i + 1) % corners.Count]);
            if (a.Y <= y != b.Y <= y) crossings.Add(a.X + ((y - a.Y) / (b.Y - a.Y) * (b.X - a.X)));
        }

        crossings.Sort();
    }
}
