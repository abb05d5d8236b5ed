using System.Numerics;
using PhotoProgress.Analysis.Align;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Tests.Align;

/// <summary>A changed copy of a photo and the way back: where a point of the copy lies in the original.</summary>
internal sealed record PhotoCopy(SrgbImage Image, Func<Vector2, Vector2> Back)
{
    public static PhotoCopy Scaled(SrgbImage photo, float factor) =>
        Resampled(photo, (int)(photo.Width * factor), (int)(photo.Height * factor), p => ((p + new Vector2(0.5f)) / factor) - new Vector2(0.5f));

    /// <param name="degrees">Clockwise in the picture.</param>
    public static PhotoCopy Rolled(SrgbImage photo, float degrees)
    {
        var centre = new Vector2(photo.Width - 1, photo.Height - 1) / 2;
        var back = Matrix3x2.CreateRotation(-degrees * MathF.PI / 180, centre);
        return Resampled(photo, photo.Width, photo.Height, p => Vector2.Transform(p, back));
    }

    public static PhotoCopy Cropped(SrgbImage photo, int left, int top, int width, int height) =>
        Resampled(photo, width, height, p => p + new Vector2(left, top));

    public static PhotoCopy Mirrored(SrgbImage photo) =>
        Resampled(photo, photo.Width, photo.Height, p => p with { X = photo.Width - 1 - p.X });

    /// <summary>Each channel's code times a factor.</summary>
    public static PhotoCopy Tinted(SrgbImage photo, float red, float green, float blue)
    {
        float[] gain = [red, green, blue];
        return new PhotoCopy(new SrgbImage(photo.Width, photo.Height, [.. photo.Rgb.Select((code, i) => (ushort)(code * gain[i % 3]))]), p => p);
    }

    /// <summary>On a larger grey canvas, shrunk so that the copy has <paramref name="side"/> pixels a side.</summary>
    public static PhotoCopy OnCanvas(SrgbImage photo, int side, float factor, Vector2 corner)
    {
        var copy = Resampled(photo, side, side, p => ((p - corner + new Vector2(0.5f)) / factor) - new Vector2(0.5f));
        for (var i = 0; i < side * side; i++)
        {
            var p = copy.Back(new Vector2(i % side, i / side));
            if (p.X < 0 || p.Y < 0 || p.X > photo.Width - 1 || p.Y > photo.Height - 1) copy.Image.Rgb.AsSpan(3 * i, 3).Fill(30000);
        }

        return copy;
    }

    /// <summary>Root mean square over the mesh of the distance to the original's points, over the original's pupil distance.</summary>
    public double Jitter(Face original, Face copy)
    {
        var sum = original.Mesh.Zip(copy.Mesh, (a, b) => (double)Vector2.DistanceSquared(new(a.X, a.Y), Back(new(b.X, b.Y)))).Sum();
        return Math.Sqrt(sum / original.Mesh.Length) / Pupils.Of(original).Distance;
    }

    private static PhotoCopy Resampled(SrgbImage photo, int width, int height, Func<Vector2, Vector2> back)
    {
        var copy = new SrgbImage(width, height, new ushort[width * height * 3]);
        for (var i = 0; i < width * height; i++) Interpolate(photo, back(new Vector2(i % width, i / width)), copy.Rgb.AsSpan(3 * i, 3));
        return new PhotoCopy(copy, back);
    }

    private static void Interpolate(SrgbImage photo, Vector2 place, Span<ushort> pixel)
    {
        int x = (int)MathF.Floor(place.X), y = (int)MathF.Floor(place.Y);
        for (var c = 0; c < 3; c++)
        {
            float At(int column, int row) =>
                photo.Rgb[(((Math.Clamp(row, 0, photo.Height - 1) * photo.Width) + Math.Clamp(column, 0, photo.Width - 1)) * 3) + c];
            var upper = float.Lerp(At(x, y), At(x + 1, y), place.X - x);
            var lower = float.Lerp(At(x, y + 1), At(x + 1, y + 1), place.X - x);
            pixel[c] = (ushort)MathF.Round(float.Lerp(upper, lower, place.Y - y));
        }
    }
}
