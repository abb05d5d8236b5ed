using System.Runtime.InteropServices;

namespace PhotoProgress.Analysis.Ingest.Slates;

/// <summary>The entry points of zbar that scan a grey picture in memory; none that opens files or cameras.</summary>
internal static unsafe partial class ZbarNative
{
    public const string Zbar = "libzbar.so.0";

    // <zbar.h>
    public const int EverySymbology = 0;
    public const int QrCode = 64;
    public const int Enable = 0;

    /// <summary>FourCC <c>Y800</c>: 8 bits of grey a pixel, rows without padding.</summary>
    public const uint Grey = 0x3030_3859;

    [LibraryImport(Zbar, EntryPoint = "zbar_image_scanner_create")]
    public static partial ZbarScanner CreateScanner();

    [LibraryImport(Zbar, EntryPoint = "zbar_image_scanner_destroy")]
    public static partial void DestroyScanner(nint scanner);

    [LibraryImport(Zbar, EntryPoint = "zbar_image_scanner_set_config")]
    public static partial int Configure(ZbarScanner scanner, int symbology, int setting, int value);

    [LibraryImport(Zbar, EntryPoint = "zbar_image_scanner_request_dbus")]
    public static partial int AnnounceOnBus(ZbarScanner scanner, int announce);

    [LibraryImport(Zbar, EntryPoint = "zbar_image_create")]
    public static partial ZbarImage CreateImage();

    [LibraryImport(Zbar, EntryPoint = "zbar_image_destroy")]
    public static partial void DestroyImage(nint image);

    [LibraryImport(Zbar, EntryPoint = "zbar_image_set_format")]
    public static partial void SetFormat(ZbarImage image, nuint fourCc);

    [LibraryImport(Zbar, EntryPoint = "zbar_image_set_size")]
    public static partial void SetSize(ZbarImage image, uint width, uint height);

    [LibraryImport(Zbar, EntryPoint = "zbar_image_set_data")]
    public static partial void SetData(ZbarImage image, void* samples, nuint length, nint free);

    [LibraryImport(Zbar, EntryPoint = "zbar_scan_image")]
    public static partial int Scan(ZbarScanner scanner, ZbarImage image);

    [LibraryImport(Zbar, EntryPoint = "zbar_image_first_symbol")]
    public static partial nint FirstSymbol(ZbarImage image);

    [LibraryImport(Zbar, EntryPoint = "zbar_symbol_next")]
    public static partial nint NextSymbol(nint symbol);

    [LibraryImport(Zbar, EntryPoint = "zbar_symbol_get_data")]
    public static partial byte* SymbolText(nint symbol);

    [LibraryImport(Zbar, EntryPoint = "zbar_symbol_get_data_length")]
    public static partial uint SymbolLength(nint symbol);
}

/// <summary>A scanner with its settings. Not thread-safe.</summary>
internal sealed class ZbarScanner() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        ZbarNative.DestroyScanner(handle);
        return true;
    }
}

/// <summary>A picture that zbar scans, and the symbols found in it.</summary>
internal sealed class ZbarImage() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle()
    {
        ZbarNative.DestroyImage(handle);
        return true;
    }
}
