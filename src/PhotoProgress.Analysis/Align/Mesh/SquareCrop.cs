using System.Numerics;
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
internal static class SquareCrop
{
    /// <summary>
    /// Most samples a side of a cell. A cell of many pixels is averaged from a regular subset: 5 × 5 samples leave a
    /// fifth of the pixel noise, far below what moves a landmark.
    /// </summary>
    private const int MostSamples = 5;

    /// <summary>Below this many pixels a cell, samples are interpolated; above, the pixel they fall in is good enough.</summary>
    private const float InterpolateBelow = 2.5f;

    /// <param name="cells">Cells a side.</param>
    /// <param name="target">Rows × columns × red, green, blue.</param>
    public static void Cut(SrgbImage photo, Square square, int cells, InputRange range, Beyond beyond, Span<float> target)
    {
        var pitch = square.Side / cells;
        var samples = Math.Clamp((int)MathF.Ceiling(pitch), 1, MostSamples);
        var sampler = new Sampler(photo, beyond, pitch < InterpolateBelow, IsInside(photo, square));
        var (right, down) = (square.Across / (cells * samples), square.Down / (cells * samples));
        var gain = range.Scale / (65535f * samples * samples);
        for (var row = 0; row < cells; row++)
            for (var column = 0; column < cells; column++, target = target[3..])
            {
                var start = square.Corner + (right * ((column * samples) + 0.5f)) + (down * ((row * samples) + 0.5f));
                var sum = sampler.Sum(start, right, down, samples);
                target[0] = (sum.X * gain) + range.Offset;
                target[1] = (sum.Y * gain) + range.Offset;
                target[2] = (sum.Z * gain) + range.Offset;
            }
    }

    // One pixel of margin for interpolation.
    private static bool IsInside(SrgbImage photo, Square square)
    {
        var reach = (Vector2.Abs(square.Across) + Vector2.Abs(square.Down)) / 2;
        var (low, high) = (square.Centre - reach, square.Centre + reach);
        return low.X >= 1 && low.Y >= 1 && high.X <= photo.Width - 2 && high.Y <= photo.Height - 2;
    }

    private readonly ref struct Sampler(SrgbImage photo, Beyond beyond, bool interpolate, bool inside)
    {
        private readonly ReadOnlySpan<ushort> _rgb = photo.Rgb;

        public Vector3 Sum(Vector2 start, Vector2 right, Vector2 down, int samples) =>
            interpolate ? SumInterpolated(start, right, down, samples) : inside ? SumInside(start, right, down, samples) : SumNearest(start, right, down, samples);

        private Vector3 SumInside(Vector2 start, Vector2 right, Vector2 down, int samples)
        {
            int red = 0, green = 0, blue = 0;
            for (var v = 0; v < samples; v++, start += down)
            {
                var at = start;
                for (var u = 0; u < samples; u++, at += right)
                {
                    var pixel = _rgb.Slice((((int)at.Y * photo.Width) + (int)at.X) * 3, 3);
                    red += pixel[0];
                    green += pixel[1];
                    blue += pixel[2];
                }
            }

            return new Vector3(red, green, blue);
        }

        private Vector3 SumNearest(Vector2 start, Vector2 right, Vector2 down, int samples)
        {
            var sum = Vector3.Zero;
            for (var v = 0; v < samples; v++, start += down)
                for (var u = 0; u < samples; u++)
                {
                    var at = start + (right * u);
                    sum += Pixel((int)MathF.Floor(at.X), (int)MathF.Floor(at.Y));
                }

            return sum;
        }

        private Vector3 SumInterpolated(Vector2 start, Vector2 right, Vector2 down, int samples)
        {
            var sum = Vector3.Zero;
            for (var v = 0; v < samples; v++, start += down)
                for (var u = 0; u < samples; u++) sum += Interpolate(start + (right * u));
            return sum;
        }

        private Vector3 Interpolate(Vector2 at)
        {
            // Pixel centres lie at half coordinates.
            var (x, y) = (at.X - 0.5f, at.Y - 0.5f);
            int left = (int)MathF.Floor(x), top = (int)MathF.Floor(y);
            var upper = Vector3.Lerp(Pixel(left, top), Pixel(left + 1, top), x - left);
            var lower = Vector3.Lerp(Pixel(left, top + 1), Pixel(left + 1, top + 1), x - left);
            return Vector3.Lerp(upper, lower, y - top);
        }

        private Vector3 Pixel(int x, int y)
        {
            if (!inside && ((uint)x >= (uint)photo.Width || (uint)y >= (uint)photo.Height))
            {
                if (beyond == Beyond.Black) return Vector3.Zero;
                (x, y) = (Math.Clamp(x, 0, photo.Width - 1), Math.Clamp(y, 0, photo.Height - 1));
            }

            var pixel = _rgb.Slice(((y * photo.Width) + x) * 3, 3);
            return new Vector3(pixel[0], pixel[1], pixel[2]);
        }
    }
}
