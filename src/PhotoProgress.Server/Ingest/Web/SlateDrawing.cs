using System.Globalization;
using System.Text;
using PhotoProgress.Analysis.Ingest.Slates;
using QRCoder;

namespace PhotoProgress.Server.Ingest.Web;

/// <summary>A slate as SVG: one path of dark modules, coloured by the style sheet, because the pages allow no style within.</summary>
public static class SlateDrawing
{
    /// <summary>Light border in modules (ISO/IEC 18004).</summary>
    private const int QuietModules = 4;

    public static string Svg(SlateCode code)
    {
        using var data = QRCodeGenerator.GenerateQrCode(code.Format(), QRCodeGenerator.ECCLevel.Q);
        // QRCoder's matrix has a quiet zone of its own around it.
        var rows = data.ModuleMatrix;
        var first = rows.FindIndex(row => row.Cast<bool>().Any(dark => dark));
        var side = rows.Count - (2 * first);
        var path = new StringBuilder();
        for (var y = 0; y < side; y++)
            for (var x = 0; x < side; x++)
                if (rows[first + y][first + x]) path.Append(CultureInfo.InvariantCulture, $"M{x + QuietModules} {y + QuietModules}h1v1h-1z");
        var whole = side + (2 * QuietModules);
        return string.Create(CultureInfo.InvariantCulture, $"""<svg class="qr" viewBox="0 0 {whole} {whole}" role="img" aria-label="QR code of this session" shape-rendering="crispEdges"><rect width="{whole}" height="{whole}" fill="#fff"/><path d="{path}" fill="#000"/></svg>""");
    }
}
