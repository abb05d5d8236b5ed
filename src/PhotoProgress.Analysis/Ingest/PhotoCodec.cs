using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using PhotoProgress.Analysis.Ingest.Jpeg;
using PhotoProgress.Analysis.Ingest.Vips;
using PhotoProgress.Analysis.Pixels;

namespace PhotoProgress.Analysis.Ingest;

/// <summary>
/// The only place where a photo's bytes become pixels and pixels become bytes. Reads JPEG, PNG, WebP, TIFF, AVIF and HEIC
/// through libvips, a JPEG as finely as it is stored; the result is upright, sRGB, 16 bits. Safe to use from several threads at once.
/// </summary>
[SuppressMessage("Performance", "CA1822", Justification = "Having a codec proves that libvips is started.")]
public sealed class PhotoCodec
{
    /// <summary>Files above this are refused unread, in bytes: more than phones and cameras write as JPEG or HEIC.</summary>
    public const int MaxBytes = 80 * 1024 * 1024;

    /// <summary>Photos above this are refused before any pixel is decoded: 720 MB of samples.</summary>
    public const long MaxPixels = 120_000_000;

    /// <exception cref="DllNotFoundException">libvips is not installed.</exception>
    public PhotoCodec() => VipsLibrary.EnsureStarted();

    /// <summary>Whether a file that begins so can be a photo at all; decides nothing about the rest.</summary>
    /// <param name="head">The first 64 bytes, or all there are.</param>
    /// <returns>Null when it may be decoded; else <c>empty</c>, <c>not_an_image</c> or <c>unsupported_format</c>.</returns>
    public static Refusal? RefusedByHead(ReadOnlySpan<byte> head) =>
        head.IsEmpty ? PhotoRefusals.Empty
        : FileSignature.Name(head) is { } name && FileSignature.IsRead(name) ? null : PhotoRefusals.Unreadable(head);

    /// <summary>The everyday name of the format that a file begins like (<c>JPEG</c>, <c>HEIC</c> …); null if like nothing known.</summary>
    /// <param name="head">The first 64 bytes, or all there are.</param>
    public static string? FormatOf(ReadOnlySpan<byte> head) => FileSignature.Name(head);

    /// <summary>Decodes one photo; alpha is laid on white, an embedded colour profile is converted (relative intent).</summary>
    /// <returns>
    /// The photo, or a refusal: <c>empty</c>, <c>too_large_bytes</c>, <c>not_an_image</c>, <c>unsupported_format</c>,
    /// <c>truncated</c>, <c>animated</c> or <c>too_many_pixels</c>.
    /// </returns>
    public Outcome<Photo> Decode(byte[] bytes) => Decode(bytes, wholeCodes: false);

    /// <summary>The same, a JPEG in the whole codes of libjpeg's decoder: what other programs see of it.</summary>
    /// <inheritdoc cref="Decode(byte[])"/>
    public Outcome<Photo> DecodeWholeCodes(byte[] bytes) => Decode(bytes, wholeCodes: true);

    private static Outcome<Photo> Decode(byte[] bytes, bool wholeCodes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        if (bytes.Length == 0) return PhotoRefusals.Empty;
        if (bytes.Length > MaxBytes) return PhotoRefusals.TooLarge(bytes.Length);
        if (FileSignature.IsAnimated(bytes)) return PhotoRefusals.Animated(null);
        if (FileSignature.IsCameraRaw(bytes)) return PhotoRefusals.CameraRaw;
        var loader = FindLoader(bytes);
        if (loader is null) return PhotoRefusals.Unreadable(bytes);
        using var file = Open(loader, bytes);
        return file is null ? PhotoRefusals.Truncated(FileSignature.Name(bytes), null) : Decode(file, bytes, wholeCodes);
    }

    /// <summary>Encodes 8-bit sRGB without metadata.</summary>
    /// <param name="quality">libjpeg's scale, 1–100.</param>
    /// <param name="chroma">Resolution of colour.</param>
    public byte[] EncodeJpeg(SrgbImage image, int quality, ChromaSampling chroma = ChromaSampling.ByQuality)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(quality, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(quality, 100);
        var mode = chroma switch { ChromaSampling.Full => "off", ChromaSampling.Half => "on", _ => "auto" };
        return Encode(From8Bit(image), "jpegsave_buffer", $"Q={quality},strip=true,optimize-coding=true,subsample-mode={mode}");
    }

    /// <summary>Encodes without loss and without metadata: 8 bits when every sample fits, else 16.</summary>
    public byte[] EncodePng(SrgbImage image) =>
        Encode(Samples.FitIn8Bits(image.Rgb) ? From8Bit(image) : From16Bit(image), "pngsave_buffer", "strip=true");

