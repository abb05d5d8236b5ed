using PhotoProgress.Analysis.Ingest.Vips;

namespace PhotoProgress.Analysis.Ingest;

/// <summary>From the file's colours to sRGB or plain grey, 8 bits where nothing is lost by it, else 16.</summary>
internal static class ColourConversion
{
    /// <summary>Grey, RGB or CMYK of whole unsigned numbers, with or without alpha.</summary>
    public static bool Supports(VipsImage file) =>
        file.Format is VipsFormat.Byte or VipsFormat.UShort
        && file.Interpretation is VipsInterpretation.Grey or VipsInterpretation.Grey16 or VipsInterpretation.Srgb
            or VipsInterpretation.Rgb16 or VipsInterpretation.Cmyk
        && file.Bands <= ColourBands(file) + 1 && file.Bands >= ColourBands(file);

    /// <summary>Bands that carry colour; one more would be alpha.</summary>
    public static int ColourBands(VipsImage file) => file.Interpretation switch
    {
        VipsInterpretation.Grey or VipsInterpretation.Grey16 => 1,
        VipsInterpretation.Cmyk => 4,
        _ => 3,
    };

    /// <param name="file">A supported image.</param>
    /// <param name="isDisplayP3">Whether the file says by other means than a profile that its primaries are Display P3.</param>
    /// <param name="honoured">Whether an embedded profile decided the result.</param>
    /// <returns>One or three bands, lazily computed; null for ink (CMYK) that cannot be converted.</returns>
    public static VipsImage? ToSrgb(VipsImage file, bool isDisplayP3, out bool honoured)
    {
        using var opaque = Flatten(file);
        var profile = file.Blob(IccProfile.Field);
        var isSrgb = IccProfile.IsSrgb(profile);
        honoured = isSrgb || IccProfile.Fits(profile, ColourBands(file));
        if (isSrgb) return Copy(opaque);
        var assumed = file.Interpretation == VipsInterpretation.Cmyk ? "cmyk" : isDisplayP3 && ColourBands(file) == 3 ? "p3" : null;
        if (!honoured && assumed is null) return Copy(opaque); // a broken profile does not cost the photo: it is read as sRGB
        return Transform(opaque, honoured, assumed) ?? (assumed == "cmyk" ? null : Copy(opaque));
    }

    /// <summary>
    /// Lays transparent parts on white: what a viewer shows, and outside any face. Mixing before the conversion keeps the
    /// conversion free of alpha.
    /// </summary>
    private static VipsImage Flatten(VipsImage file) => file.Bands == ColourBands(file)
        ? Copy(file)
        : VipsOperation.Apply(file, "flatten", file.Format == VipsFormat.Byte ? "background=255" : "background=65535,max-alpha=65535")
            ?? throw new InvalidOperationException("libvips could not lay an image on white.");

    private static VipsImage? Transform(VipsImage image, bool embedded, string? assumed) => VipsOperation.Apply(
        image,
        "icc_transform",
        $"output-profile=srgb,intent=relative,depth=16{(embedded ? ",embedded=true" : "")}{(assumed is null ? "" : $",input-profile={assumed}")}");

    private static VipsImage Copy(VipsImage image) =>
        VipsOperation.Apply(image, "copy", "") ?? throw new InvalidOperationException("libvips could not copy an image's header.");
}
