using System.Globalization;
using System.Numerics;

namespace PhotoProgress.Analysis.Tests.Align;

/// <summary>Points set by hand (WebMorph template): 0 and 1 are the pupils, 87 and 93 the mouth corners, right ones first.</summary>
internal sealed class HandPoints
{
    private readonly Vector2[] _points;

    private HandPoints(Vector2[] points) => _points = points;

    public Vector2 RightPupil => _points[0];

    public Vector2 LeftPupil => _points[1];

    public Vector2 RightMouthCorner => _points[87];

    public Vector2 LeftMouthCorner => _points[93];

    public double EyeDistance => Vector2.Distance(RightPupil, LeftPupil);

    /// <summary>File: the number of points, then a line each with x and y.</summary>
    public static HandPoints Of(string photo)
    {
        var lines = File.ReadAllLines(Photos.Path(Path.ChangeExtension(photo, ".tem")));
        var count = int.Parse(lines[0], CultureInfo.InvariantCulture);
        return new HandPoints([.. lines.Skip(1).Take(count).Select(Parse)]);
    }

    private static Vector2 Parse(string line)
    {
        var numbers = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return new Vector2(float.Parse(numbers[0], CultureInfo.InvariantCulture), float.Parse(numbers[1], CultureInfo.InvariantCulture));
    }
}
