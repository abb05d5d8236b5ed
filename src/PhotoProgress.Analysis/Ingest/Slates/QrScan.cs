using System.Text;

namespace PhotoProgress.Analysis.Ingest.Slates;

/// <summary>The QR codes of one grey picture, by zbar.</summary>
internal static unsafe class QrScan
{
    /// <summary>What the codes say; codes of other kinds are not looked for. A code that is not UTF-8 is read with replacement characters.</summary>
    public static IReadOnlyList<string> Texts(GreyPicture picture)
    {
        using var scanner = NewScanner();
        fixed (byte* samples = picture.Samples)
        {
            using var image = ZbarNative.CreateImage(); // refers to the pinned samples, so it goes before they do
            if (image.IsInvalid) throw new InvalidOperationException("zbar has no memory for a picture.");
            ZbarNative.SetFormat(image, ZbarNative.Grey);
            ZbarNative.SetSize(image, (uint)picture.Width, (uint)picture.Height);
            ZbarNative.SetData(image, samples, (nuint)picture.Samples.Length, 0);
            if (ZbarNative.Scan(scanner, image) < 0) throw new InvalidOperationException($"zbar did not scan {picture.Width} × {picture.Height} pixels.");
            var texts = new List<string>();
            for (var symbol = ZbarNative.FirstSymbol(image); symbol != 0; symbol = ZbarNative.NextSymbol(symbol))
                texts.Add(Encoding.UTF8.GetString(ZbarNative.SymbolText(symbol), checked((int)ZbarNative.SymbolLength(symbol))));
            return texts;
        }
    }

    private static ZbarScanner NewScanner()
    {
        var scanner = ZbarNative.CreateScanner();
        if (scanner.IsInvalid) throw new InvalidOperationException("zbar has no memory for a scanner.");
        _ = ZbarNative.AnnounceOnBus(scanner, 0); // else Debian's build tells every code to the system's D-Bus
        _ = ZbarNative.Configure(scanner, ZbarNative.EverySymbology, ZbarNative.Enable, 0);
        _ = ZbarNative.Configure(scanner, ZbarNative.QrCode, ZbarNative.Enable, 1);
        return scanner;
    }
}
