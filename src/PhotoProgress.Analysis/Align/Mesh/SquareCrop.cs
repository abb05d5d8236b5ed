using System.Numerics;
using System.Runtime.Intrinsics;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Align.Mesh;

/// <summary>What a crop shows beyond the photo's border.</summary>
internal enum Beyond
{
    Black,
    NearestPixel,
}

/// <summary>How 0..1 becomes a model's input.</summary>
internal readonly record struct InputRange(float Scale, float Offset)
{
    public static InputRange ZeroToOne { get; } = new(1f, 0f);

    public static InputRange MinusOneToOne { get; } = new(2f, -1f);
}

/// <summary>A square in a photo, possibly turned: centre and side in pixels, where pixel (x, y) covers x..x+1, y..y+1.</summary>
/// <param name="Radians">Clockwise turn as seen in the picture.</param>
internal readonly record struct Square(Vector2 Centre, float Side, float Radians)
{
    /// <summary>Step along the square's own X, one side long.</summary>
    public Vector2 Across => new Vector2(MathF.Cos(Radians), MathF.Sin(Radians)) * Side;

    /// <summary>Step along the square's own Y, one side long.</summary>
    public Vector2 Down => new(-Across.Y, Across.X);

    public Vector2 Corner => Centre - ((Across + Down) / 2);

    /// <summary>From the square's own coordinates (0..1) to the photo.</summary>
    public Vector2 ToPhoto(float u, float v) => Corner + (Across * u) + (Down * v);
}

/// <summary>Cuts a square out of a photo and scales it to a model's input, averaging so that fine detail does not alias.</summary>
internal static unsafe class SquareCrop
{
    /// <summary>Below this many pixels a cell, samples are interpolated; above, the pixel they fall in is good enough.</summary>
    private const float InterpolateBelow = 2.5f;

    /// <param name="cells">Cells a side.</param>
    /// <param name="mostSamples">Most samples a side of a cell: a cell of many pixels is averaged from a regular subset.</param>
    /// <param name="target">Rows × columns × red, green, blue.</param>
    public static void Cut(SrgbImage photo, Square square, int cells, int mostSamples, InputRange range, Beyond beyond, Span<float> target)
    {
        var pitch = square.Side / cells;
        var samples = Math.Clamp((int)MathF.Ceiling(pitch), 1, mostSamples);
        fixed (ushort* rgb = photo.Rgb)
        {
            var grid = new Grid(square, cells, samples, range);
            if (pitch < InterpolateBelow) grid.Fill(new Interpolated(new Pixels(rgb, photo.Width, photo.Height, beyond)), target);
            else if (IsInside(photo, square)) grid.FillInside(rgb, photo.Width, target);
            else grid.Fill(new Nearest(new Pixels(rgb, photo.Width, photo.Height, beyond)), target);
        }
    }

    // One pixel of margin for rounding and for reading four samples at once.
    private static bool IsInside(SrgbImage photo, Square square)
    {
        var reach = (Vector2.Abs(square.Across) + Vector2.Abs(square.Down)) / 2;
        var (low, high) = (square.Centre - reach, square.Centre + reach);
        return low.X >= 1 && low.Y >= 1 && high.X <= photo.Width - 2 && high.Y <= photo.Height - 2;
    }

    /// <summary>Cells of a square and the samples in each.</summary>
    private readonly struct Grid
    {
        private const double FixedOne = 1L << 32;

        private readonly Vector2 _corner;
        private readonly Vector2 _right;
        private readonly Vector2 _down;
        private readonly int _cells;
        private readonly int _samples;
        private readonly float _gain;
        private readonly float _offset;

        public Grid(Square square, int cells, int samples, InputRange range)
        {
            (_cells, _samples, _offset) = (cells, samples, range.Offset);
            (_right, _down) = (square.Across / (cells * samples), square.Down / (cells * samples));
            _corner = square.Corner + ((_right + _down) / 2);
            _gain = range.Scale / (ushort.MaxValue * (float)(samples * samples));
        }

        public void Fill<TSource>(TSource source, Span<float> target)
            where TSource : struct, ISampleSource
        {
            for (var row = 0; row < _cells; row++)
                for (var column = 0; column < _cells; column++, target = target[3..])
                {
                    var sum = Vector3.Zero;
                    for (var v = row * _samples; v < (row + 1) * _samples; v++)
                        for (var u = column * _samples; u < (column + 1) * _samples; u++)
                            sum += source.At(_corner + (_right * u) + (_down * v));
                    Put(sum, target);
                }
        }

        /// <summary>The fast way for large squares that lie inside the photo: whole-number steps, one load a sample.</summary>
        public void FillInside(ushort* rgb, int width, Span<float> target)
        {
            long rightX = Fixed(_right.X), rightY = Fixed(_right.Y), downX = Fixed(_down.X), downY = Fixed(_down.Y);
            for (var row = 0; row < _cells; row++)
                for (var column = 0; column < _cells; column++, target = target[3..])
                {
                    var x = Fixed(_corner.X) + (((rightX * column) + (downX * row)) * _samples);
                    var y = Fixed(_corner.Y) + (((rightY * column) + (downY * row)) * _samples);
                    var sum = Vector128<uint>.Zero;
                    for (var v = 0; v < _samples; v++, x += downX, y += downY)
                    {
                        var (atX, atY) = (x, y);
                        for (var u = 0; u < _samples; u++, atX += rightX, atY += rightY)
                            sum += Vector128.WidenLower(Vector64.Load(rgb + ((((atY >> 32) * width) + (atX >> 32)) * 3)).ToVector128Unsafe());
                    }

                    Put(new Vector3(sum[0], sum[1], sum[2]), target);
                }
        }

        private static long Fixed(float value) => (long)(value * FixedOne);

        private void Put(Vector3 sum, Span<float> target)
        {
            target[0] = (sum.X * _gain) + _offset;
            target[1] = (sum.Y * _gain) + _offset;
            target[2] = (sum.Z * _gain) + _offset;
        }
    }

    /// <summary>A photo as a function of place; two ways to read it.</summary>
    private interface ISampleSource
    {
        public Vector3 At(Vector2 place);
    }

    private readonly struct Nearest(Pixels pixels) : ISampleSource
    {
        public Vector3 At(Vector2 place) => pixels.At((int)MathF.Floor(place.X), (int)MathF.Floor(place.Y));
    }

    private readonly struct Interpolated(Pixels pixels) : ISampleSource
    {
        public Vector3 At(Vector2 place)
        {
            // Pixel centres lie at half coordinates.
            var (x, y) = (place.X - 0.5f, place.Y - 0.5f);
            int left = (int)MathF.Floor(x), top = (int)MathF.Floor(y);
            var upper = Vector3.Lerp(pixels.At(left, top), pixels.At(left + 1, top), x - left);
            var lower = Vector3.Lerp(pixels.At(left, top + 1), pixels.At(left + 1, top + 1), x - left);
            return Vector3.Lerp(upper, lower, y - top);
        }
    }

    private readonly struct Pixels(ushort* rgb, int width, int height, Beyond beyond)
    {
        public Vector3 At(int x, int y)
        {
            if ((uint)x >= (uint)width || (uint)y >= (uint)height)
            {
                if (beyond == Beyond.Black) return Vector3.Zero;
                (x, y) = (Math.Clamp(x, 0, width - 1), Math.Clamp(y, 0, height - 1));
            }

            var pixel = rgb + ((((long)y * width) + x) * 3);
            return new Vector3(pixel[0], pixel[1], pixel[2]);
        }
    }
}
