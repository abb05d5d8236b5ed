using System.Diagnostics.CodeAnalysis;
using BitMiracle.LibJpeg.Classic;

namespace PhotoProgress.Analysis.Ingest.Jpeg;

/// <summary>
/// Reads a JPEG as finely as it was stored. A file keeps the mean of a block to an eighth of a code and finer, but decoders round
/// lightness and both colours to whole codes on their way to 8 bits. Where compression took the noise nothing scatters that rounding, and
/// smooth skin gets steps: one code of the blue difference is 3 to 4 % of melanin. Here the library unpacks the blocks, and ITU-T T.81 and T.871 are
/// followed from there in floating point: values are the middle of their steps, colours at half the resolution come up by triangles, as libjpeg does both.
/// </summary>
internal static class FineJpeg
{
    /// <summary>Above this whole codes have to do: for a moment some 30 bytes a pixel are needed.</summary>
    public const long MaxPixels = 30_000_000;

    /// <summary>Cameras write a progressive file in ten passes; each goes over all blocks.</summary>
    private const int MostScans = 40;

    private const int Colours = 3;

    /// <summary>Samples of the picture as it is stored, RGB of the file's own colour space, 0 to 65535.</summary>
    /// <param name="file">The JPEG, whole.</param>
    /// <param name="width">As its header says.</param>
    /// <param name="height">As its header says.</param>
    /// <returns>Null for a kind that no camera writes: not three colours, colour at a third of the resolution, arithmetic coding; and for a file with damaged blocks.</returns>
    public static ushort[]? Read(byte[] file, int width, int height)
    {
        if ((long)width * height > MaxPixels || Scans(file) > MostScans) return null;
        try
        {
            using var stream = new MemoryStream(file, writable: false);
            var reader = new jpeg_decompress_struct(new Strict());
            reader.jpeg_stdio_src(stream);
            reader.jpeg_read_header(true);
            return IsUsual(reader, width, height) ? Samples(reader, file, width, height) : null;
        }
        catch (DamagedException)
        {
            return null;
        }
        catch (Exception fault) when (fault is IndexOutOfRangeException or NullReferenceException or ArithmeticException or ArgumentException)
        {
            return null; // the library's own, at a header that contradicts itself
        }
    }

    private static bool IsUsual(jpeg_decompress_struct reader, int width, int height)
    {
        if (reader.Num_components != Colours || reader.Jpeg_color_space != J_COLOR_SPACE.JCS_YCbCr || reader.Data_precision != 8) return false;
        if (reader.Image_width != width || reader.Image_height != height) return false;
        var parts = reader.Comp_info;
        return parts[0].H_samp_factor is 1 or 2 && parts[0].V_samp_factor is 1 or 2
            && parts.Take(Colours).Skip(1).All(part => part is { H_samp_factor: 1, V_samp_factor: 1 });
    }

    private static ushort[]? Samples(jpeg_decompress_struct reader, byte[] file, int width, int height)
    {
        var parts = reader.Comp_info;
        var (across, down) = (parts[0].H_samp_factor, parts[0].V_samp_factor);
        float[]?[] steps = [.. Enumerable.Range(0, Colours).Select(i => JpegTables.Steps(file, parts[i].Quant_tbl_no))];
        if (steps.Contains(null)) return null;
        var blocks = reader.jpeg_read_coefficients();
        ComponentPlane Plane(int i, int wide, int high) => ComponentPlane.Of(blocks[i], steps[i]!, wide, high);
        var (lightness, blue, red) = (Plane(0, width, height), Plane(1, Part(width, across), Part(height, down)), Plane(2, Part(width, across), Part(height, down)));
        return ComponentPlane.ToRgb(lightness, new Upsampling(blue, across, down, width), new Upsampling(red, across, down, width));
    }

    /// <summary>A component's own size (T.81, A.1.1).</summary>
    private static int Part(int size, int factor) => (size + factor - 1) / factor;

    /// <summary>Marker 0xFFDA; within coded data no marker can stand.</summary>
    private static int Scans(ReadOnlySpan<byte> file) => file.Count([(byte)0xFF, (byte)0xDA]);

    /// <summary>Takes any irregularity for damage, and prints nothing.</summary>
    private sealed class Strict : jpeg_error_mgr
    {
        [DoesNotReturn]
        public override void error_exit() => throw new DamagedException();

        public override void emit_message(int msg_level)
        {
            if (msg_level < 0) throw new DamagedException();
        }

        public override void output_message()
        {
        }
    }

    [SuppressMessage("Design", "CA1032", Justification = "Never leaves this file.")]
    [SuppressMessage("Design", "CA1064", Justification = "Never leaves this file.")]
    private sealed class DamagedException : Exception;
}
