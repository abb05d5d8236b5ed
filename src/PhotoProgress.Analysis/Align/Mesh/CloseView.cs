using System.Numerics;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Align.Mesh;

/// <summary>
/// A photo as the mesher reads it: the photo itself, or around a large face a reduced, level copy. Five turned squares
/// are cut for one mesh; cutting them from rows of a large photo misses the cache and page tables at every sample.
/// </summary>
/// <param name="Corner">Place of the view's corner in the photo, pixels.</param>
/// <param name="Pitch">Photo pixels a pixel of the view.</param>
internal readonly record struct CloseView(SrgbImage Image, Vector2 Corner, float Pitch)
{
    /// <summary>Cells a side of the copy: a region of 192 cells keeps about two pixels a cell.</summary>
    public const int Cells = 512;

    /// <summary>The copy reaches this much further than the first region, since the next one may be larger and elsewhere.</summary>
    private const float Margin = 1.25f;

    /// <summary>Below this many photo pixels a cell a copy is not worth while.</summary>
    private const float LeastPitch = 2f;

    /// <param name="copy">Room for the copy, <see cref="Cells"/> × <see cref="Cells"/>.</param>
    public static CloseView Around(SrgbImage photo, Square region, SrgbImage copy)
    {
        var side = Margin * (MathF.Abs(region.Across.X) + MathF.Abs(region.Across.Y));
        var pitch = side / Cells;
        if (pitch < LeastPitch) return new CloseView(photo, Vector2.Zero, 1f);
        var view = new CloseView(copy, region.Centre - new Vector2(side / 2), pitch);
        view.Fill(photo);
        return view;
    }

    public Square Locate(Square inPhoto) => inPhoto with { Centre = (inPhoto.Centre - Corner) / Pitch, Side = inPhoto.Side / Pitch };

    /// <summary>Each cell becomes the mean of two by two pixels at a quarter and three quarters of its sides.</summary>
    private unsafe void Fill(SrgbImage photo)
    {
        var columns = stackalloc int[2 * Cells];
        for (var i = 0; i < 2 * Cells; i++) columns[i] = 3 * Place(Corner.X, i, photo.Width);
        fixed (ushort* source = photo.Rgb, target = Image.Rgb)
        {
            for (var row = 0; row < Cells; row++)
            {
                var upper = source + (3L * photo.Width * Place(Corner.Y, 2 * row, photo.Height));
                var lower = source + (3L * photo.Width * Place(Corner.Y, (2 * row) + 1, photo.Height));
                var cell = target + (3L * Cells * row);
                for (var i = 0; i < 2 * Cells; i += 2, cell += 3)
                    for (var c = 0; c < 3; c++)
                        cell[c] = (ushort)((upper[columns[i] + c] + upper[columns[i + 1] + c] + lower[columns[i] + c] + lower[columns[i + 1] + c] + 2) >> 2);
            }
        }
    }

    // Samples stand half a cell apart; beyond the border the nearest pixel counts.
    private int Place(float corner, int sample, int length) => Math.Clamp((int)MathF.Floor(corner + ((sample + 0.5f) * Pitch / 2)), 0, length - 1);
}
