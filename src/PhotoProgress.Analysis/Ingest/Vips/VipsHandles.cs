using System.Runtime.InteropServices;

namespace PhotoProgress.Analysis.Ingest.Vips;

/// <summary>A counted reference to a GObject.</summary>
internal abstract class GObjectHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        VipsNative.UnrefObject(handle);
        return true;
    }
}

/// <summary>A part of an image whose pixels can be asked for, top to bottom.</summary>
internal sealed class VipsRegion : GObjectHandle;

/// <summary>An image of libvips: a header at once, pixels when asked for.</summary>
internal sealed unsafe class VipsImage : GObjectHandle
{
    public VipsImage()
    {
    }

    public VipsImage(nint owned) => SetHandle(owned);

    public int Width => VipsNative.Width(this);

    public int Height => VipsNative.Height(this);

    public int Bands => VipsNative.Bands(this);

    public VipsFormat Format => (VipsFormat)VipsNative.Format(this);

    public VipsInterpretation Interpretation => (VipsInterpretation)VipsNative.Interpretation(this);

    /// <summary>Frames of an animation or pages of a document; at least 1.</summary>
    public int Pages => VipsNative.Pages(this);

    /// <summary>EXIF orientation, 1–8; 1 where the file does not say.</summary>
    public int Orientation => VipsNative.Orientation(this);

    /// <summary>A copy of packed samples, row by row, as an image.</summary>
    public static VipsImage FromSamples<T>(ReadOnlySpan<T> samples, int width, int height, int bands, VipsFormat format)
        where T : unmanaged
    {
        fixed (T* first = samples)
            return Taken(VipsNative.NewImageFromMemory(first, (nuint)samples.Length * (nuint)sizeof(T), width, height, bands, (int)format));
    }

    /// <summary>16-bit RGB as an image, without a copy: the memory has to outlive it and all that is made of it.</summary>
    public static VipsImage Over(ushort* samples, int width, int height) => Taken(VipsNative.NewImageOverMemory(
        samples, (nuint)width * (nuint)height * 3 * sizeof(ushort), width, height, 3, (int)VipsFormat.UShort));

    private static VipsImage Taken(nint image) =>
        image != 0 ? new VipsImage(image) : throw new InvalidOperationException($"libvips took no pixels: {VipsLibrary.TakeErrors()}");

    /// <summary>Notes a binary header field; an image that nobody has read from yet.</summary>
    public void SetBlob(string field, ReadOnlySpan<byte> content)
    {
        fixed (byte* first = content) VipsNative.SetBlobCopy(this, field, first, (nuint)content.Length);
    }

    public bool Has(string field) => VipsNative.TypeOf(this, field) != 0;

    /// <summary>A header field as libvips prints it; null where the file has none.</summary>
    public string? Text(string field)
    {
        if (!Has(field) || VipsNative.GetAsString(this, field, out var text) != 0) return null;
        var copy = Marshal.PtrToStringUTF8((nint)text);
        VipsNative.Free(text);
        return copy;
    }

    /// <summary>A binary header field; empty where the file has none. Valid as long as the image.</summary>
    public ReadOnlySpan<byte> Blob(string field) =>
        Has(field) && VipsNative.GetBlob(this, field, out var data, out var length) == 0 ? new(data, checked((int)length)) : [];
}

/// <summary>Sample types of libvips that photos come in.</summary>
internal enum VipsFormat
{
    Byte = 0,
    UShort = 2,
}

/// <summary>What the bands of an image mean, as far as photos need it.</summary>
internal enum VipsInterpretation
{
    Grey = 1,
    Cmyk = 15,
    Srgb = 22,
    Rgb16 = 25,
    Grey16 = 26,
}
