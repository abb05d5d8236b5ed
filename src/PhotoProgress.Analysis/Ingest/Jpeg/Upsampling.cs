namespace PhotoProgress.Analysis.Ingest.Jpeg;

/// <summary>A colour at the picture's size, row by row: a new sample is three quarters of the nearest and a quarter of the next, in each direction.</summary>
/// <param name="plane">As it is stored.</param>
/// <param name="across">1 or 2.</param>
/// <param name="down">1 or 2.</param>
/// <param name="width">Of the picture.</param>
internal sealed class Upsampling(ComponentPlane plane, int across, int down, int width)
{
    private readonly float[] _mixed = new float[plane.Stride];
    private readonly float[] _row = new float[ComponentPlane.StrideOf(width)];

    /// <returns>Whole blocks, valid until the next call.</returns>
    public ReadOnlySpan<float> Row(int y)
    {
        var mixed = down == 1 ? plane.Row(y) : Mixed(y);
        if (across == 1) return mixed;
        for (var x = 0; x < width; x++) _row[x] = (0.75f * mixed[x / 2]) + (0.25f * mixed[Next(x, plane.Width)]);
        return _row;
    }

    private ReadOnlySpan<float> Mixed(int y)
    {
        var near = plane.Row(y / 2);
        var next = plane.Row(Next(y, plane.Height));
        for (var x = 0; x < _mixed.Length; x++) _mixed[x] = (0.75f * near[x]) + (0.25f * next[x]);
        return _mixed;
    }

    /// <summary>The stored sample on the other side, the last one at a border.</summary>
    private static int Next(int place, int count) => Math.Clamp((place / 2) + ((place & 1) == 0 ? -1 : 1), 0, count - 1);
}