    private static Outcome<Photo> Decode(VipsImage file, byte[] bytes, bool wholeCodes)
    {
        if (file.Pages > 1) return PhotoRefusals.Animated(file.Pages);
        if ((long)file.Width * file.Height > MaxPixels) return PhotoRefusals.TooManyPixels(file.Width, file.Height);
        if (!ColourConversion.Supports(file)) return PhotoRefusals.UnsupportedSamples(file.Bands);
        var described = HeifColour.Read(bytes);
        if (described.IsHdr) return PhotoRefusals.HighDynamicRange;
        var encoding = EncodingReader.Read(file, bytes);
        var samples = wholeCodes || encoding.Format != "jpeg" ? null : FineJpeg.Read(bytes, file.Width, file.Height);
        if (samples is null) return Upright(file, file, encoding, described, bytes);
        return PixelReader.BreaksAt(file) is { } row ? StoppedAt(row, file, bytes) : UprightFine(samples, file, encoding, described, bytes);
    }

    /// <param name="colours">Of the file as it is stored, in its own colour space.</param>
    private static Outcome<Photo> Upright(VipsImage colours, VipsImage file, EncodingRecord encoding, HeifColour described, byte[] bytes)
    {
        using var colour = ColourConversion.ToSrgb(colours, described.IsDisplayP3, out var converted);
        if (colour is null) return PhotoRefusals.UnsupportedSamples(file.Bands);
        var pixels = PixelReader.Read(colour, file.Orientation, encoding.BitsPerChannel, out var stoppedAt);
        if (pixels is null) return StoppedAt(stoppedAt, colour, bytes);
        return Described(pixels, file, encoding with { HadIccProfile = converted }, bytes);
    }

    private static unsafe Outcome<Photo> UprightFine(ushort[] samples, VipsImage file, EncodingRecord encoding, HeifColour described, byte[] bytes)
    {
        var profile = file.Blob(IccProfile.Field);
        if (file.Orientation == 1 && (profile.IsEmpty || IccProfile.IsSrgb(profile)))
            return Described(new SrgbImage(file.Width, file.Height, samples), file, encoding with { HadIccProfile = !profile.IsEmpty }, bytes);
        fixed (ushort* first = samples)
        {
            using var raw = VipsImage.Over(first, file.Width, file.Height);
            using var fine = AsRgb16(raw);
            if (!profile.IsEmpty) fine.SetBlob(IccProfile.Field, profile);
            return Upright(fine, file, encoding, described, bytes);
        }
    }

    private static Photo Described(SrgbImage pixels, VipsImage file, EncodingRecord encoding, byte[] bytes) =>
        new(pixels, CaptureReader.Read(file), encoding, Digest(bytes));

    private static Refusal StoppedAt(int row, VipsImage image, byte[] bytes) =>
        PhotoRefusals.Truncated(FileSignature.Name(bytes), $"decoding stopped after row {row} of {image.Height}");

    /// <summary>The loader libvips would take, if it is one of those that photos need; the rest is never started.</summary>
    private static unsafe string? FindLoader(byte[] bytes)
    {
        fixed (byte* first = bytes)
        {
            var name = Marshal.PtrToStringUTF8((nint)VipsNative.FindLoadBuffer(first, (nuint)bytes.Length));
            if (name is null) VipsNative.ClearErrors();
            return Array.Find(AllowedLoaders, allowed => allowed == name);
        }
    }

    private static readonly string[] AllowedLoaders =
    [
        "VipsForeignLoadJpegBuffer", "VipsForeignLoadPngBuffer", "VipsForeignLoadWebpBuffer",
        "VipsForeignLoadTiffBuffer", "VipsForeignLoadHeifBuffer",
    ];

    private static VipsImage? Open(string loader, byte[] bytes)
    {
        using var load = new VipsOperation(loader, "fail-on=truncated,access=sequential");
        return load.With("buffer", bytes).TryRun() ? load.TakeImage("out") : null;
    }

    private static string Digest(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static VipsImage From8Bit(SrgbImage image) =>
        VipsImage.FromSamples<byte>(Samples.Narrow(image.Rgb), image.Width, image.Height, 3, VipsFormat.Byte);

    private static VipsImage From16Bit(SrgbImage image)
    {
        using var raw = VipsImage.FromSamples<ushort>(image.Rgb, image.Width, image.Height, 3, VipsFormat.UShort);
        return AsRgb16(raw);
    }

    private static VipsImage AsRgb16(VipsImage raw) => VipsOperation.Apply(raw, "copy", "interpretation=rgb16")!;

    private static byte[] Encode(VipsImage image, string saver, string options)
    {
        using var owned = image;
        using var save = new VipsOperation(saver, options);
        return save.With("in", image).TryRun()
            ? save.TakeBytes("buffer")
            : throw new InvalidOperationException($"libvips could not encode {image.Width} × {image.Height} pixels by {saver}.");
    }
}
