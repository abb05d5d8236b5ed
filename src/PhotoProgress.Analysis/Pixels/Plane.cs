namespace PhotoProgress.Analysis.Pixels;

/// <summary>One channel of samples, row by row: <c>Samples[y * Width + x]</c>. The unit is told by whoever holds the plane.</summary>
public sealed class Plane
{
    /// <param name="width">Columns, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A side is below 1.</exception>
    public Plane(int width, int height)
        : this(width, height, new float[checked(Require(width, nameof(width)) * Require(height, nameof(height)))])
    {
    }

    /// <param name="width">Columns, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <param name="samples">Exactly <paramref name="width"/> × <paramref name="height"/> samples; not copied.</param>
    /// <exception cref="ArgumentException">The number of samples does not match the sides.</exception>
    public Plane(int width, int height, float[] samples)
    {
        if (samples.Length != (long)Require(width, nameof(width)) * Require(height, nameof(height)))
            throw new ArgumentException($"A plane of {width} × {height} needs {(long)width * height} samples, got {samples.Length}.", nameof(samples));
        Width = width;
        Height = height;
        Samples = samples;
    }

    /// <summary>For who writes every sample: they hold what the memory held before. Zeros first would cost a sixth of a comparison's time.</summary>
    /// <param name="width">Columns, at least 1.</param>
    /// <param name="height">Rows, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A side is below 1.</exception>
    public static Plane Unfilled(int width, int height) => new(width, height, Pixels.Unfilled.Of<float>(checked(Require(width, nameof(width)) * Require(height, nameof(height)))));

    public int Width { get; }

    public int Height { get; }

    public float[] Samples { get; }

    public float this[int x, int y]
    {
        get => Samples[(y * Width) + x];
        set => Samples[(y * Width) + x] = value;
    }

    public Span<float> Row(int y) => Samples.AsSpan(y * Width, Width);

    public Plane Clone() => new(Width, Height, (float[])Samples.Clone());

    /// <summary>A plane of the same size, each sample mapped on its own.</summary>
    public Plane Map(Func<float, float> map)
    {
        var mapped = Unfilled(Width, Height);
        for (var i = 0; i < Samples.Length; i++) mapped.Samples[i] = map(Samples[i]);
        return mapped;
    }

    /// <summary>Sample by sample this plane's less those of another of its size.</summary>
    public Plane Less(Plane other)
    {
        var difference = Unfilled(Width, Height);
        for (var i = 0; i < difference.Samples.Length; i++) difference.Samples[i] = Samples[i] - other.Samples[i];
        return difference;
    }

    /// <summary>Sample by sample the largest of several planes of one size, at least 0: the union of masks.</summary>
    public static Plane Union(int width, int height, IEnumerable<Plane> masks)
    {
        var union = new Plane(width, height);
        foreach (var mask in masks)
        {
            for (var i = 0; i < union.Samples.Length; i++) union.Samples[i] = Math.Max(union.Samples[i], mask.Samples[i]);
        }

        return union;
    }

    /// <summary>A plane filled from its coordinates.</summary>
    public static Plane From(int width, int height, Func<int, int, float> sample)
    {
        var plane = Unfilled(width, height);
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
                plane[x, y] = sample(x, y);
        return plane;
    }

    private static int Require(int side, string name) =>
        side >= 1 ? side : throw new ArgumentOutOfRangeException(name, side, "A plane needs at least one row and one column.");
}
