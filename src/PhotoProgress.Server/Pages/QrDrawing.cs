using System.Globalization;
using System.Net;
using System.Text;
using QRCoder;

namespace PhotoProgress.Server.Pages;

/// <summary>A QR code as SVG: one path of dark modules without any style within, because the pages allow none.</summary>
public static class QrDrawing
{
    /// <summary>Light border in modules (ISO/IEC 18004).</summary>
    private const int QuietModules = 4;

    /// <param name="label">What a screen reader says.</param>
    public static string Svg(string text, string label)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.Q);
        // QRCoder's matrix has a quiet zone of its own around it.
        var rows = data.ModuleMatrix;
        var first = rows.FindIndex(row => row.Cast<bool>().Any(dark => dark));
        var side = rows.Count - (2 * first);
        var path = new StringBuilder();
        for (var y = 0; y < side; y++)
            for (var x = 0; x < side; x++)
                if (rows[first + y][first + x]) path.Append(CultureInfo.InvariantCulture, $"M{x + QuietModules} {y + QuietModules}h1v1h-1z");
        var whole = side + (2 * QuietModules);
        return string.Create(CultureInfo.InvariantCulture, $"""<svg class="qr" viewBox="0 0 {whole} {whole}" role="img" aria-label="{WebUtility.HtmlEncode(label)}" shape-rendering="crispEdges"><rect width="{whole}" height="{whole}" fill="#fff"/><path d="{path}" fill="#000"/></svg>""");
    }
}
